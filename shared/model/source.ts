import type { Diagnostic } from "./diagnostic.ts";
import type { Extract } from "./extract.ts";
import type { ChosenColumns } from "./table-fields.ts";

/**
 * A source's id: `<rootId>/<relative path>`, separators always `/`, container members after `!/`
 * (`<rootId>/2024.zip!/a.xml`). It survives a changed file; the revision tells which bytes were read.
 */
export type SourceId = string;

/** sha256 of a source's bytes, 64 lower-case hex digits. */
export type Revision = string;

/** What the characters of a source may become. Every non-blank character lies in exactly one span. */
export const SPAN_ROLES = [
  "text",
  "speaker",
  "heading",
  "metadata",
  "gap",
  "note",
  "boilerplate",
  "unrecognised",
] as const;

/** One of {@link SPAN_ROLES}. */
export type SpanRole = (typeof SPAN_ROLES)[number];

/** A run of a source: byte range (end exclusive), 1-based first line, and what it became. */
export interface Span {
  role: SpanRole;
  byteStart: number;
  byteEnd: number;
  line: number;
  /** Ordinals of the occurrence this run belongs to; null outside occurrences. */
  extract: number | null;
  index: number | null;
}

/** How sure a reader is that a file is of its format. */
export type Confidence = "no" | "maybe" | "likely" | "certain";

/** Everything one reader found in one source. A pure function of the bytes, the reader's version and what the user chose. */
export interface ParsedSource {
  source: SourceId;
  revision: Revision;
  byteLength: number;
  reader: { id: string; version: number };
  /** Why this reader was chosen, as a sentence; "chosen by you" when overridden. */
  readerReason: string;
  /** What the user said of its columns; absent when nothing. */
  columns?: ChosenColumns;
  /** The files it was read with, and which versions of them; absent when there are none. */
  companions?: string;
  /** WHATWG label of the encoding the bytes were decoded with. */
  encoding: string;
  extracts: Extract[];
  spans: Span[];
  diagnostics: Diagnostic[];
  /** Non-blank characters that no rule recognised. */
  unrecognisedCharacters: number;
}
