import { Minus, Plus } from "lucide-react";
import { Button, Group, Input, Label, NumberField } from "react-aria-components";
import styles from "./stepper.module.css";

/** A whole number within limits, typed or stepped. */
export function Stepper(props: {
  label: string;
  /** Said after the number. */
  unit: string;
  value: number;
  least: number;
  most: number;
  onChange(value: number): void;
}) {
  return (
    <NumberField
      className={styles.stepper as string}
      value={props.value}
      minValue={props.least}
      maxValue={props.most}
      step={1}
      onChange={(value) => Number.isFinite(value) && props.onChange(value)}
    >
      <Label className={styles.label as string}>
        {props.label} <span className={styles.unit}>({props.unit})</span>
      </Label>
      <Group className={styles.group as string}>
        <Button slot="decrement" className={styles.step as string}>
          <Minus size={14} aria-hidden />
        </Button>
        <Input className={styles.input as string} />
        <Button slot="increment" className={styles.step as string}>
          <Plus size={14} aria-hidden />
        </Button>
      </Group>
    </NumberField>
  );
}
