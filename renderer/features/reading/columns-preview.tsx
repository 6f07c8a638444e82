import type { SourceColumns } from "../../../shared/api/table-columns.ts";
import type { TableField } from "../../../shared/model/table-fields.ts";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import styles from "./columns-dialog.module.css";
import { FIELD_NAMES } from "./columns-state.ts";

/** Shown in the head of a contribution, not as a list below it. */
const IN_HEAD: readonly string[] = ["text", "speaker", "party", "date", "title", "kind"];

/** The first contributions as they would be read. */
export function ColumnsPreview({ table, error }: { table: SourceColumns; error: string | null }) {
  return (
    <section aria-label="Preview" aria-live="polite" className={styles.preview}>
      <h3 className={styles.count}>{error ?? previewWords(table)}</h3>
      <ol className={styles.turns}>
        {table.preview.map((values, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          <li key={at} className={styles.turn}>
            <p className={styles.head}>
              <strong>{values.speaker ?? "Nobody named"}</strong>
              {values.party && <span className={styles.party}>{values.party}</span>}
              <span className={styles.aside}>
                {[values.title, values.date ? shortDay(values.date) : "no date"].filter(Boolean).join(" · ")}
              </span>
            </p>
            <p className={styles.words} dir="auto">
              {values.text}
            </p>
            <p className={styles.aside}>
              {(Object.keys(FIELD_NAMES) as TableField[])
                .filter((field) => !IN_HEAD.includes(field) && values[field])
                .map((field) => `${FIELD_NAMES[field]}: ${values[field]}`)
                .join(" · ")}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function previewWords(table: SourceColumns): string {
  if (table.used.text === undefined) return "Choose the column that holds the words; then contributions show here.";
  if (table.contributions === 0) return "No row has words in that column.";
  return `${countOf(table.contributions, "contribution")} at the beginning of the file, the first of them:`;
}
