import { expect, test } from "vitest";
import type { ImportedFile, ImportedMemo } from "../../../shared/exporters/json/import-annotations.ts";
import { idsOf, withOwnIds } from "./own-ids.ts";

const memo = (id: string, tag: string): ImportedMemo => ({
  id,
  title: "Plan",
  body: "",
  about: { type: "tag", id: tag, tag: { id: tag, name: "Money", path: ["Money"], colour: 1 } },
  author: "AB",
  createdAt: "2031-03-06T10:00:00Z",
});
const file = { items: [], memos: [memo("a", "t"), memo("b", "t")], views: [], problems: [] } as unknown as ImportedFile;

test("a record whose id another library has gets one that is always the same here, and is its library's alone", async () => {
  expect(idsOf(file)).toEqual(["a", "b", "t"]);
  const ids = async (library: string) =>
    (await withOwnIds(file, library, new Set(["a", "t"]))).memos.map(({ id }) => id);
  const [first, second] = await ids("here");
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(second).toBe("b");
  expect(await ids("here")).toEqual([first, "b"]);
  expect((await ids("there"))[0]).not.toBe(first);
});
