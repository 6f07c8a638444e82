import type { OpenTag } from "../markup/open-tag.ts";

/** What is not said by the speaker: applause, heckles, what happens, what the editors say. */
export const ASIDES = new Set(["note", "kinesic", "vocal", "incident", "stage", "speaker"]);
/** The record's own words outside of turns. */
export const RECORD = new Set(["p", "ab", "lg", "list", "table", "quote"]);

/** An element within the text whose words are no turn's. */
export interface Aside {
  element: string;
  open?(tag: OpenTag): void;
  text(raw: string, start: number, literal: boolean): void;
  end(): void;
}
