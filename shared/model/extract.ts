/** Kinds of an occurrence or contribution. Only those of {@link isCounted} count as contributions. */
export const CONTRIBUTION_KINDS = [
  "speech",
  "question",
  "answer",
  "chair",
  "procedural",
  "division",
  "unattributed",
] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** Procedural notes and divisions are kept and shown, but never counted as contributions. */
export function isCounted(kind: ContributionKind): boolean {
  return kind !== "procedural" && kind !== "division";
}

/** Kinds of an item of business. */
export const DEBATE_KINDS = [
  "debate",
  "statement",
  "oral-question",
  "written-question",
  "written-statement",
  "bill",
  "committee",
  "petition",
  "unknown",
] as const;
export type DebateKind = (typeof DEBATE_KINDS)[number];

/** A calendar day, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A speaker exactly as one place prints it. Nothing is carried from elsewhere: unknown is null. */
export interface PrintedSpeaker {
  /** The whole display form, e.g. `David Simmonds (Ruislip, Northwood and Pinner) (Con)`. */
  printed: string;
  name: string | null;
  office: string | null;
  constituency: string | null;
  party: string | null;
  /** The source's own id of the person (`uk.org.publicwhip/person/10295`, `#LindsayHoyle`), if it prints one. */
  id: string | null;
}

/**
 * A stretch of a paragraph's text and the bytes it came from. `at` and `length` count UTF-16 units in the
 * paragraph's text; `byteStart`/`byteEnd` (exclusive) count bytes of the source as stored on disk.
 */
export interface Segment {
  at: number;
  length: number;
  byteStart: number;
  byteEnd: number;
}

export interface Paragraph {
  text: string;
  /** 1-based line of the source on which it begins. */
  line: number;
  segments: Segment[];
}

/** A place where a source says that words are left out, e.g. `--- Later in debate ---`. */
export interface PrintedGap {
  /** The words of the marker as printed. */
  printed: string;
  line: number;
}

/** A turn as one extract prints it. Its text is its paragraphs joined by one U+000A. */
export interface Occurrence {
  /** 0-based, dense within the extract, in source order. */
  index: number;
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  /** This occurrence's own date: sitting, asked or answered; null when its extract prints none. */
  date: IsoDate | null;
  /** The marker right before this occurrence, or null. */
  gapBefore: PrintedGap | null;
  paragraphs: Paragraph[];
  column: string | null;
  time: string | null;
  /** The number a question bears: its place on the order paper or its UIN; several are joined by `, `. */
  number: string | null;
  /** The source's own id of this turn. */
  id: string | null;
  url: string | null;
  /** sha256 (hex) of the text; part of the occurrence key. */
  hash: string;
  /** 1-based part number when a very long turn was split, else null. */
  part: number | null;
  /** Of a division: the source's own ids of the names it lists, in their order; absent where it has none. */
  voterIds?: readonly (string | null)[];
}

/** A span of days in which something happened, both ends inclusive. */
export interface DayInterval {
  from: IsoDate;
  to: IsoDate;
}

/** One item of business as one source presents it. */
export interface Extract {
  /** 0-based, dense within the source. */
  ordinal: number;
  kind: DebateKind;
  title: string | null;
  /** Sitting day for debates, day asked for written questions. */
  date: IsoDate | null;
  /** Day answered, for questions. */
  answeredDate: IsoDate | null;
  house: string | null;
  chamber: string | null;
  department: string | null;
  /** Outer headings from outermost to innermost, without the title itself. */
  headingPath: string[];
  /** Names in the heading, e.g. `Debate between A and B`, or the owner of an excerpts page (first). */
  participants: string[];
  /** True when the source shows only parts of the debate (an excerpts or pair page). */
  isExcerpt: boolean;
  /** To whom a question is put, as printed. */
  addressee: string | null;
  volume: string | null;
  columns: string | null;
  /** The source's own id of the debate, and its address. */
  id: string | null;
  url: string | null;
  /** When the page was captured, as an interval worked out from its printed age; never a date of the debate. */
  capturedAt: DayInterval | null;
  /** The language the source says it is in, as a BCP 47 tag (`fr`); absent when it does not say. */
  language?: string;
  /** 1-based line where the extract begins. */
  line: number;
  occurrences: Occurrence[];
}

/** The text an anchor addresses: the paragraphs joined by one U+000A, nothing else changed. */
export function occurrenceText(paragraphs: readonly { text: string }[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join("\n");
}
