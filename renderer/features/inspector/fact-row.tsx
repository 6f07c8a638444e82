import { RotateCcw } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { KnownText } from "../../../shared/api/common-schemas.ts";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { IconButton } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { FactForm, type FactValue } from "./fact-form.tsx";
import styles from "./fact-row.module.css";
import { isContested, originWords } from "./origin-words.ts";
import type { ValueForm } from "./typed-value.ts";

export interface FactEditing {
  form: ValueForm;
  /** Facet whose values are offered while typing. */
  suggest?: FacetField;
  /** A person's attribute can hold for some days only. */
  hasPeriod?: boolean;
  onSave(value: FactValue): Promise<boolean>;
  /** Takes back what the analyst set; left out when nothing is set. */
  onReset?: (() => void) | undefined;
}

export interface FactRowProps {
  label: string;
  known: KnownText;
  /** The value as it should read. */
  words?: string | null;
  editing?: FactEditing;
  /** Begins to edit at once, as when somebody asked for this very field. */
  startsEditing?: boolean;
  onStarted?(): void;
  /** Below the value, e.g. a hint. */
  children?: ReactNode;
}

/** One fact with where it comes from; editable ones become a form in their place. */
export function FactRow(props: FactRowProps) {
  const { label, known, editing } = props;
  const [isEditing, setEditing] = useState(false);
  const value = useRef<HTMLButtonElement>(null);
  const returns = useRef(false);
  const { startsEditing, onStarted } = props;
  useEffect(() => {
    if (!startsEditing) return;
    setEditing(true);
    onStarted?.();
  }, [startsEditing, onStarted]);
  useEffect(() => {
    if (isEditing || !returns.current) return;
    returns.current = false;
    value.current?.focus();
  }, [isEditing]);
  const close = () => {
    returns.current = true;
    setEditing(false);
  };
  const words = known.value === null ? null : (props.words ?? known.value);

  return (
    <div className={styles.row} data-editing={(isEditing && editing !== undefined) || undefined}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {isEditing && editing ? (
          <FactForm label={label} start={known.value === null ? "" : (words ?? "")} editing={editing} onClose={close} />
        ) : (
          <>
            <Shown label={label} words={words} buttonRef={value} onEdit={editing && (() => setEditing(true))} />
            {known.origin === "set" && editing?.onReset && (
              <IconButton
                icon={RotateCcw}
                small
                label={`Back to what is printed for ${label.toLowerCase()}`}
                onPress={editing.onReset}
              />
            )}
            <span
              className={classNames(styles.origin, isContested(known) && styles.contested)}
              data-origin={known.origin}
            >
              {originWords(known)}
            </span>
          </>
        )}
      </dd>
      {!isEditing && props.children && <dd className={styles.below}>{props.children}</dd>}
    </div>
  );
}

function Shown(props: {
  label: string;
  words: string | null;
  buttonRef: React.RefObject<HTMLButtonElement | null>;
  onEdit: (() => void) | undefined;
}) {
  const { label, words, onEdit } = props;
  if (!onEdit) return <span className={styles.words}>{words ?? "–"}</span>;
  return (
    <AriaButton
      ref={props.buttonRef}
      className={styles.edit as string}
      aria-label={words === null ? `Set ${label.toLowerCase()}` : `${label}: ${words}. Edit`}
      onPress={onEdit}
    >
      {words ?? <span className={styles.none}>Set {label.toLowerCase()}</span>}
    </AriaButton>
  );
}
