import { createHash } from "node:crypto";
import type { Extract, Occurrence, PrintedGap, PrintedSpeaker } from "../../model/extract.ts";
import { formatOccurrenceKey, type OccurrenceKey } from "../../model/occurrence-key.ts";
import type { ParsedSource } from "../../model/source.ts";

/** An extract in few words; what is left out is unknown. House and chamber are the Commons' unless given. */
export interface ExtractSketch extends Partial<Omit<Extract, "occurrences" | "ordinal">> {
  /**
   * `Ann Lee (Hove) (Lab): words` or `: words` for nobody. `@b` stands for a long text named b, `@b~` for nearly
   * the same text. A leading `…` is a marked gap. An office stands before `=`: `The Minister = Ann Lee: words`;
   * `The Minister = : words` prints the office alone.
   */
  turns: string[];
}

const WORDS =
  "harbour lantern meadow timber orchard signal copper valley ribbon anchor beacon marble willow kettle".split(" ");
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Thirty invented words, the same for the same name. */
export function longText(name: string): string {
  const digest = hashOf(name);
  const words = Array.from({ length: 30 }, (_, at) => {
    const code = Number.parseInt(digest.slice(at * 2, at * 2 + 2), 16);
    return `${WORDS[code % WORDS.length]}${code % 7}`;
  });
  return `${words.join(" ")}.`;
}

/** A source as a reader would give it. The revision follows from the content, so that equal sketches are copies. */
export function makeSource(path: string, sketches: readonly ExtractSketch[]): ParsedSource {
  return {
    source: `root/${path}`,
    revision: hashOf(JSON.stringify(sketches)),
    byteLength: 0,
    reader: { id: "sketch", version: 1 },
    readerReason: "made by hand",
    encoding: "utf-8",
    extracts: sketches.map(makeExtract),
    spans: [],
    diagnostics: [],
    unrecognisedCharacters: 0,
  };
}

/** The key of one occurrence, as an annotation or correction holds it. */
export function keyIn({ source, revision, extracts }: ParsedSource, extract: number, index: number): OccurrenceKey {
  const hash = extracts[extract]?.occurrences[index]?.hash as string;
  return formatOccurrenceKey({ source, revision, extract, index, hash });
}

function makeExtract({ turns, ...facts }: ExtractSketch, ordinal: number): Extract {
  const extract: Extract = {
    ordinal,
    kind: "debate",
    title: null,
    date: null,
    answeredDate: null,
    house: "commons",
    chamber: "Commons Chamber",
    department: null,
    headingPath: [],
    participants: [],
    isExcerpt: true,
    addressee: null,
    volume: null,
    columns: null,
    id: null,
    url: null,
    capturedAt: null,
    line: 1,
    occurrences: [],
    ...facts,
  };
  return { ...extract, occurrences: turns.map((turn, index) => makeOccurrence(turn, index, extract)) };
}

function makeOccurrence(turn: string, index: number, extract: Extract): Occurrence {
  const gapBefore: PrintedGap | null = turn.startsWith("…") ? { printed: "--- Later in debate ---", line: 1 } : null;
  const [, office, name, words] = /^…?(?:([^:=]*) = )?([^:]*): (.*)$/s.exec(turn) ?? [];
  const text = (words ?? turn).replace(/@(\w+)(~?)/g, (_, long, changed) =>
    changed ? longText(long).replace(/^\S+ /, "Changed ") : longText(long),
  );
  const isQuestion = extract.kind === "written-question" && index === 0;
  return {
    index,
    kind: isQuestion ? "question" : extract.kind === "written-question" ? "answer" : "speech",
    speaker: name || office ? speaker(name ?? "", office ?? null) : null,
    date: extract.kind === "written-question" && !isQuestion ? extract.answeredDate : extract.date,
    gapBefore,
    paragraphs: text.split("\n").map((paragraph) => ({ text: paragraph, line: 1, segments: [] })),
    column: null,
    time: null,
    number: null,
    id: null,
    url: null,
    hash: hashOf(text),
    part: null,
  };
}

function speaker(display: string, office: string | null): PrintedSpeaker {
  if (office && display === "") {
    return { printed: office, name: null, office, constituency: null, party: null, id: null };
  }
  const match = /^([^(#]*?)(?: \(([^)]*)\))?(?: \(([^)]*)\))?(?: #(\S+))?$/.exec(display);
  const [, name = display, constituency = null, party = null, id = null] = match ?? [];
  return { printed: office ? `${office} (${name})` : display, name, office, constituency, party, id };
}
