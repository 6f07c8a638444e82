import { expect, it } from "vitest";
import { type Columns, spliceTables, TableBuilder } from "./coded-table.ts";
import type { GroupRun } from "./splice.ts";

const COLUMNS = { texts: ["name"], counts: ["turns"] } as const satisfies Columns<"name", "turns">;

function table(...groups: [name: string | null, turns: number][][]) {
  const builder = new TableBuilder<"name", "turns">(COLUMNS);
  for (const group of groups) {
    for (const [name, turns] of group) builder.add({ name, turns });
    builder.endGroup();
  }
  return builder.finish();
}

it("is the former table itself where groups were made anew and came out the same", () => {
  const former = table([["Ann", 2]], [["Ben", 1]], [["Cy", 4]]);
  const runs: GroupRun[] = [
    { from: 0, first: 0, end: 1 },
    { from: 1, first: 0, end: 1 },
    { from: 0, first: 2, end: 3 },
  ];
  expect(spliceTables(COLUMNS, runs, [former, table([["Ben", 1]])])).toBe(former);
  const counted = spliceTables(COLUMNS, runs, [former, table([["Ben", 3]])]);
  expect(Array.from(counted.columns.turns)).toEqual([2, 3, 4]);
  expect(counted.texts).toBe(former.texts);
  const renamed = spliceTables(COLUMNS, runs, [former, table([["Bea", 1]])]);
  expect(Array.from(renamed.columns.name, (code) => renamed.texts[code])).toEqual(["Ann", "Bea", "Cy"]);
});
