import { expect, test } from "vitest";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import type { Memo, MemoSubject } from "../../../shared/model/annotation.ts";
import { formatOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { aboutWords, debateSubject, findMemos, memosOfDebate } from "./memo-words.ts";

const keyOf = (hash: string, revision: string) =>
  formatOccurrenceKey({
    source: "r/a.txt",
    revision: revision.repeat(64),
    extract: 0,
    index: 0,
    hash: hash.repeat(64),
  });
const memo = (title: string, about: MemoSubject): Memo => ({ title, body: `Body of ${title}`, about }) as Memo;
const page = (key: string) =>
  ({
    title: { value: "Bridges" },
    date: { value: "2031-03-06" },
    runs: [{ contributions: [{ occurrences: [{ key }] }] }],
  }) as unknown as DebatePage;
const pathOf = (id: string) => (id === "t" ? ["Money", "Café"] : []);

test("a memo about a debate is found at it, also after its file changed; one about another is not", () => {
  const about = debateSubject(page(keyOf("a", "b"))) as MemoSubject;
  expect(aboutWords(about, pathOf)).toBe("About Bridges (6 Mar 2031)");
  const memos = [memo("Own", about), memo("All", { type: "library" })];
  expect(memosOfDebate(memos, page(keyOf("a", "c")))).toEqual([memos[0]]);
  expect(memosOfDebate(memos, page(keyOf("d", "b")))).toEqual([]);
});

test("memos are found by what they say and are about", () => {
  const memos = [
    memo("Plan", { type: "library" }),
    memo("Costs", { type: "tag", id: "t" }),
    memo("Old", { type: "tag", id: "x" }),
  ];
  const found = (text: string) => findMemos(memos, text, pathOf).map(({ title }) => title);
  expect(found("body cafe")).toEqual(["Costs"]);
  expect(found("tag")).toEqual(["Costs", "Old"]);
  expect(found("gone")).toEqual(["Old"]);
  expect(found("")).toEqual(["Plan", "Costs", "Old"]);
});
