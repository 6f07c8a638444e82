import { wordCounter } from "../../../shared/debates/people-view.ts";
import { reconstruct } from "../../../shared/debates/reconstruct.ts";
import { sightingsOf, tabulateSightings } from "../../../shared/debates/sightings.ts";
import { personRows } from "../people/person-rows.ts";
import { type Output, type Reading, readAll, scanPath } from "./read-paths.ts";

/** `backbench people`: one JSON line for everybody who speaks in any file below the path, by name. */
export async function peopleCommand(path: string, output: Output, reading: Reading): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  const parsed = await readAll(found, output, reading);
  const { debates, people } = reconstruct(parsed, []);
  const wordsOf = wordCounter(parsed);
  const sightings = tabulateSightings(debates.map((debate) => sightingsOf(debate, wordsOf)));
  // The id names a row of a running program only.
  for (const { id: _, ...person } of personRows(people, sightings)) {
    await output.out(JSON.stringify(person));
  }
  return 0;
}
