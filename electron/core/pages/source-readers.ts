import type { Result } from "../../../shared/api/contract.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { readersFor } from "../../../shared/readers/registry.ts";
import { chosenReaderOf, chosenReading } from "../library/chosen-reading.ts";
import type { LibraryView } from "../library/view.ts";
import type { SourceTexts } from "./source-text.ts";

/** UTF-16 units that readers may look at, as when the file is read. */
const PROBE = 65_536;

/** What every reader says of a source, the surest first, and what the analyst chose. Errors are those of {@link SourceTexts}. */
export async function sourceReaders(
  texts: SourceTexts,
  view: LibraryView,
  corrections: readonly Correction[],
  id: string,
): Promise<Result<"source.readers">> {
  const { source, text } = await texts.open(view, id);
  const columns = chosenReading(id, corrections).columns ?? undefined;
  const probe = { path: source.path, text: text.slice(0, PROBE), complete: text.length <= PROBE, columns };
  return { chosen: chosenReaderOf(id, corrections), verdicts: readersFor(probe) };
}
