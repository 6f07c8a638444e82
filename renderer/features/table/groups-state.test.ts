import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen, layOutGroups, lineAt, lineOfRow, rowsOfLine } from "./groups-state.ts";

describe("groups", () => {
  test("closed groups are a line each; an open one is followed by its rows", () => {
    const layout = layOutGroups([3, 2, 4], { all: false, except: new Set([1]) });
    const lines = Array.from({ length: layout.lines }, (_, line) => lineAt(layout, line));
    expect(lines).toEqual([
      { type: "group", group: 0 },
      { type: "group", group: 1 },
      { type: "row", group: 1, row: 3 },
      { type: "row", group: 1, row: 4 },
      { type: "group", group: 2 },
    ]);
    expect([lineOfRow(layout, 4), lineOfRow(layout, 0), lineOfRow(layout, 8)]).toEqual([3, 0, 4]);
    expect(rowsOfLine(layout, { type: "group", group: 2 })).toEqual({ from: 5, to: 9 });
  });

  test("with all open, a closed one is the exception", () => {
    const open = { all: true, except: new Set([0]) };
    expect([isOpen(open, 0), isOpen(open, 1)]).toEqual([false, true]);
  });

  test("every row of an open group has a line of its own, in order, and leads back", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.boolean(), fc.array(fc.nat(11)), (groups, all, except) => {
        const open = { all, except: new Set(except) };
        const layout = layOutGroups(groups, open);
        const lines = Array.from({ length: layout.lines }, (_, line) => lineAt(layout, line));
        expect(lines.filter((line) => line.type === "group").map((line) => line.group)).toEqual(
          groups.map((_, at) => at),
        );
        lines.forEach((line, at) => {
          if (line.type === "row") expect(lineOfRow(layout, line.row)).toBe(at);
        });
        const rows = lines.flatMap((line) => (line.type === "row" ? [line.row] : []));
        const expected = groups.flatMap((size, group) => {
          const first = groups.slice(0, group).reduce((sum, one) => sum + one, 0);
          return isOpen(open, group) ? Array.from({ length: size }, (_, at) => first + at) : [];
        });
        expect(rows).toEqual(expected);
      }),
      { seed: 4 },
    );
  });
});
