import { expect, it } from "vitest";
import type { Occurrence } from "../../model/extract.ts";
import type { ParsedSource } from "../../model/source.ts";
import { checkInvariants } from "./invariants.ts";
import { readBytes } from "./read-file.ts";

/** A hazard of real files: what it is, a small file that has it, and what must become of that file. */
export interface Trap {
  hazard: string;
  /** The file's name, where it matters. */
  path?: string;
  file: string | Uint8Array;
  reader: string;
  holds(parsed: ParsedSource): void;
}

/** One test for each hazard: the reader that takes the file, what holds for every file, and what holds for this one. */
export function testTraps(traps: readonly Trap[]): void {
  it.each(traps)("$hazard", ({ path = "input.txt", file, reader, holds }) => {
    const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
    const parsed = readBytes(path, bytes);
    expect(parsed.reader.id, parsed.readerReason).toBe(reader);
    checkInvariants(parsed, bytes);
    holds(parsed);
  });
}

/** All turns of a source, in order. */
export function occurrencesOf({ extracts }: ParsedSource): Occurrence[] {
  return extracts.flatMap((extract) => extract.occurrences);
}

/** Each turn as its printed speaker and its paragraphs. */
export function turnsOf(parsed: ParsedSource): (string | null)[][] {
  return occurrencesOf(parsed).map(({ speaker, paragraphs }) => [
    speaker?.printed ?? null,
    ...paragraphs.map(({ text }) => text),
  ]);
}

/** The codes of all diagnostics. */
export function codesOf({ diagnostics }: ParsedSource): string[] {
  return diagnostics.map(({ code }) => code);
}
