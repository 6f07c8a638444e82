import { describe, expect, test } from "vitest";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import { cycleSort, describeSort, setSort } from "./sort-state.ts";

const DATE: SortKey[] = [{ column: "date", descending: false }];

describe("sorting by header", () => {
  test("a click sorts by that column alone, another turns it, a third returns to the usual order", () => {
    const once = cycleSort(DATE, "speaker", false, DATE);
    expect(once).toEqual([{ column: "speaker", descending: false }]);
    const twice = cycleSort(once, "speaker", false, DATE);
    expect(twice).toEqual([{ column: "speaker", descending: true }]);
    expect(cycleSort(twice, "speaker", false, DATE)).toEqual(DATE);
  });

  test("numbers begin with the largest", () => {
    expect(cycleSort(DATE, "words", false, DATE)).toEqual([{ column: "words", descending: true }]);
  });

  test("with Shift the others stay, and the place in the order too", () => {
    const two = cycleSort(DATE, "words", true, DATE);
    expect(two).toEqual([...DATE, { column: "words", descending: true }]);
    expect(cycleSort(two, "date", true, DATE)[0]).toEqual({ column: "date", descending: true });
    expect(cycleSort(cycleSort(two, "words", true, DATE), "words", true, DATE)).toEqual(DATE);
  });

  test("a plain click among several makes it the only one", () => {
    const two = cycleSort(DATE, "words", true, DATE);
    expect(cycleSort(two, "words", false, DATE)).toEqual([{ column: "words", descending: true }]);
  });

  test("no more than four columns", () => {
    const all = (["date", "speaker", "party", "words", "kind"] as const).reduce<SortKey[]>(
      (sort, column) => setSort(sort, column, false, DATE),
      [],
    );
    expect(all.map((key) => key.column)).toEqual(["date", "speaker", "party", "kind"]);
  });

  test("the order is told in words", () => {
    const sort: SortKey[] = [
      { column: "words", descending: true },
      { column: "date", descending: false },
    ];
    expect(describeSort(sort, (column) => (column === "words" ? "Words" : "Date"))).toBe(
      "Sorted by Words, largest first, then Date, oldest first",
    );
  });
});
