import type { Piece } from "./reader.ts";
import type { SourceWindow } from "./source-window.ts";

const NEWLINE = 10;
/** Runs shorter than this are encoded faster than they are found. */
const WORTH = 160;

/**
 * The words of a turn in UTF-8, taken from the source where they stand there as they are: cheaper to hash than text
 * of two bytes a character, which would have to be encoded first.
 */
export class TurnBytes {
  private readonly window: SourceWindow;
  private bytes = new Uint8Array(4096);
  private length = 0;

  constructor(window: SourceWindow) {
    this.window = window;
  }

  /**
   * The bytes of paragraphs with line feeds between them, which are `text`; valid until the next call. Null where the
   * source has others, or where looking for them is not worth it.
   */
  of(paragraphs: readonly (readonly Piece[])[], text: string): Uint8Array | null {
    this.length = 0;
    for (let at = 0, next = 0; next < paragraphs.length; ) {
      const [piece] = paragraphs[next] as readonly Piece[];
      const after = endOfRun(paragraphs, next);
      const last = paragraphs[after - 1]?.[0];
      if (after === next || !piece || !last) return null;
      const length = last.end - piece.start;
      if (length < WORTH) return null;
      const isAll = length === text.length;
      const found = this.window.utf8Of(isAll ? text : text.slice(at, at + length), piece.start);
      if (found === null || isAll) return found;
      this.add(found);
      at += length + 1;
      next = after;
    }
    return this.bytes.subarray(0, Math.max(0, this.length - 1));
  }

  private add(more: Uint8Array): void {
    const end = this.length + more.length;
    if (end >= this.bytes.length) {
      const longer = new Uint8Array(end * 2);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes.set(more, this.length);
    this.bytes[end] = NEWLINE;
    this.length = end + 1;
  }
}

/** The paragraph after those that stand on lines right under each other; `from` itself when it is of many pieces. */
function endOfRun(paragraphs: readonly (readonly Piece[])[], from: number): number {
  let at = from;
  for (let end = -1; at < paragraphs.length; at++) {
    const [piece, second] = paragraphs[at] as readonly Piece[];
    if (!piece || second || (at > from && piece.start !== end + 1)) break;
    end = piece.end;
  }
  return at;
}
