import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { occurrenceText } from "../../model/extract.ts";
import type { ParsedSource } from "../../model/source.ts";
import type { TextReader } from "../reader.ts";
import type { Fixture } from "./fixture.ts";
import { checkInvariants } from "./invariants.ts";
import { readBytes } from "./read-file.ts";

const CUTS = 200;
const DEEP = 10_000;
const utf8 = new TextEncoder();

/** Reads what stands before each of 200 places, in the middle of letters and tags too: all of it is accounted for. */
export function checkCuts(reader: TextReader, { file, bytes }: Fixture): void {
  const places = new Set(Array.from({ length: CUTS + 1 }, (_, cut) => Math.floor((bytes.length * cut) / CUTS)));
  for (const place of places) read(reader, file, bytes.subarray(0, place));
}

function read(reader: TextReader, file: string, bytes: Uint8Array): ParsedSource {
  const parsed = readBytes(file, bytes, reader.id);
  checkInvariants(parsed, bytes);
  return parsed;
}

/** Where words stand in a fixture, as far as can be told of any format: after a letter, about its middle. */
function middleOf(text: string): number {
  const half = Math.floor(text.length / 2);
  return half + Math.max(0, text.slice(half).search(/(?<=\p{L})[ .<\n]/u));
}

/** Files that nest, repeat or go on without end where the format has its words. */
function monsters(text: string): [string, string][] {
  const at = middleOf(text);
  const inside = (inner: string) => text.slice(0, at) + inner + text.slice(at);
  return [
    ["elements in elements", inside("<p><i>".repeat(DEEP / 2))],
    ["elements closed too often", inside("</p></i>".repeat(DEEP))],
    ["lists in lists", `${"[".repeat(DEEP)}${text}`],
    ["objects in objects", `${'{"a":'.repeat(DEEP)}${text}`],
    ["brackets in brackets", inside(`\nJane Doe ${"(".repeat(DEEP)} words ${")".repeat(DEEP)}: And so on.\n`)],
    ["quotes that open and close", inside('\n"'.repeat(DEEP))],
    ["a name that does not end", inside(`\n${"JANE ".repeat(DEEP)}: And so on.\n`)],
    ["a line that does not end", text.replace(/\s*[\r\n]+\s*/g, " ").repeat(Math.ceil(200_000 / text.length))],
    ["a comment that does not end", inside(`<!-- ${"- ".repeat(DEEP)}`)],
    ["a tag that does not end", inside(`<p ${'a="b" '.repeat(DEEP)}`)],
    ["references that do not end", inside("&amp".repeat(DEEP) + "&#".repeat(DEEP))],
    ["blanks", inside(" \t\n\u00a0".repeat(DEEP))],
  ];
}

/** The fixture with a DTD whose entity would grow to 50,000,000 letters, used between all of its tags. */
function entityBomb(text: string): string {
  const entities = ["a", "b", "c", "d"].map((name, at) => {
    const value = at === 0 ? "ha".repeat(50) : `&${"abcd".charAt(at - 1)};`.repeat(80);
    return `<!ENTITY ${name} "${value}">`;
  });
  const body = text
    .replace(/^\s*<\?xml[^>]*>|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>/g, "")
    .replace(/>(\s*[^<>\s])/g, ">&d;$1");
  return `<!DOCTYPE bomb [${entities.join("")}]>${body}`;
}

/** What every reader does with input that nobody wants: it ends, throws nothing and loses no character. */
export function describeBadInput(reader: TextReader, fixtures: [Fixture, ...Fixture[]]): void {
  const [{ file, text }] = fixtures;

  describe("bad input", () => {
    it("accounts for all of any bytes", () => {
      const heads = fixtures.map(({ bytes }) => bytes.subarray(0, 400));
      const noise = fc.uint8Array({ maxLength: 300 });
      fc.assert(
        fc.property(fc.constantFrom(new Uint8Array(), ...heads), noise, (head, tail) => {
          read(reader, file, Uint8Array.from([...head, ...tail]));
        }),
        { seed: 1803, numRuns: 200 },
      );
    });

    it.each(monsters(text))("bears %s", (_name, monster) => {
      read(reader, file, utf8.encode(monster));
    });

    it("does not open a bomb of entities", () => {
      const bomb = entityBomb(text);
      const words = readBytes(file, utf8.encode(bomb), reader.id).extracts.flatMap(({ occurrences }) =>
        occurrences.map(({ paragraphs }) => occurrenceText(paragraphs).length),
      );
      expect(words.reduce((sum, length) => sum + length, 0)).toBeLessThan(50 * bomb.length);
    });
  });
}
