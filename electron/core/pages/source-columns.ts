import type { Params, Result } from "../../../shared/api/contract.ts";
import type { SourceColumns } from "../../../shared/api/table-columns.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { type Extract, isCounted, type Occurrence, occurrenceText } from "../../../shared/model/extract.ts";
import type { TableField } from "../../../shared/model/table-fields.ts";
import { decodeSource } from "../../../shared/readers/decode.ts";
import { readSource } from "../../../shared/readers/read-source.ts";
import { describeTable } from "../../../shared/readers/speech-table/describe-table.ts";
import { sha256 } from "../files/sha256.ts";
import { chosenColumnsOf } from "../library/chosen-reading.ts";
import type { LibraryView } from "../library/view.ts";
import { knownSource, textBytes } from "./source-text.ts";

/** The beginning of a file shows its columns. */
const HEAD_BYTES = 262_144;
const PREVIEWED = 5;
const LONGEST_TEXT = 400;
const LINE_FEED = 0x0a;

/**
 * The columns of a table of speeches with what would come of a choice; without one, of what holds now. Throws
 * `not-found` for an unknown source, `changed-elsewhere`, `not-readable` when it is gone or no table.
 */
export async function sourceColumns(
  view: LibraryView,
  corrections: readonly Correction[],
  { source: id, columns }: Params<"source.columns">,
): Promise<Result<"source.columns">> {
  const source = knownSource(view, id);
  const bytes = headOf(await textBytes(source));
  const chosen = chosenColumnsOf(id, corrections);
  const asked = columns ?? chosen?.columns ?? {};
  const reader = source.facts?.reader.id ?? "";
  const described = describeTable(reader, decodeSource(bytes).text ?? "", asked);
  if (!described) {
    throw new AppError("not-readable", `${source.path} is not read as a table of speeches.`, "Read it as one first.");
  }
  const input = { source: id, path: source.path, bytes, revision: source.revision, reader, columns: asked };
  const { extracts } = readSource(input, { sha256 });
  const rows = extracts.flatMap((extract) => extract.occurrences.map((occurrence) => ({ extract, occurrence })));
  const counted = rows.filter(({ occurrence }) => isCounted(occurrence.kind));
  return {
    path: source.path,
    ...described,
    chosen,
    preview: counted.slice(0, PREVIEWED).map(previewOf),
    contributions: counted.length,
  };
}

/** Whole lines, so that no character is cut in two. */
function headOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_BYTES) return bytes;
  const end = bytes.lastIndexOf(LINE_FEED, HEAD_BYTES) + 1 || HEAD_BYTES;
  // In UTF-16 the other half of a line feed may follow.
  return bytes.subarray(0, bytes[end] === 0 ? end + 1 : end);
}

function previewOf({ extract, occurrence }: { extract: Extract; occurrence: Occurrence }): SourceColumns["preview"][0] {
  const text = occurrenceText(occurrence.paragraphs);
  const { speaker } = occurrence;
  const values: Partial<Record<TableField, string | null>> = {
    text: text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text,
    speaker: speaker?.printed ?? null,
    party: speaker?.party ?? null,
    constituency: speaker?.constituency ?? null,
    office: speaker?.office ?? null,
    personId: speaker?.id ?? null,
    date: occurrence.date ?? extract.date,
    title: extract.title,
    majorHeading: extract.headingPath.join(" › ") || null,
    house: extract.house,
    chamber: extract.chamber,
    debateId: extract.id,
    kind: occurrence.kind,
    column: occurrence.column,
    time: occurrence.time,
    number: occurrence.number,
    id: occurrence.id,
    url: occurrence.url,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
