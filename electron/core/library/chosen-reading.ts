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
  const relative = source.slice(source.indexOf("/") + 1);
  const chosen: ChosenReading = { reader: null, columns: null };
  for (const { body } of corrections) {
    if (body.type !== "reader" && body.type !== "columns") continue;
    if (!holdsFor(body.path, source)) continue;
    if (body.type === "reader") chosen.reader = body.reader;
    else if (body.path === source || body.path === relative || TABLE.test(source)) chosen.columns = body.columns;
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

/** The choice of a reader that holds for a file, with the file or folder it was made for; null when there is none. */
export function chosenReaderOf(
  source: string,
  corrections: readonly Correction[],
): { path: string; reader: string } | null {
  const { reader } = chosenReading(source, corrections);
  const made = corrections.findLast(({ body }) => body.type === "reader" && holdsFor(body.path, source));
  return reader === null || made?.body.type !== "reader" ? null : { path: made.body.path, reader };
}

/** Whether a choice for a path is one for this file. */
function holdsFor(path: string, source: string): boolean {
  const paths = [source, source.slice(source.indexOf("/") + 1)];
  return paths.some((own) => own === path || own.startsWith(`${path}/`));
}

/** Equal for equal choices; empty for none. */
export function nameOfChoice({ reader, columns }: ChosenReading): string {
  return `${reader ?? ""}${columns ? `\n${JSON.stringify(Object.entries(columns))}` : ""}`;
}
