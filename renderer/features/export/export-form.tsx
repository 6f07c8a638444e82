import type { ArrangeKey, ChosenOption } from "../../../shared/exporters/exporter.ts";
import { EXPORTERS } from "../../../shared/exporters/registry.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Choice } from "../../ui/choice.tsx";
import { formatNumber } from "../../ui/count.ts";
import { Select } from "../../ui/select.tsx";
import { type ExportChoice, isWithoutMemos } from "./export-choice.ts";
import styles from "./export-dialog.module.css";
import { exporterOf } from "./exporter-of.ts";
import type { Scope, ScopePart } from "./use-scope.ts";

const KEYS: { id: ArrangeKey; label: string }[] = [
  { id: "tag", label: "Tag" },
  { id: "debate", label: "Debate" },
  { id: "speaker", label: "Speaker" },
  { id: "date", label: "Date" },
];
const NOT_GROUPED = { id: "none", label: "Nothing" } as const;

/** A table has a row for each passage; rows of memos say so themselves. */
const WITH_MEMOS: Record<string, string> = { csv: "With memos (rows of their own: see “record”)" };

const PARTS: Record<ScopePart["of"], string> = { list: "As listed", table: "As in the table" };

/** What to export and how; only what the chosen format has a use for. */
export function ExportForm(props: {
  choice: ExportChoice;
  scope: Scope;
  /** What is there to go with the annotations. */
  has: { hasMemos: boolean; hasViews: boolean };
  onChange(change: Partial<ExportChoice>): void;
}) {
  const { choice, scope, onChange } = props;
  const { part } = scope;
  const uses = (option: ChosenOption) => exporterOf(choice.format).uses.includes(option);
  return (
    <div className={styles.form}>
      {part && (
        <div className={styles.what}>
          <Choice
            label="What"
            value={choice.what}
            options={[
              { id: "all", label: `All (${formatNumber(scope.all.length)})` },
              {
                id: "filtered",
                label: `${PARTS[part.of]} (${part.annotations ? formatNumber(part.annotations.length) : "…"})`,
              },
            ]}
            onChange={(what) => onChange({ what })}
          />
          {choice.what === "filtered" && part.words !== "" && <p className={styles.hint}>{part.words}</p>}
        </div>
      )}
      <Choice
        label="Format"
        value={exporterOf(choice.format).id}
        options={EXPORTERS.map(({ id, name }) => ({ id, label: name }))}
        inColumns
        onChange={(format) => onChange({ format })}
      />
      <div className={styles.row}>
        {uses("groupBy") && (
          <Select
            label="Group by"
            value={choice.groupBy ?? "none"}
            options={[NOT_GROUPED, ...KEYS]}
            onChange={(key) => onChange({ groupBy: key === "none" ? null : key })}
          />
        )}
        {uses("groupBy") && choice.groupBy !== null && (
          <Select
            label="Then by"
            value={choice.thenBy === choice.groupBy ? "none" : (choice.thenBy ?? "none")}
            options={[NOT_GROUPED, ...KEYS.filter(({ id }) => id !== choice.groupBy)]}
            onChange={(key) => onChange({ thenBy: key === "none" ? null : key })}
          />
        )}
        {uses("orderBy") && (
          <Select
            label="Order by"
            value={choice.orderBy}
            options={KEYS}
            onChange={(orderBy) => onChange({ orderBy })}
          />
        )}
      </div>
      {uses("rowPerTag") && (
        <Choice
          label="One row for each"
          value={choice.rowPerTag ? "tag" : "annotation"}
          options={[
            { id: "annotation", label: "Annotation" },
            { id: "tag", label: "Annotation and tag" },
          ]}
          onChange={(row) => onChange({ rowPerTag: row === "tag" })}
        />
      )}
      <div>
        {uses("includeNotes") && (
          <Checkbox
            label="With my notes"
            isOn={!choice.leaveOutNotes}
            onChange={(isOn) => onChange({ leaveOutNotes: !isOn })}
          />
        )}
        {uses("memos") && props.has.hasMemos && (
          <Checkbox
            label={WITH_MEMOS[choice.format] ?? "With memos"}
            isOn={!isWithoutMemos(choice)}
            onChange={(isOn) => onChange({ leaveOutMemos: !isOn })}
          />
        )}
        {uses("savedViews") && props.has.hasViews && (
          <Checkbox
            label="With saved views"
            isOn={!choice.leaveOutViews}
            onChange={(isOn) => onChange({ leaveOutViews: !isOn })}
          />
        )}
        {uses("byteOrderMark") && (
          <Checkbox
            label="For Excel (marks the file as UTF-8)"
            isOn={choice.byteOrderMark}
            onChange={(byteOrderMark) => onChange({ byteOrderMark })}
          />
        )}
      </div>
    </div>
  );
}
