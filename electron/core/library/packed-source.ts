import { packSkeleton, skeletonOf } from "../../../shared/debates/skeleton.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import {
  type Extract,
  isCounted,
  type Occurrence,
  occurrenceText,
  type Paragraph,
} from "../../../shared/model/extract.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import type { ChosenColumns } from "../../../shared/model/table-fields.ts";
import { type CompactFacts, compactFacts, type OccurrenceFacts, readFacts } from "./compact-words.ts";
import { countWordsFast } from "./count-words-fast.ts";
import { packSpans } from "./packed-spans.ts";
import { packWords, type WordBlock } from "./source-words.ts";

/** What is known of a read source without its words. */
export interface SourceFacts {
  byteLength: number;
  reader: { id: string; version: number };
  readerReason: string;
  /** What the analyst said of its columns. */
  columns?: ChosenColumns;
  /** The files it was read with, and which versions of them. */
  companions?: string;
  encoding: string;
  extracts: number;
  /** Counted occurrences. */
  contributions: number;
  unrecognisedCharacters: number;
  diagnostics: Diagnostic[];
}

/** A parsed source in the parts that are needed at different times. */
export interface PackedSource {
  revision: string;
  facts: SourceFacts;
  /** What others of its extracts have to do with: numbers; `unpackSkeleton` reads it. */
  skeleton: Uint8Array;
  /** For reconstruction: everything but paragraphs and spans; {@link unpackOutline} reads it. */
  outline: Uint8Array;
  /** What each of its bytes became; `unpackSpans` reads it. */
  spans: Uint8Array;
  /** For reading: every occurrence with its paragraphs. */
  words: WordBlock[];
  /** The words of counted occurrences, for the search index; none when they are in a segment of it already. */
  texts: { hash: string; text: string }[];
}

/** Takes a parsed source apart. */
export function packSource(parsed: ParsedSource): PackedSource {
  const occurrences = parsed.extracts.flatMap((extract) => extract.occurrences);
  const counted = occurrences.filter((occurrence) => isCounted(occurrence.kind));
  const skeleton = skeletonOf(parsed, countWordsFast);
  const outline: CompactOutline = {
    ...parsed,
    spans: [],
    diagnostics: [],
    extracts: parsed.extracts.map((extract) => ({ ...extract, occurrences: extract.occurrences.map(compactFacts) })),
    words: [...skeleton.words],
  };
  return {
    revision: parsed.revision,
    facts: {
      byteLength: parsed.byteLength,
      reader: parsed.reader,
      readerReason: parsed.readerReason,
      ...(parsed.columns && { columns: parsed.columns }),
      ...(parsed.companions && { companions: parsed.companions }),
      encoding: parsed.encoding,
      extracts: parsed.extracts.length,
      contributions: counted.length,
      unrecognisedCharacters: parsed.unrecognisedCharacters,
      diagnostics: parsed.diagnostics,
    },
    skeleton: packSkeleton(skeleton),
    outline: Buffer.from(JSON.stringify(outline)),
    spans: packSpans(parsed.spans),
    words: packWords(occurrences),
    texts: counted.map(({ hash, paragraphs }) => ({ hash, text: occurrenceText(paragraphs) })),
  };
}

type OutlinedOccurrence = OccurrenceFacts & { words: number };
type CompactOutline = Outlined<CompactFacts> & { words: number[] };

/** Gives the paragraphs of a source's n-th occurrence. */
export type LoadParagraphs = (occurrence: number) => Paragraph[];

/** An occurrence with the number of its words, the words themselves fetched when they are asked for. */
export class LazyOccurrence implements OutlinedOccurrence {
  readonly index: number;
  readonly kind: Occurrence["kind"];
  readonly speaker: Occurrence["speaker"];
  readonly date: Occurrence["date"];
  readonly gapBefore: Occurrence["gapBefore"];
  readonly column: Occurrence["column"];
  readonly time: Occurrence["time"];
  readonly number: Occurrence["number"];
  readonly id: Occurrence["id"];
  readonly url: Occurrence["url"];
  readonly hash: string;
  readonly part: Occurrence["part"];
  readonly words: number;
  private readonly at: number;
  private readonly load: LoadParagraphs;

  constructor(facts: OccurrenceFacts, words: number, at: number, load: LoadParagraphs) {
    this.index = facts.index;
    this.kind = facts.kind;
    this.speaker = facts.speaker;
    this.date = facts.date;
    this.gapBefore = facts.gapBefore;
    this.column = facts.column;
    this.time = facts.time;
    this.number = facts.number;
    this.id = facts.id;
    this.url = facts.url;
    this.hash = facts.hash;
    this.part = facts.part;
    this.words = words;
    this.at = at;
    this.load = load;
  }

  get paragraphs(): Paragraph[] {
    return this.load(this.at);
  }
}

/** A source as reconstruction needs it. */
export type OutlinedSource = Outlined<LazyOccurrence>;

type Outlined<O> = Omit<ParsedSource, "extracts"> & {
  extracts: (Omit<Extract, "occurrences"> & { occurrences: O[] })[];
};

/** The parsed source without spans and diagnostics, its words fetched by `load`. Throws on damaged bytes. */
export function unpackOutline(packed: Uint8Array, load: LoadParagraphs): OutlinedSource {
  const { words, ...outline }: CompactOutline = JSON.parse(utf8(packed));
  let at = 0;
  const lazy = (facts: CompactFacts) => new LazyOccurrence(readFacts(facts), words[at] as number, at++, load);
  return { ...outline, extracts: outline.extracts.map((one) => ({ ...one, occurrences: one.occurrences.map(lazy) })) };
}

function utf8({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("utf8");
}
