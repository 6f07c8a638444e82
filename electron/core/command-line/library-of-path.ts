import { AppError } from "../../../shared/lib/errors.ts";
import { libraryInMemory } from "../library/library-in-memory.ts";
import { type QueryGround, readQuery } from "../query/evaluate.ts";
import { type Output, printDiagnostic, type Reading, readAll, scanPath } from "./read-paths.ts";

/** All files of a path as a library to be asked; null when the path cannot be read, which is told. */
export async function libraryOfPath(path: string, output: Output, reading: Reading): Promise<QueryGround | null> {
  const found = await scanPath(path, output);
  if (!found) return null;
  // Ids of sources begin with their root; here it has no name.
  const parsed = (await readAll(found, output, reading)).map((source) => ({ ...source, source: `/${source.source}` }));
  return libraryInMemory(parsed);
}

/** Tells what is wrong with a query, and at which of its characters, and answers with 2; else with what `answer` says. */
export async function answerQuery(
  path: string,
  query: string,
  output: Output,
  answer: () => Promise<number>,
): Promise<number> {
  try {
    readQuery(query);
    return await answer();
  } catch (error) {
    if (!(error instanceof AppError && error.code === "bad-query")) throw error;
    const at = error.data?.position;
    const where = typeof at === "number" ? ` At character ${at + 1}: ${query.slice(at)}` : ` ${error.action}`;
    const message = `${error.message}${where}`;
    await printDiagnostic(output, path, { code: error.code, severity: "error", message, place: null });
    return 2;
  }
}
