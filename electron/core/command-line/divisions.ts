import { createPacer } from "../index/pacer.ts";
import { divisionRow, divisionsOf } from "../procedure/division-rows.ts";
import { libraryOfPath } from "./library-of-path.ts";
import type { Output, Reading } from "./read-paths.ts";

/** `backbench divisions`: one JSON line for each division that matches, with its lists of names, in date order. */
export async function divisionsCommand(path: string, query: string, output: Output, reading: Reading): Promise<number> {
  const ground = await libraryOfPath(path, output, reading);
  if (!ground) return 1;
  const index = await ground.procedure.load();
  const spec = { text: query, filters: [], dates: null, sort: [] };
  for (const at of await divisionsOf(ground, index, spec, createPacer())) {
    const {
      id: _,
      debateId: __,
      date,
      debateTitle,
      names: ___,
      sources,
      ...rest
    } = divisionRow(ground, index, at, true);
    await output.out(JSON.stringify({ files: sources, debate: debateTitle, date: date.value, ...rest }));
  }
  return 0;
}
