import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { buildCatalogue } from "../index/catalogue.ts";
import { createFtsIndex } from "../index/fts-index.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { buildView, type Turn, turnText } from "../library/view.ts";
import { evaluate, type QueryGround, readQuery } from "../query/evaluate.ts";
import { createProjection } from "../query/projection.ts";
import { snippetOf } from "../query/snippet.ts";
import { type Output, printDiagnostic, readAll, scanPath } from "./read-paths.ts";

/** `backbench search`: one JSON line for each contribution that matches, in date order. */
export async function searchCommand(path: string, query: string, output: Output): Promise<number> {
  try {
    readQuery(query);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await printDiagnostic(output, path, { code: error.code, severity: "error", message: error.message, place: null });
    return 2;
  }
  const found = await scanPath(path, output);
  if (!found) return 1;
  const loaded = await readAll(found, output);
  const { reconstruction } = reconstruct(
    loaded.flatMap((source) => source.parsed ?? []),
    [],
  );
  const view = buildView(loaded, reconstruction);
  const index = createFtsIndex(openIndexDatabase(":memory:").database);
  await index.sync(view.rows.map((turn) => ({ hash: turn.leading.hash, text: () => turnText(turn) })));
  const projection = createProjection();
  const ground: QueryGround = {
    view,
    catalogue: buildCatalogue(view.rows),
    index,
    projected: projection.over(view),
    tagNames: projection.tagNames,
  };
  const result = evaluate(ground, { text: query, filters: [], dates: null, sort: [] });
  for (const row of result.matches) {
    const turn = view.rows[row] as Turn;
    const { text } = snippetOf(turnText(turn), result.tree);
    const { name, date, occurrences } = turn.contribution;
    await output.out(
      JSON.stringify({
        file: occurrences[0]?.source ?? null,
        debate: turn.debate.title.value,
        date: date.value,
        speaker: name.value,
        hits: result.hits[row] ?? 0,
        snippet: text,
      }),
    );
  }
  return 0;
}
