import { isHighSurrogate, isLowSurrogate } from "../text/surrogates.ts";
import type { Piece } from "./reader.ts";
import type { SourceWindow, WindowChunk } from "./source-window.ts";

const NEWLINE = 10;
const ASCII_END = 128;
/** Text of runs that are shorter than this on the whole is encoded faster than they are copied. */
const WORTH = 160;
const encoder = new TextEncoder();

/**
 * The words of a turn in UTF-8, taken from the source where they stand there as they are: cheaper to hash and count than
 * text of two bytes a character, which would have to be put together and encoded first. What stands in the source in one go
 * is copied in one go, be it many lines; of line breaks that became blanks only these are changed.
 */
export class TurnBytes {
  private readonly window: SourceWindow;
  private bytes = new Uint8Array(4096);
  private length = 0;
  /** Runs copied so far. */
  private runs = 0;
  /** The run of the source that is not copied yet; null when there is none. */
  private chunk: WindowChunk | null = null;
  private from = 0;
  private to = 0;
  /** In that run: where another character stands in the words, and its code, in turns. */
  private changes: number[] = [];

  constructor(window: SourceWindow) {
    this.window = window;
  }

  /**
   * The bytes of paragraphs with line feeds between them; valid until the next call. Null where the source's bytes are not
   * UTF-8, or the words stand in it in bits that are not worth it.
   */
  of(paragraphs: readonly (readonly Piece[])[]): Uint8Array | null {
    this.length = 0;
    this.runs = 0;
    this.drop();
    for (let at = 0; at < paragraphs.length; at++) {
      const pieces = paragraphs[at] as readonly Piece[];
      if (at > 0 && !this.newline(pieces[0])) return null;
      for (const piece of pieces) if (!this.add(piece)) return null;
    }
    if (this.length === 0 && this.changes.length === 0) return this.run();
    return this.copy() ? this.bytes.subarray(0, this.length) : null;
  }

  /** Between two paragraphs; where one character stands between them in the source, the run goes on. */
  private newline(next: Piece | undefined): boolean {
    return (next?.start === this.to + 1 && this.goOn(NEWLINE)) || this.literal("\n");
  }

  private add({ text, start, end }: Piece): boolean {
    const isSingle = text.length === 1 && (start === this.to || start === end);
    if (isSingle && this.goOn(text.charCodeAt(0))) return true;
    if (text.length !== end - start) return this.literal(text);
    const chunk =
      this.chunk !== null && end <= this.chunk.end && start >= this.chunk.start
        ? this.chunk
        : this.window.chunkAt(start);
    if (!chunk?.utf8) return false;
    if (start < chunk.start || end > chunk.end) return this.literal(text);
    if (chunk.text.slice(start - chunk.start, end - chunk.start) !== text) return this.literal(text);
    if (chunk !== this.chunk || start !== this.to) {
      if (!this.copy()) return false;
      this.chunk = chunk;
      this.from = start;
    }
    this.to = end;
    return true;
  }

  /** The run goes on with the character after it, which is, or becomes, `code`; false where it cannot. */
  private goOn(code: number): boolean {
    const { chunk, to } = this;
    if (chunk === null || to >= chunk.end) return false;
    const printed = chunk.text.charCodeAt(to - chunk.start);
    if (printed !== code) {
      if (printed >= ASCII_END || code >= ASCII_END) return false;
      this.changes.push(to, code);
    }
    this.to = to + 1;
    return true;
  }

  /** Words that do not stand in the source. */
  private literal(text: string): boolean {
    if (!this.copy()) return false;
    const code = text.charCodeAt(0);
    if (isLowSurrogate(code) || isHighSurrogate(text.charCodeAt(text.length - 1))) return false;
    const isByte = text.length === 1 && code < ASCII_END;
    const words = isByte ? null : encoder.encode(text);
    this.makeRoom(words?.length ?? 1);
    if (words === null) this.bytes[this.length++] = code;
    else {
      this.bytes.set(words, this.length);
      this.length += words.length;
    }
    return true;
  }

  /** The bytes of the run; null where half a surrogate pair, which has none of its own, stands at one of its ends. */
  private run(): Uint8Array | null {
    const { chunk, from, to } = this;
    if (!chunk?.utf8) return null;
    const first = from - chunk.start;
    const end = to - chunk.start;
    if (isLowSurrogate(chunk.text.charCodeAt(first)) || isLowSurrogate(chunk.text.charCodeAt(end))) return null;
    return chunk.utf8.subarray(chunk.map.byteAt(first), chunk.map.byteAt(end));
  }

  /** Copies the run, if there is one; false where it has no bytes of its own, or too few. */
  private copy(): boolean {
    const { chunk, from, to, changes } = this;
    if (chunk === null) return true;
    this.runs++;
    if (this.length + to - from < WORTH * this.runs) return false;
    const run = this.run();
    if (run === null) return false;
    this.makeRoom(run.length);
    this.bytes.set(run, this.length);
    if (changes.length > 0) {
      const base = this.length - chunk.map.byteAt(from - chunk.start);
      for (let i = 0; i < changes.length; i += 2) {
        const at = chunk.map.byteAt((changes[i] as number) - chunk.start);
        this.bytes[base + at] = changes[i + 1] as number;
      }
    }
    this.length += run.length;
    this.drop();
    return true;
  }

  private drop(): void {
    this.chunk = null;
    if (this.changes.length > 0) this.changes = [];
  }

  private makeRoom(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const longer = new Uint8Array(needed * 2);
    longer.set(this.bytes);
    this.bytes = longer;
  }
}
