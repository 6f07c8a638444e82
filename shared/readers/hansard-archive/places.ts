import type { DebateKind } from "../../model/extract.ts";
import type { ExtractFacts } from "../reader.ts";

/** Elements that say where something was said. */
export const SITTINGS: Readonly<Record<string, ExtractFacts>> = {
  housecommons: { house: "commons", chamber: "Commons Chamber" },
  houselords: { house: "lords", chamber: "Lords Chamber" },
  westminsterhall: { house: "commons", chamber: "Westminster Hall" },
  grandcommitteereport: { house: "lords", chamber: "Grand Committee" },
  lordswrittenstatements: { house: "lords", chamber: "Lords Chamber" },
  lordswrittenanswers: { house: "lords", chamber: "Lords Chamber" },
};

/** Elements that say what kind of business their sections are. */
export const BUSINESS: Readonly<Record<string, DebateKind>> = {
  debates: "debate",
  oralquestions: "oral-question",
  writtenanswers: "written-question",
  writtenstatements: "written-statement",
};

/** Elements around the words of a volume: its title pages and indexes. */
export const FURNITURE = new Set(["titlepage", "frontmatter", "tablecontents", "index", "indexdiv", "appendix"]);

/** The volume that ids and pictures of pages name: `S6CV0089P0I0010` is the sixth series, Commons, volume 89. */
export function volumeOf(id: string): string | null {
  const number = /^S\d[A-Z]{1,2}V(\d{4})P\d/.exec(id)?.[1];
  return number === undefined ? null : String(Number(number));
}
