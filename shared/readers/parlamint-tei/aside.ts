import type { OpenTag } from "../markup/open-tag.ts";

/** What is not said by the speaker: applause, heckles, what happens, what the editors say, what frames a page or the record. */
export const ASIDES = new Set([
  ..."note kinesic vocal incident stage speaker".split(" "),
  ..."fw docDate docTitle byline dateline trailer".split(" "),
]);
/** Elements of turns: `sp` is that of plays, which some corpora of debates have. */
export const UTTERANCES = new Set(["u", "sp"]);
/** The Polish Parliamentary Corpus prints what happens as a unit of the remark (`who="#komentarz"`). */
export function isRemark(tag: OpenTag): boolean {
  return tag.name === "u" && /^#?komentarz$/i.test(tag.get("who") ?? "");
}

/** The record's own words outside of turns. */
export const RECORD = new Set(["p", "ab", "lg", "list", "table", "quote"]);

/** An element within the text whose words are no turn's. */
export interface Aside {
  element: string;
  open?(tag: OpenTag): void;
  text(raw: string, start: number, literal: boolean): void;
  end(): void;
}
