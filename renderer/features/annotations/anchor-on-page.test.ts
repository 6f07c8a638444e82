import { expect, test } from "vitest";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { anchorOnPage } from "./anchor-on-page.ts";

const place = (key: string, differs: boolean) => ({ key, differs });
const page = {
  runs: [
    {
      contributions: [
        {
          paragraphs: ["We will act.", "Soon."],
          speaker: { printed: { name: "Ada Marsh", printed: "Ada Marsh (Hull)" } },
          reader: { id: "plain", version: 2 },
          occurrences: [place("leading", false), place("copy", false), place("other", true), place("lost", true)],
          variants: [{ key: "other", paragraphs: ["We shall act.", "Soon."] }],
        },
      ],
    },
  ],
} as unknown as DebatePage;

test("an anchor is made on the words of the very occurrence it names", () => {
  expect(anchorOnPage(page, { key: "copy", start: 3, end: 11 })).toMatchObject({
    key: "copy",
    exact: "will act",
    suffix: ".\nSoon.",
    speaker: "Ada Marsh",
    reader: { id: "plain", version: 2 },
  });
  expect(anchorOnPage(page, { key: "other", start: 3, end: 12 })?.exact).toBe("shall act");
});

test("where the page does not hold the words, there is no anchor", () => {
  expect(anchorOnPage(page, { key: "lost", start: 0, end: 3 })).toBeNull();
  expect(anchorOnPage(page, { key: "elsewhere", start: 0, end: 3 })).toBeNull();
});
