import { Check, ChevronDown } from "lucide-react";
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./select.module.css";

export interface SelectOption<Id extends string> {
  id: Id;
  label: string;
  /** More about it, in the list only. */
  note?: string | undefined;
}

/** One of several, from a list that opens; the label stands above, or before it in a toolbar. */
export function Select<Id extends string>(props: {
  label: string;
  value: Id;
  options: readonly SelectOption<Id>[];
  onChange(value: Id): void;
  isInline?: boolean;
}) {
  return (
    <AriaSelect
      className={classNames(styles.select, props.isInline && styles.inline)}
      value={props.value}
      onChange={(key) => key !== null && props.onChange(key as Id)}
    >
      <Label className={styles.label as string}>{props.label}</Label>
      <Button className={styles.button as string}>
        <SelectValue className={styles.value as string} />
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover as string} offset={4}>
        <ListBox className={styles.list as string} items={props.options}>
          {({ id, label, note }) => (
            <ListBoxItem id={id} textValue={label} className={styles.option as string}>
              {({ isSelected }) => (
                <>
                  <span className={styles.mark} aria-hidden>
                    {isSelected && <Check size={14} />}
                  </span>
                  {label}
                  {note && <span className={styles.note}>{note}</span>}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
