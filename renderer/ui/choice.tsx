import { Label, Radio, RadioGroup } from "react-aria-components";
import styles from "./choice.module.css";

/** One of a few, all in sight, side by side. */
export function Choice<Id extends string>(props: {
  label: string;
  /** Otherwise the label is for assistive technology only. */
  showLabel?: boolean;
  /** Null while none is chosen. */
  value: Id | null;
  options: readonly { id: Id; label: string }[];
  /** In two columns instead of one row. */
  inColumns?: boolean;
  onChange(value: Id): void;
}) {
  const { showLabel = true, inColumns = false } = props;
  return (
    <RadioGroup
      className={styles.choice as string}
      value={props.value}
      onChange={(value) => props.onChange(value as Id)}
      orientation="horizontal"
    >
      <Label className={showLabel ? (styles.label as string) : "visually-hidden"}>{props.label}</Label>
      <div className={styles.options} data-columns={inColumns}>
        {props.options.map(({ id, label }) => (
          <Radio key={id} value={id} className={styles.option as string}>
            {label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
