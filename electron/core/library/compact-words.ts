import {
  type Occurrence,
  occurrenceText,
  type Paragraph,
  type PrintedSpeaker,
  type Segment,
} from "../../../shared/model/extract.ts";

/**
 * Short JSON for what there is a hundred thousand times of: values in rows instead of named fields, and nothing for what
 * is null behind the last that is not.
 */

/** Text, line, and four numbers for each segment: at, length, byteStart, byteEnd. */
type CompactParagraph = [text: string, line: number, segments: number[]];
type CompactSpeaker = [printed: string, ...(string | null)[]];

/** An occurrence but for its words. */
export type OccurrenceFacts = Omit<Occurrence, "paragraphs" | "voterIds">;
/** The values of {@link OccurrenceFacts}. */
export type CompactFacts = unknown[];

/** A speaker as a row; {@link readSpeaker} reads it. */
export function compactSpeaker(speaker: PrintedSpeaker): CompactSpeaker {
  const { printed, name, office, constituency, party, id } = speaker;
  return trimmed([printed, name, constituency, party, office, id]) as CompactSpeaker;
}

/** The speaker of {@link compactSpeaker}. */
export function readSpeaker(row: CompactSpeaker): PrintedSpeaker {
  const [printed, name = null, constituency = null, party = null, office = null, id = null] = row;
  return { printed, name, office, constituency, party, id };
}

/** What is known of an occurrence as a row; {@link readFacts} reads it. */
export function compactFacts(occurrence: OccurrenceFacts): CompactFacts {
  const { index, kind, speaker, date, gapBefore, column, time, number, id, url, hash, part } = occurrence;
  const who = speaker && compactSpeaker(speaker);
  return trimmed([index, kind, hash, date, who, time, column, id, url, number, gapBefore, part]);
}

/** What {@link compactFacts} wrote. */
export function readFacts(row: CompactFacts): OccurrenceFacts {
  const [index, kind, hash, date = null, speaker = null, ...more] = row as [
    number,
    Occurrence["kind"],
    string,
    (string | null)?,
    (CompactSpeaker | null)?,
    ...unknown[],
  ];
  const [time = null, column = null, id = null, url = null, number = null] = more as (string | null)[];
  const [gapBefore = null, part = null] = more.slice(5) as [Occurrence["gapBefore"]?, Occurrence["part"]?];
  const who = speaker && readSpeaker(speaker);
  return { index, kind, speaker: who, date, gapBefore, column, time, number, id, url, hash, part };
}

/** Leaves out what is null at the end. */
export function trimmed<T>(row: (T | null)[]): (T | null)[] {
  while (row.length > 0 && row.at(-1) === null) row.pop();
  return row;
}

/** An occurrence as short JSON, without the hash of its text; {@link readOccurrence} reads it. */
export function writeOccurrence(occurrence: Occurrence): string {
  const { paragraphs, voterIds } = occurrence;
  const facts = compactFacts({ ...occurrence, hash: "" });
  return JSON.stringify([paragraphs.map(compactParagraph), facts, ...(voterIds ? [voterIds] : [])]);
}

function compactParagraph({ text, line, segments }: Paragraph): CompactParagraph {
  const numbers: number[] = [];
  for (const { at, length, byteStart, byteEnd } of segments) numbers.push(at, length, byteStart, byteEnd);
  return [text, line, numbers];
}

type CompactOccurrence = [paragraphs: CompactParagraph[], facts: CompactFacts, voterIds?: (string | null)[]];

/** The occurrence of {@link writeOccurrence}; `hashOf` hashes its text as its reader did. */
export function readOccurrence(json: string, hashOf: (text: string) => string): Occurrence {
  const [rows, facts, voterIds] = JSON.parse(json) as CompactOccurrence;
  const paragraphs = rows.map(readParagraph);
  return { ...readFacts(facts), hash: hashOf(occurrenceText(paragraphs)), paragraphs, ...(voterIds && { voterIds }) };
}

/** The words of {@link writeOccurrence} with their places. */
export function readParagraphs(json: string): Paragraph[] {
  return (JSON.parse(json) as CompactOccurrence)[0].map(readParagraph);
}

function readParagraph([text, line, numbers]: CompactParagraph): Paragraph {
  return { text, line, segments: segmentsOf(numbers) };
}

/** The words alone of {@link writeOccurrence}, paragraphs joined by one U+000A. */
export function readWords(json: string): string {
  const [paragraphs] = JSON.parse(json) as CompactOccurrence;
  return paragraphs.map(([text]) => text).join("\n");
}

function segmentsOf(numbers: readonly number[]): Segment[] {
  const segments: Segment[] = [];
  for (let from = 0; from < numbers.length; from += 4) {
    segments.push({
      at: numbers[from] as number,
      length: numbers[from + 1] as number,
      byteStart: numbers[from + 2] as number,
      byteEnd: numbers[from + 3] as number,
    });
  }
  return segments;
}
