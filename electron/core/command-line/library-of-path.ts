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

/** Tells what is wrong with a query; true when something is. */
export async function refuseUnreadable(path: string, query: string, output: Output): Promise<boolean> {
  try {
    readQuery(query);
    return false;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await printDiagnostic(output, path, { code: error.code, severity: "error", message: error.message, place: null });
    return true;
  }
}
