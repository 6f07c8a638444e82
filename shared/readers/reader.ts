import type { Severity } from "../model/diagnostic.ts";
import type { ContributionKind, DayInterval, DebateKind, IsoDate, PrintedSpeaker } from "../model/extract.ts";
import type { Confidence, SpanRole } from "../model/source.ts";
import type { ChosenColumns } from "../model/table-fields.ts";
import type { Companion } from "./companions.ts";

/** The beginning of a source, enough to recognise its format. */
export interface Probe {
  /** Relative path with `/`; the file name may matter. */
  path: string;
  /** First 64 KiB of decoded text (BOM removed); the whole text when `complete`. */
  text: string;
  complete: boolean;
  /** See {@link ReaderContext}. */
  columns?: ChosenColumns | undefined;
}

export interface SniffResult {
  confidence: Confidence;
  /** A sentence for the user: why this reader fits or not. */
  reason: string;
}

/**
 * A run of the decoded text: UTF-16 offsets from its start (BOM removed), end exclusive. `build` turns them
 * into bytes and lines, so readers know neither files nor encodings.
 */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * A piece of a paragraph and the run of decoded text it came from. `text` equals that run after the steps a
 * reader documents (entity decoding, line unwrapping, removed column marks) and nothing else.
 */
export interface Piece extends TextRange {
  text: string;
}

/** What a reader says of an extract; every field it leaves out is unknown (null, false or empty). */
export interface ExtractFacts {
  kind?: DebateKind;
  title?: string | null;
  date?: IsoDate | null;
  answeredDate?: IsoDate | null;
  house?: string | null;
  chamber?: string | null;
  department?: string | null;
  headingPath?: string[];
  participants?: string[];
  isExcerpt?: boolean;
  addressee?: string | null;
  volume?: string | null;
  columns?: string | null;
  id?: string | null;
  url?: string | null;
  capturedAt?: DayInterval | null;
  language?: string | null;
}

/**
 * What readers yield, in source order. Every non-blank character of the decoded text must lie in exactly one
 * `span`, `gap` or piece; `build` counts what was forgotten as unrecognised and a test fails on it.
 */
export type ReaderEvent =
  /** Begins an extract; ends the one before. */
  | { type: "extract"; at: number; facts: ExtractFacts }
  /** More facts of the current extract, met later (a date line after the heading). */
  | { type: "facts"; facts: ExtractFacts }
  /** A whole turn, or its next part. Without an extract before it, one without facts is begun. */
  | {
      type: "occurrence";
      /** The turn goes on in the next occurrence event, which says the same of it; so none need be held for long. */
      more?: boolean;
      kind: ContributionKind;
      speaker: PrintedSpeaker | null;
      paragraphs: Piece[][];
      date?: IsoDate | null;
      column?: string | null;
      time?: string | null;
      number?: string | null;
      id?: string | null;
      url?: string | null;
      /** Of a division: the source's own ids of the names it lists, in their order. */
      voterIds?: readonly (string | null)[];
    }
  /** A marker that words are left out; stands before the next occurrence. */
  | { type: "gap"; range: TextRange; printed: string }
  /** Tags and the like: boilerplate, but counted to a turn's words where it stands between them. */
  | { type: "markup"; range: TextRange }
  /** What a run outside of occurrences is. */
  | { type: "span"; role: Exclude<SpanRole, "text" | "gap">; range: TextRange }
  | {
      type: "diagnostic";
      code: string;
      severity: Severity;
      message: string;
      range: TextRange | null;
      /** Of how the source is written, not of what it says: it is told first. */
      isOfForm?: boolean;
    };

/** Takes events synchronously, in order. */
export type ReaderSink = (event: ReaderEvent) => void;

/** A running parse: chunks may be cut anywhere; `end` flushes. Neither ever throws on bad input. */
export interface TextParse {
  write(chunk: string): void;
  end(): void;
}

/** What a reader may know about the source besides its text. */
export interface ReaderContext {
  path: string;
  /** Of tables and JSON of speeches: what the user said of their columns. */
  columns?: ChosenColumns | undefined;
  /** The files that `companionPaths` names and that are there; the same array for the same files. */
  companions?: readonly Companion[] | undefined;
}

/** One input format. Pure: the same text gives the same events, however it is cut. */
export interface TextReader {
  /** Lower-case words with hyphens; shown on the command line and stored in anchors. */
  id: string;
  /** Raised whenever the same bytes may give other events; invalidates caches. */
  version: number;
  /** For people: `ParallelParliament page, copied as text`. */
  name: string;
  /** It keeps the whole text until its end, or may have to, so that files beyond a bound are not read to theirs. */
  holdsAll?: boolean;
  sniff(probe: Probe): SniffResult;
  open(sink: ReaderSink, context: ReaderContext): TextParse;
}
