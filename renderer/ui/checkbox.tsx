import { Check } from "lucide-react";
import { Checkbox as AriaCheckbox } from "react-aria-components";
import styles from "./checkbox.module.css";

/** A box with a tick and its words. */
export function Checkbox(props: { label: string; isOn: boolean; onChange(isOn: boolean): void }) {
  return (
    <AriaCheckbox className={styles.checkbox as string} isSelected={props.isOn} onChange={props.onChange}>
      <span className={styles.box} aria-hidden>
        <Check size={12} strokeWidth={3} />
      </span>
      {props.label}
    </AriaCheckbox>
  );
}
