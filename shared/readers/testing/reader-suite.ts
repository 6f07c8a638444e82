import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../electron/core/files/sha256.ts";
import { AppError } from "../../lib/errors.ts";
import { readSource } from "../read-source.ts";
import type { ReaderEvent, TextReader } from "../reader.ts";
import { checkCuts, describeBadInput } from "./bad-input.ts";
import type { Fixture } from "./fixture.ts";
import { golden } from "./golden.ts";
import { checkInvariants } from "./invariants.ts";
import { fileBytes, readBytes } from "./read-file.ts";

const runs = { seed: 1803, numRuns: 60 };
const utf8 = new TextEncoder();

/**
 * The fixtures of a reader's folder. Each has an input (`input.txt`, or another name where the name matters) and,
 * once checked by eye, `expected.json`.
 */
export function fixturesOf(folder: string): Fixture[] {
  const root = join(folder, "fixtures");
  if (!existsSync(root)) return [];
  return readdirSync(root).map((name) => {
    const file = readdirSync(join(root, name)).find((entry) => entry !== "expected.json") ?? "input.txt";
    const path = join(root, name, file);
    return { name, file, path, bytes: fileBytes(path), text: readFileSync(path, "utf8").replace(/^\ufeff/, "") };
  });
}

function utf16(text: string, bigEndian: boolean): Uint8Array {
  const codes = [0xfeff, ...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))];
  return Uint8Array.from(codes.flatMap((code) => (bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8])));
}

/** windows-1252 bytes, or null when a character has none. */
function windows1252(text: string): Uint8Array | null {
  const table = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, i) => i));
  const bytes = [...text].map((character) => table.indexOf(character));
  return bytes.includes(-1) ? null : Uint8Array.from(bytes);
}

function variantsOf(text: string): [string, Uint8Array][] {
  const lf = text.replace(/\r\n?/g, "\n");
  const legacy = windows1252(lf);
  return [
    ["CR LF", utf8.encode(lf.replaceAll("\n", "\r\n"))],
    ["CR", utf8.encode(lf.replaceAll("\n", "\r"))],
    ["BOM", utf8.encode(`\ufeff${lf}`)],
    ["UTF-16LE", utf16(lf, false)],
    ["UTF-16BE", utf16(lf, true)],
    ["no final newline", utf8.encode(lf.trimEnd())],
    ...(legacy ? ([["windows-1252", legacy]] as [string, Uint8Array][]) : []),
  ];
}

function eventsOf(reader: TextReader, path: string, chunks: readonly string[]): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  const parse = reader.open((event) => events.push(event), { path });
  for (const chunk of chunks) parse.write(chunk);
  parse.end();
  return events;
}

function cut(text: string, at: readonly number[]): string[] {
  const points = [0, ...at.map((point) => point % (text.length + 1)).sort((a, b) => a - b), text.length];
  return points.slice(1).map((point, i) => text.slice(points[i], point));
}

function rangesOf(event: ReaderEvent): { start: number; end: number }[] {
  if (event.type === "occurrence") return event.paragraphs.flat().filter((piece) => piece.text.trim() !== "");
  return event.type === "span" || event.type === "markup" || event.type === "gap" ? [event.range] : [];
}

/** Text made of the fixtures' own lines in any order, with odd ones between. */
function shuffledLines(fixtures: readonly Fixture[]): fc.Arbitrary<string> {
  const known = fixtures.flatMap((fixture) => fixture.text.split(/\r\n|\n|\r/));
  const line = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom("", ...known) },
    { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  );
  return fc
    .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n", "\n\n"))
    .map(([lines, end]) => lines.join(end));
}

function checksOfFixture(reader: TextReader, fixture: Fixture): void {
  const parsed = readBytes(fixture.file, fixture.bytes, reader.id);

  it("gives what expected.json says", async () => {
    const expected = join(dirname(fixture.path), "expected.json");
    await expect(`${JSON.stringify(golden(parsed), null, 2)}\n`).toMatchFileSnapshot(expected);
  });

  it("accounts for every character, and every place and segment is right", () => {
    checkInvariants(parsed, fixture.bytes);
  });

  it("gives the same events however the text is cut", () => {
    const whole = eventsOf(reader, fixture.file, [fixture.text]);
    expect(eventsOf(reader, fixture.file, [...fixture.text.split("")])).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 12 }), (at) => {
        expect(eventsOf(reader, fixture.file, cut(fixture.text, at))).toEqual(whole);
      }),
      runs,
    );
  });

  it.each(variantsOf(fixture.text))("gives the same words as %s", (_name, bytes) => {
    const variant = readBytes(fixture.file, bytes, reader.id);
    expect(golden(variant)).toEqual(golden(parsed));
    checkInvariants(variant, bytes);
  });

  it("bears being cut off anywhere", () => checkCuts(reader, fixture));
}

/** The suite every reader passes; `folder` is the reader's own, with `fixtures/<case>/input.txt`. */
export function describeReader(reader: TextReader, folder: string): void {
  const fixtures = fixturesOf(folder);
  describe(`reader ${reader.id}`, () => {
    for (const fixture of fixtures) describe(fixture.name, () => checksOfFixture(reader, fixture));

    if (fixtures.length > 0) describeBadInput(reader, fixtures as [Fixture, ...Fixture[]]);

    it("has fixtures", () => expect(fixtures.length).toBeGreaterThan(0));

    it("never throws and accounts for all of any text", () => {
      const text = fc.oneof(shuffledLines(fixtures), fc.string({ unit: "binary", maxLength: 300 }));
      fc.assert(
        fc.property(text, (any) => {
          const bytes = utf8.encode(any.replaceAll("\0", " "));
          checkInvariants(readBytes("input.txt", bytes, reader.id), bytes);
        }),
        { ...runs, numRuns: 300 },
      );
    });

    it("never covers a character twice", () => {
      fc.assert(
        fc.property(shuffledLines(fixtures), (text) => {
          const all = eventsOf(reader, "input.txt", [text]).flatMap(rangesOf);
          // A place without characters, as that of a gap of which nothing is printed, covers none.
          const ranges = all.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
          for (const [i, range] of ranges.entries())
            expect(range.start).toBeGreaterThanOrEqual(ranges[i - 1]?.end ?? 0);
        }),
        runs,
      );
    });

    it("stops within one chunk when aborted", () => {
      const text = (fixtures[0]?.text ?? "text\n").repeat(400).padEnd(400_000, " x");
      let asked = 0;
      const signal = {
        get aborted() {
          asked++;
          return asked > 2;
        },
      } as AbortSignal;
      const source = { source: "root/a", path: "a", bytes: utf8.encode(text), revision: "r", reader: reader.id };
      expect(() => readSource(source, { sha256, signal })).toThrowError(AppError);
      expect(asked).toBe(3);
    });
  });
}
