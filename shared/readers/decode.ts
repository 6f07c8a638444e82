import type { Diagnostic } from "../model/diagnostic.ts";
import { isHighSurrogate } from "../text/surrogates.ts";
import { whatBinary } from "./binary.ts";
import { fixedWidthMap, scanUtf8, tableMap, utf8Map } from "./chunk-map.ts";
import { chooseEncoding, type EncodingChoice, isUtf8 } from "./encoding.ts";
import { type DecodedChunk, type OffsetMap, SourceWindow } from "./source-window.ts";

/** A source's text and the way back to its bytes. */
export interface DecodedSource {
  /** Without BOM; null when the bytes are no text at all (diagnostic `binary` or `too-large`). */
  text: string | null;
  /** WHATWG label, e.g. `utf-8`, `windows-1252`; `binary` when there is no text. */
  encoding: string;
  offsets: OffsetMap;
  /** `encoding-guessed`, `encoding-unknown`, `malformed-bytes`, `binary`, `too-large`. */
  diagnostics: Diagnostic[];
}

/** A JavaScript string holds about 2^29 units; a longer file is no one text. Readers get such files in chunks. */
const MAX_BYTES = 500_000_000;
/**
 * Bytes decoded at once. V8 keeps what is larger than 128 KB apart, each on pages of its own, at a multiple of the cost; a
 * chunk of two-byte text and what is left of the one before should stay below it.
 */
const CHUNK = 49_152;
const CR = 13;

/** Bytes 0x80 to 0x9F of windows-1252; some versions of Node decode them as Latin-1 controls. */
const C1 =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

function isSingleByte(label: string): boolean {
  return /^(ibm866|iso-8859-|koi8-|macintosh|windows-|x-mac-cyrillic|x-user-defined)/.test(label);
}

type Decoded = Pick<DecodedChunk, "text" | "map" | "utf8">;

/** Malformed bytes: how many there are, and where the first stand. */
export interface MalformedBytes {
  count: number;
  /** -1 while there is none. */
  byteStart: number;
  byteEnd: number;
}

/**
 * Decodes a source block by block (blocks of any size) into chunks, none of which ends within a character or between CR
 * and LF. `malformed` tells at any time what could not be decoded so far; it is shown as U+FFFD. Never throws.
 */
export class SourceDecoder {
  readonly malformed: MalformedBytes = { count: 0, byteStart: -1, byteEnd: -1 };
  private readonly label: string;
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private rest: Uint8Array = new Uint8Array(0);
  private at: number;
  private skip: number;
  private readonly isPadded: boolean;
  private readonly decode: (bytes: Uint8Array, isLast: boolean) => Decoded;

  constructor({ label, bom, isPadded = false }: EncodingChoice) {
    this.isPadded = isPadded;
    this.label = label ?? "utf-8";
    this.decoder = new TextDecoder(this.label, { ignoreBOM: true });
    this.at = bom;
    this.skip = bom;
    if (this.label === "utf-8") this.decode = (bytes) => this.utf8(bytes);
    else if (this.label.startsWith("utf-16")) this.decode = (bytes) => this.utf16(bytes);
    else if (isSingleByte(this.label)) this.decode = (bytes) => this.single(bytes);
    else this.decode = (bytes, isLast) => this.walked(bytes, isLast);
  }

  /** The chunks of all blocks. */
  *chunks(blocks: Iterable<Uint8Array>): Generator<DecodedChunk> {
    for (const block of blocks) {
      const skipped = Math.min(this.skip, block.length);
      this.skip -= skipped;
      yield* this.cutUp(joined(this.rest, block.subarray(skipped)), false);
    }
    yield* this.cutUp(this.rest, true);
  }

  private *cutUp(bytes: Uint8Array, isLast: boolean): Generator<DecodedChunk> {
    let from = 0;
    while (from < bytes.length) {
      const most = Math.min(bytes.length, from + CHUNK);
      const to = isLast && most === bytes.length ? most : this.cut(bytes, from, most);
      if (to <= from) break;
      const part = bytes.subarray(from, to);
      const byteStart = this.at;
      this.at += part.length;
      const { text, map, utf8 } = this.decode(part, isLast && to === bytes.length);
      if (this.isPadded) yield { text: text.replaceAll("\0", " "), map, utf8: null, byteStart, byteEnd: this.at };
      else yield { text, map, utf8, byteStart, byteEnd: this.at };
      from = to;
    }
    this.rest = from < bytes.length ? bytes.slice(from) : new Uint8Array(0);
  }

  /** The last place up to `to` at which a chunk may end. */
  private cut(bytes: Uint8Array, from: number, to: number): number {
    if (this.label.startsWith("utf-16")) return cutUtf16(bytes, from, to, this.label === "utf-16be");
    let end = to;
    if (this.label === "utf-8") end = cutUtf8(bytes, from, to);
    else if (!isSingleByte(this.label)) end = cutMultiByte(bytes, from, to);
    return bytes[end - 1] === CR ? end - 1 : end;
  }

  private utf8(bytes: Uint8Array): Decoded {
    const text = this.decoder.decode(bytes);
    if (!text.includes("\u{FFFD}")) {
      return { text, map: utf8Map(text, bytes), utf8: bytes };
    }
    const { map, malformed, first } = scanUtf8(bytes);
    if (malformed > 0) this.say(malformed, this.at - bytes.length + first);
    return { text, map, utf8: null };
  }

  private utf16(bytes: Uint8Array): Decoded {
    const text = this.decoder.decode(bytes);
    if (bytes.length % 2 !== 0) this.say(1, this.at - 1);
    return { text, map: fixedWidthMap(text.length, 2), utf8: null };
  }

  private single(bytes: Uint8Array): Decoded {
    let text = this.decoder.decode(bytes);
    if (this.label === "windows-1252") text = text.replace(/[\x80-\x9f]/g, (c) => C1[c.charCodeAt(0) - 0x80] as string);
    return { text, map: fixedWidthMap(text.length, 1), utf8: null };
  }

  /**
   * For multi-byte encodings other than UTF: the decoder is asked byte by byte, which is slow but right. A
   * character's first byte is where the decoder had nothing pending.
   */
  private walked(bytes: Uint8Array, isLast: boolean): Decoded {
    const starts: number[] = [];
    let text = "";
    let pending = 0;
    const add = (more: string) => {
      for (let i = 0; i < more.length; i++) starts.push(pending);
      text += more;
      return more.length > 0;
    };
    for (let at = 0; at < bytes.length; at++) {
      if (add(this.decoder.decode(bytes.subarray(at, at + 1), { stream: true }))) pending = at + 1;
    }
    if (isLast) add(this.decoder.decode());
    return { text, map: tableMap(starts, bytes.length), utf8: null };
  }

  private say(count: number, byte: number): void {
    const { malformed } = this;
    if (malformed.count === 0) {
      malformed.byteStart = byte;
      malformed.byteEnd = byte + 1;
    }
    malformed.count += count;
  }
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array {
  if (head.length === 0) return tail;
  const both = new Uint8Array(head.length + tail.length);
  both.set(head);
  both.set(tail, head.length);
  return both;
}

/** Before a character whose bytes are not all there. */
function cutUtf8(bytes: Uint8Array, from: number, to: number): number {
  for (let back = 1; back <= 3 && to - back >= from; back++) {
    const byte = bytes[to - back] as number;
    if (byte < 0x80) return to;
    if (byte < 0xc0) continue;
    return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? to - back : to;
  }
  return to;
}

/** After whole units, none of them the first of a surrogate pair, or a CR. */
function cutUtf16(bytes: Uint8Array, from: number, to: number, isBigEndian: boolean): number {
  const end = to - ((to - from) % 2);
  if (end - 2 < from) return from;
  const [first, second] = [bytes[end - 2] as number, bytes[end - 1] as number];
  const unit = isBigEndian ? first * 256 + second : second * 256 + first;
  return unit === CR || isHighSurrogate(unit) ? end - 2 : end;
}

/** After a byte that is never the second of a character. */
function cutMultiByte(bytes: Uint8Array, from: number, to: number): number {
  for (let end = to; end > from; end--) if ((bytes[end - 1] as number) < 0x30) return end;
  return to;
}

function noText(bytes: Uint8Array, code: string, message: string): DecodedSource {
  const place = { line: null, byteStart: 0, byteEnd: bytes.length };
  const diagnostics: Diagnostic[] = [{ code, severity: "error", message, place }];
  return { text: null, encoding: "binary", offsets: new SourceWindow(0), diagnostics };
}

/** The diagnostic for bytes that could not be decoded; null when there are none. */
export function malformedBytes({ count, byteStart, byteEnd }: MalformedBytes, label: string, line: number | null) {
  if (count === 0) return null;
  const message = label.startsWith("utf-16")
    ? "The file ends in the middle of a character."
    : `${count} byte sequence(s) are not valid UTF-8 and are shown as \u{FFFD}.`;
  const place = { line, byteStart, byteEnd };
  return { code: "malformed-bytes", severity: "warning", message, place } satisfies Diagnostic;
}

/** Decodes a source as one text, by its BOM, declaration or bytes as `chooseEncoding` says. Never throws. */
export function decodeSource(bytes: Uint8Array, declared: string | null = null): DecodedSource {
  if (bytes.length > MAX_BYTES) return noText(bytes, "too-large", "The file is too large to be shown as one text.");
  const choice = chooseEncoding(bytes, () => isUtf8(bytes), declared);
  const { label, diagnostics } = choice;
  if (label === null) return noText(bytes, "binary", whatBinary(bytes));
  const decoder = new SourceDecoder(choice);
  const window = new SourceWindow(choice.bom);
  const texts: string[] = [];
  for (const chunk of decoder.chunks([bytes])) {
    window.add(chunk);
    texts.push(chunk.text);
  }
  const { malformed } = decoder;
  const line = malformed.count > 0 ? window.lineAt(window.offsetAt(malformed.byteStart)) : null;
  const diagnostic = malformedBytes(malformed, label, line);
  if (diagnostic) diagnostics.push(diagnostic);
  return { text: texts.join(""), encoding: label, offsets: window, diagnostics };
}
