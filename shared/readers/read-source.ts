import { AppError } from "../lib/errors.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { ParsedSource, Revision, SourceId } from "../model/source.ts";
import type { ChosenColumns } from "../model/table-fields.ts";
import { whatBinary } from "./binary.ts";
import { SourceBuilder, type SourceSink } from "./build.ts";
import { CollectedSource } from "./collect.ts";
import type { Companion } from "./companions.ts";
import { malformedBytes, SourceDecoder } from "./decode.ts";
import { chooseEncoding, ENCODING_PROBE } from "./encoding.ts";
import type { Probe, TextParse } from "./reader.ts";
import { chooseReader } from "./registry.ts";
import { type DecodedChunk, SourceWindow } from "./source-window.ts";

/** UTF-16 units that readers may look at to recognise their format. */
const PROBE = 65_536;
/** UTF-16 units between two looks at what is settled: soon, while what is looked at is still near the processor. */
const STEP = 98_304;
/** How far back text is kept for places, in UTF-16 units. */
const KEPT = 1_048_576;
/** A reader that has not said a word about so many units (a line, a value, a page without end) gets no more. */
export const MOST_HELD = 16_777_216;

/** What a source is read with, besides its bytes. */
interface ReadWith {
  /** Relative path with `/`; the file name may help to recognise the format. */
  path: string;
  /** The id of the reader the user chose, or null. */
  reader?: string | null;
  /** What the user said of the columns of a table. */
  columns?: ChosenColumns | null;
  /** See {@link companionPaths}. */
  companions?: readonly Companion[];
}

/** One source to be read. */
export interface SourceInput extends ReadWith {
  source: SourceId;
  bytes: Uint8Array;
  revision: Revision;
}

/** A source that is read in blocks of bytes, so that it need not be held whole. */
export interface StreamInput extends ReadWith {
  /** The source from its beginning, in blocks of any size; asked for again for a look ahead, or where reading begins anew. */
  blocks(): Iterable<Uint8Array>;
}

export interface ReadOptions {
  /** sha256 of bytes, or of a text's UTF-8 form, lower-case hex. */
  sha256(data: string | Uint8Array): string;
  signal?: AbortSignal;
}

/** What is known of a source besides what its sink was given. */
export type SourceSummary = Omit<ParsedSource, "source" | "revision" | "extracts" | "spans">;

/**
 * Reads one source: decodes it, chooses a reader, and builds what it yields. Bad input gives diagnostics, never
 * an exception; bytes that are no text give a result without extracts and reader `none`.
 * @throws AppError `cancelled` when the signal is aborted, checked between chunks.
 */
export function readSource(input: SourceInput, options: ReadOptions): ParsedSource {
  const { source, revision, bytes, ...stream } = input;
  const sink = new CollectedSource();
  const summary = readSourceStream({ ...stream, blocks: () => [bytes] }, options, sink);
  return { source, revision, ...summary, extracts: sink.extracts, spans: sink.spans };
}

/**
 * The same for a source of any size: hands over each occurrence, extract and span as soon as it is known. Memory does not
 * grow with the source but for readers that hold a page or a value whole; those stop at {@link MOST_HELD}.
 * @throws AppError `cancelled` when the signal is aborted, checked between chunks.
 */
export function readSourceStream(input: StreamInput, options: ReadOptions, sink: SourceSink): SourceSummary {
  const head = beginningOf(input.blocks());
  const assumed = readDecoded(input, options, sink, head, true);
  if (assumed) return assumed;
  sink.again();
  return readDecoded(input, options, sink, head, false) as SourceSummary;
}

/**
 * Nearly all text that does not say its encoding is UTF-8: it is read as that (`isUtf8`) until bytes come that are not. Null
 * then: only now is it known that the source has another encoding, in which it is to be read from its beginning.
 */
function readDecoded(
  input: StreamInput,
  options: ReadOptions,
  sink: SourceSink,
  head: Uint8Array,
  isUtf8: boolean,
): SourceSummary | null {
  let isAssumed = false;
  const choice = chooseEncoding(head, () => {
    isAssumed = isUtf8;
    return isUtf8;
  });
  if (choice.label === null) return noText(input);
  const decoder = new SourceDecoder(choice);
  const window = new SourceWindow(choice.bom);
  const reading = new Reading(input, window, new SourceBuilder({ window, sink, sha256: options.sha256 }));
  let malformedLine: number | null = null;
  const take = (chunk: DecodedChunk) => {
    if (options.signal?.aborted) throw new AppError("cancelled", `Reading ${input.path} was cancelled.`);
    window.add(chunk);
    if (decoder.malformed.count > 0) malformedLine ??= window.lineAt(window.offsetAt(decoder.malformed.byteStart));
    reading.write(chunk.text);
  };
  for (const chunk of decoder.chunks(input.blocks())) {
    if (isAssumed && decoder.malformed.count > 0) return null;
    take(chunk);
  }
  const result = reading.end();
  const malformed = malformedBytes(decoder.malformed, choice.label, malformedLine);
  const diagnostics = [...choice.diagnostics, ...(malformed ? [malformed] : []), ...result.diagnostics];
  const columns = input.columns ? { columns: input.columns } : {};
  return { ...result, ...columns, byteLength: window.byteLength, encoding: choice.label, diagnostics };
}

/** Enough of the beginning to tell the encoding. */
function beginningOf(blocks: Iterable<Uint8Array>): Uint8Array {
  let head = new Uint8Array(0);
  for (const block of blocks) {
    if (head.length === 0 && block.length >= ENCODING_PROBE) return block.subarray(0, ENCODING_PROBE);
    const more = new Uint8Array(head.length + block.length);
    more.set(head);
    more.set(block, head.length);
    head = more;
    if (head.length >= ENCODING_PROBE) break;
  }
  return head;
}

function noText({ blocks, columns }: StreamInput): SourceSummary {
  let byteLength = 0;
  for (const block of blocks()) byteLength += block.length;
  const place = { line: null, byteStart: 0, byteEnd: byteLength };
  const message = whatBinary(beginningOf(blocks()));
  const diagnostics: Diagnostic[] = [{ code: "binary", severity: "error", message, place }];
  const reader = { id: "none", version: 0 };
  const none = { reader, readerReason: message, encoding: "binary", diagnostics, unrecognisedCharacters: 0 };
  return { ...none, ...(columns && { columns }), byteLength };
}

type Result = Pick<SourceSummary, "reader" | "readerReason" | "diagnostics" | "unrecognisedCharacters">;

/** Gives decoded text to the reader that fits its beginning, and lets go of what is done. */
class Reading {
  private readonly input: StreamInput;
  private readonly window: SourceWindow;
  private readonly builder: SourceBuilder;
  private chosen: ReturnType<typeof chooseReader> | null = null;
  private parse: TextParse | null = null;
  /** Text that came before the reader was chosen. */
  private head: string[] = [];
  private headLength = 0;
  private isEmpty = true;
  private nextLook = STEP;
  private isOver = false;

  constructor(input: StreamInput, window: SourceWindow, builder: SourceBuilder) {
    this.input = input;
    this.window = window;
    this.builder = builder;
  }

  write(text: string): void {
    this.isEmpty &&= !/\S/.test(text);
    if (this.parse) {
      this.give(text);
      return;
    }
    this.head.push(text);
    this.headLength += text.length;
    if (this.headLength > PROBE) this.choose();
  }

  end(): Result {
    const { reader, reason } = this.choose();
    if (!this.isOver) this.parse?.end();
    const unrecognisedCharacters = this.builder.finish();
    const { diagnostics } = this.builder;
    if (this.isEmpty) {
      diagnostics.unshift({ code: "empty", severity: "warning", message: "The file holds no text.", place: null });
    }
    const { id, version } = reader;
    return { reader: { id, version }, readerReason: reason, diagnostics, unrecognisedCharacters };
  }

  private choose(): ReturnType<typeof chooseReader> {
    if (this.chosen) return this.chosen;
    const { path, reader } = this.input;
    const columns = this.input.columns ?? undefined;
    const { head } = this;
    const probe: Probe = { path, columns, text: head.join("").slice(0, PROBE), complete: this.headLength <= PROBE };
    this.chosen = chooseReader(probe, reader ?? null);
    this.parse = this.chosen.reader.open(this.builder.sink, { path, columns, companions: this.input.companions });
    this.head = [];
    for (const text of head) this.give(text);
    return this.chosen;
  }

  private give(text: string): void {
    const { window, builder } = this;
    if (!this.isOver) {
      this.parse?.write(text);
      const held = window.length - (this.chosen?.reader.holdsAll ? 0 : builder.spoken);
      if (held > MOST_HELD) this.stop();
    }
    if (window.length < this.nextLook) return;
    const needed = builder.settle(this.isOver);
    this.nextLook = window.length + Math.max(STEP, window.length - needed);
    window.forget(needed - KEPT);
  }

  /** The reader waits for an end that is too far: it gets no more, and what follows is unrecognised. */
  private stop(): void {
    this.isOver = true;
    const { builder, window } = this;
    const range = { start: builder.spoken, end: window.length };
    this.parse?.end();
    const most = `${MOST_HELD / 1_048_576} million characters`;
    const message = this.chosen?.reader.holdsAll
      ? `Only the first ${most} of a file of this format are read. Split the file to read all of it.`
      : `More than ${most} stand here without an end; what follows is not read. Split the file to read all of it.`;
    builder.sink({ type: "diagnostic", code: "too-large", severity: "error", message, range });
  }
}
