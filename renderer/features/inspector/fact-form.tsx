import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { houseName } from "./correction-labels.ts";
import styles from "./fact-form.module.css";
import type { FactEditing } from "./fact-row.tsx";
import { readPeriod, readTyped } from "./typed-value.ts";

/** What was decided: null says that the value is not known. Days are null unless they were given. */
export interface FactValue {
  value: string | null;
  from: string | null;
  to: string | null;
}

interface Problem {
  at: "value" | "from" | "to";
  words: string;
}

/** A small form in the place of a fact: Enter keeps, Escape leaves everything as it was. */
export function FactForm(props: { label: string; start: string; editing: FactEditing; onClose(): void }) {
  const { label, start, editing, onClose } = props;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const suggestions = useSuggestions(editing.suggest);
  useEffect(() => {
    const field = form.current?.elements.namedItem("value");
    if (field instanceof HTMLElement) field.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, []);

  const submit = useOneAtATime(async () => {
    const typed = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? "");
    const read = readTyped(editing.form, typed("value"));
    const period = readPeriod(typed("from"), typed("to"));
    const found: Problem | null =
      "problem" in read
        ? { at: "value", words: read.problem }
        : "problem" in period
          ? { at: period.at, words: period.problem }
          : null;
    setProblem(found);
    const wrong = found && form.current?.elements.namedItem(found.at);
    if (wrong instanceof HTMLElement) wrong.focus();
    if ("problem" in read || "problem" in period) return;
    if (typed("value").trim() === start && period.from === null && period.to === null) return onClose();
    setSaving(true);
    const isSaved = await editing.onSave({ value: read.value, ...period });
    setSaving(false);
    if (isSaved) onClose();
  });
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    onClose();
  }
  const field = (name: Problem["at"]) => ({
    name,
    "aria-invalid": problem?.at === name,
    "aria-describedby": problem?.at === name ? `${id}-problem` : undefined,
    className: styles.input,
  });

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={`Edit ${label.toLowerCase()}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={onKeyDown}
    >
      {editing.form === "house" ? (
        <select {...field("value")} aria-label={label} defaultValue={houseValue(start)}>
          <option value="">Not known</option>
          {houses(start, suggestions).map((house) => (
            <option key={house} value={house}>
              {houseName(house)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...field("value")}
          aria-label={label}
          defaultValue={start}
          list={editing.suggest ? `${id}-list` : undefined}
          placeholder={PLACEHOLDERS[editing.form]}
          maxLength={2000}
          autoComplete="off"
        />
      )}
      {editing.suggest && (
        <datalist id={`${id}-list`}>
          {suggestions.map((value) => (
            <option key={value} value={value} />
          ))}
        </datalist>
      )}
      {editing.hasPeriod && (
        <div className={styles.period}>
          <input {...field("from")} aria-label="From" placeholder="from any day" maxLength={40} autoComplete="off" />
          <input {...field("to")} aria-label="To" placeholder="to any day" maxLength={40} autoComplete="off" />
        </div>
      )}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem.words}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" look="primary" small isPending={isSaving}>
          Set
        </Button>
        <Button small look="quiet" onPress={onClose}>
          Cancel
        </Button>
        {start !== "" && <span className={styles.hint}>empty: not known</span>}
      </div>
    </form>
  );
}

const PLACEHOLDERS = { text: "", day: "16 January 2025", address: "https://", house: "" };

/** Values met in the library, so that the same thing is written the same way. */
function useSuggestions(field: FacetField | undefined): string[] {
  const { data } = useCall("query.run", field === undefined ? null : { spec: EMPTY_QUERY, limit: 0 });
  const facet = data?.facets.find((other) => other.field === field);
  return facet?.values.flatMap(({ value }) => value ?? []) ?? [];
}

function houses(start: string, met: readonly string[]): string[] {
  return [...new Set(["commons", "lords", ...met, ...(start === "" ? [] : [houseValue(start)])])];
}

/** The value behind a house's name. */
function houseValue(words: string): string {
  return ["commons", "lords"].find((house) => houseName(house) === words) ?? words;
}
