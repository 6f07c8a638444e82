import { AppError } from "../../../shared/lib/errors.ts";
import { createPacer } from "../index/pacer.ts";
import { libraryInMemory } from "../library/library-in-memory.ts";
import { turnText } from "../library/view.ts";
import { evaluate, readQuery } from "../query/evaluate.ts";
import { snippetOf } from "../query/snippet.ts";
import { type Output, printDiagnostic, type Reading, readAll, scanPath } from "./read-paths.ts";

/** `backbench search`: one JSON line for each contribution that matches, in date order. */
export async function searchCommand(path: string, query: string, output: Output, reading: Reading): Promise<number> {
  try {
    readQuery(query);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await printDiagnostic(output, path, { code: error.code, severity: "error", message: error.message, place: null });
    return 2;
  }
  const found = await scanPath(path, output);
  if (!found) return 1;
  // Ids of sources begin with their root; here it has no name.
  const parsed = (await readAll(found, output, reading)).map((source) => ({ ...source, source: `/${source.source}` }));
  const ground = await libraryInMemory(parsed);
  const result = await evaluate(ground, { text: query, filters: [], dates: null, sort: [] }, createPacer());
  for (const row of result.matches) {
    const turn = ground.view.row(row);
    const { contribution, debate } = turn;
    const { text } = snippetOf(turnText(turn), result.tree);
    const { name, date, occurrences } = contribution;
    await output.out(
      JSON.stringify({
        file: occurrences[0] ? ground.view.pathOf(occurrences[0].source) : null,
        debate: debate.title.value,
        date: date.value,
        speaker: name.value,
        hits: result.hits[row] ?? 0,
        snippet: text,
      }),
    );
  }
  return 0;
}
