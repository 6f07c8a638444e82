import { wordCounter } from "../../../shared/debates/people-view.ts";
import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import { personRows } from "../people/person-rows.ts";
import { type Output, readAll, scanPath } from "./read-paths.ts";

/** `backbench people`: one JSON line for everybody who speaks in any file below the path, by name. */
export async function peopleCommand(path: string, output: Output): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  const parsed = await readAll(found, output);
  const { reconstruction } = reconstruct(parsed, []);
  // The id names a row of a running program only.
  for (const { id: _, ...person } of personRows(reconstruction, wordCounter(parsed))) {
    await output.out(JSON.stringify(person));
  }
  return 0;
}
