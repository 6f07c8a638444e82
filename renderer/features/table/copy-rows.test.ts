import { describe, expect, test } from "vitest";
import { copiedCount, MOST_COPIED, rowsAsTabs } from "./copy-rows.ts";

interface Row {
  name: string;
  words: number;
}
const fetch = async (offset: number, limit: number): Promise<Row[]> =>
  Array.from({ length: limit }, (_, at) => ({ name: `row ${offset + at}`, words: offset + at }));
const plain = {
  columns: [
    { id: "words", title: "Words" },
    { id: "name", title: "Name" },
  ],
  texts: { name: (row: Row) => row.name, words: (row: Row) => row.words },
  tagName: (id: string) => id,
  signal: new AbortController().signal,
};

describe("copying rows", () => {
  test("headers first, then the chosen rows in their order and the columns in theirs", async () => {
    const ranges = [
      { from: 2, to: 4 },
      { from: 9, to: 10 },
    ];
    expect(await rowsAsTabs({ ...plain, ranges, fetch })).toBe("Words\tName\n2\trow 2\n3\trow 3\n9\trow 9\n");
  });
  test("what would break the table or be calculated is made harmless", async () => {
    const rows = async () => [
      { name: "=1+1", words: 1 },
      { name: "a\tb\n c", words: 2 },
    ];
    const text = await rowsAsTabs({ ...plain, ranges: [{ from: 0, to: 2 }], fetch: rows });
    expect(text.split("\n").slice(1, 3)).toEqual(["1\t'=1+1", "2\ta b c"]);
  });
  test("of very many the first are copied, with progress", async () => {
    const ranges = [{ from: 0, to: 1_000_000 }];
    expect(copiedCount(ranges)).toBe(MOST_COPIED);
    const seen: number[] = [];
    const text = await rowsAsTabs({ ...plain, ranges, fetch, onProgress: (done) => seen.push(done) });
    expect(text.split("\n")).toHaveLength(MOST_COPIED + 2);
    expect(seen.at(-1)).toBe(MOST_COPIED);
  });
  test("it can be called off", async () => {
    const controller = new AbortController();
    const copying = rowsAsTabs({
      ...plain,
      ranges: [{ from: 0, to: 5000 }],
      fetch,
      onProgress: () => controller.abort(),
      signal: controller.signal,
    });
    await expect(copying).rejects.toMatchObject({ code: "cancelled" });
  });
});
