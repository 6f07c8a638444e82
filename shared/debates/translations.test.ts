import { describe, expect, it } from "vitest";
import type { ParsedSource } from "../model/source.ts";
import { makeSource } from "./testing/make-source.ts";
import { rebuild } from "./testing/outline.ts";

const ENGLISH =
  "the harbour is open to every boat that pays the dues for the year, and it is for us to say who may use it or not";
const FRENCH =
  "le port est ouvert à tous les bateaux dont les droits ont été payés, et il nous revient de dire qui peut en user ou non";

function sitting(path: string, title: string, words: string, id = "8759785"): ParsedSource {
  return makeSource(path, [{ title, date: "2025-01-06", id, isExcerpt: false, turns: [`Ann Lee: ${words}`] }]);
}

describe("a debate in two languages", () => {
  it("is two debates, each linked to the other", () => {
    const [french, english] = rebuild([
      sitting("en.xml", "Harbours", ENGLISH),
      sitting("fr.xml", "Ports", FRENCH),
    ]).sort((a, b) => (a.title.value === "Ports" ? -1 : 1) - (b.title.value === "Ports" ? -1 : 1));
    expect(french?.translations).toEqual([english?.id]);
    expect(english?.translations).toEqual([french?.id]);
  });

  it("is not merged when the title is the same in both, and says why", () => {
    const debates = rebuild([sitting("en.xml", "Ukraine", ENGLISH), sitting("fr.xml", "Ukraine", FRENCH)]);
    expect(debates.map((debate) => debate.reasons)).toEqual(
      expect.arrayContaining([["fr.xml prints the same ids in another language; linked as a translation."]]),
    );
    expect(debates.map((debate) => debate.translations?.length)).toEqual([1, 1]);
  });

  it("is known by common ids only, and never by ids alone", () => {
    const other = rebuild([sitting("en.xml", "Harbours", ENGLISH), sitting("fr.xml", "Ports", FRENCH, "1")]);
    expect(other.map((debate) => debate.translations)).toEqual([undefined, undefined]);
    const copies = [sitting("en.xml", "Harbours", ENGLISH), sitting("b.xml", "Harbours", `${ENGLISH} and the next`)];
    expect(rebuild(copies)).toHaveLength(1);
  });
});
