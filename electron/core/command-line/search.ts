import { createPacer } from "../index/pacer.ts";
import { contributionRow } from "../query/contribution-row.ts";
import { evaluate } from "../query/evaluate.ts";
import { libraryOfPath } from "./library-of-path.ts";
import type { Output, Reading } from "./read-paths.ts";

/** `backbench search`: one JSON line for each contribution that matches, in date order. */
export async function searchCommand(path: string, query: string, output: Output, reading: Reading): Promise<number> {
  const ground = await libraryOfPath(path, output, reading);
  if (!ground) return 1;
  const result = await evaluate(ground, { text: query, filters: [], dates: null, sort: [] }, createPacer());
  for (const row of result.matches) {
    const { sources, debateTitle, date, speaker, heading, stage, volume, column, time, number, url, hits, snippet } =
      contributionRow(ground, result, row);
    const title = debateTitle === "" ? null : debateTitle;
    const place = { heading, stage, volume, column, time, number, url };
    await output.out(
      JSON.stringify({
        file: sources[0],
        debate: title,
        date: date.value,
        speaker: speaker.name.value,
        ...place,
        hits,
        snippet,
      }),
    );
  }
  return 0;
}
