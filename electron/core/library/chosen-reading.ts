import type { Correction } from "../../../shared/model/correction.ts";
import type { ChosenColumns } from "../../../shared/model/table-fields.ts";

/** How the analyst wants a file to be read; null where they said nothing. */
export interface ChosenReading {
  /** Id of a reader. */
  reader: string | null;
  columns: ChosenColumns | null;
}

/** Names of files whose tables a choice for their folder holds for; other files need one of their own. */
const TABLE = /\.(?:csv|tsv|tab|json|jsonl|ndjson)$/i;

/** What the analyst chose for a file or a folder above it; the last choice that fits holds. */
export function chosenReading(source: string, corrections: readonly Correction[]): ChosenReading {
  const paths = [source, source.slice(source.indexOf("/") + 1)];
  const chosen: ChosenReading = { reader: null, columns: null };
  for (const { body } of corrections) {
    if (body.type !== "reader" && body.type !== "columns") continue;
    const isFile = paths.includes(body.path);
    if (!isFile && !paths.some((path) => path.startsWith(`${body.path}/`))) continue;
    if (body.type === "reader") chosen.reader = body.reader;
    else if (isFile || TABLE.test(source)) chosen.columns = body.columns;
  }
  return chosen;
}

/** The choice of columns that holds for a file, with the file or folder it was made for; null when all is guessed. */
export function chosenColumnsOf(
  source: string,
  corrections: readonly Correction[],
): { path: string; columns: ChosenColumns } | null {
  const { columns } = chosenReading(source, corrections);
  const isGuessed = columns === null || Object.keys(columns).length === 0;
  const made = corrections.findLast(({ body }) => body.type === "columns" && body.columns === columns);
  return isGuessed || made?.body.type !== "columns" ? null : { path: made.body.path, columns };
}

/** Equal for equal choices; empty for none. */
export function nameOfChoice({ reader, columns }: ChosenReading): string {
  return `${reader ?? ""}${columns ? `\n${JSON.stringify(Object.entries(columns))}` : ""}`;
}
