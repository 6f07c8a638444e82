import type { Ref } from "react";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import styles from "./text-field.module.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  label: string;
  /** Shown above the field; otherwise for assistive technology only. */
  showLabel?: boolean;
  placeholder?: string;
  description?: string;
  error?: string | null;
  /** Several lines. */
  rows?: number;
  inputRef?: Ref<HTMLInputElement>;
}

/** A labelled line (or several lines) of text. */
export function TextField({
  label,
  showLabel = true,
  placeholder,
  description,
  error,
  rows,
  inputRef,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={Boolean(error)} className={styles.field as string}>
      <Label className={showLabel ? (styles.label as string) : "visually-hidden"}>{label}</Label>
      {rows ? (
        <TextArea className={styles.input as string} rows={rows} placeholder={placeholder} />
      ) : (
        <Input className={styles.input as string} placeholder={placeholder} ref={inputRef} />
      )}
      {description && (
        <Text slot="description" className={styles.description as string}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error as string}>{error}</FieldError>
    </AriaTextField>
  );
}
