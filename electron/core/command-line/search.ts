import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { buildCatalogue } from "../index/catalogue.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { createPacer } from "../index/pacer.ts";
import { createTextIndex } from "../index/text-index.ts";
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
  const turn = (row: number) => view.rows[row] as Turn;
  const search = await createTextIndex(openIndexDatabase(":memory:").database).sync({
    size: view.rows.length,
    hash: (row) => turn(row).leading.hash,
    text: (row) => turnText(turn(row)),
  });
  const ground: QueryGround = {
    view,
    catalogue: buildCatalogue(view.rows, (id) => id),
    search,
    projected: createProjection().over(view),
  };
  const result = await evaluate(ground, { text: query, filters: [], dates: null, sort: [] }, createPacer());
  for (const row of result.matches) {
    const { contribution, debate } = turn(row);
    const { text } = snippetOf(turnText(turn(row)), result.tree);
    const { name, date, occurrences } = contribution;
    await output.out(
      JSON.stringify({
        file: occurrences[0]?.source ?? null,
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
