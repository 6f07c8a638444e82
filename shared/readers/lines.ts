import { isWhiteSpace } from "../text/white-space.ts";
import { knownLineStarts } from "./line-starts.ts";
import type { Piece, TextParse, TextRange } from "./reader.ts";

/** A non-blank line without the white space around it; offsets are those of the trimmed text. */
export interface Line extends TextRange {
  text: string;
  /** As the source has it, where `text` has other white space for the sake of patterns. */
  printed?: string;
  /** A blank line, or the beginning of the text, stands before it. */
  blankBefore: boolean;
  /** A form feed stands right before it: it is the first line of a page. */
  pageBefore?: true;
  /** White space before it on its line. */
  indent: number;
}

/** Most text is read without looking ahead. */
const NONE: readonly Line[] = [];

/** Gets each non-blank line with those that follow it: as many as were asked for, fewer only at the end. */
export type LineTaker = (line: Line, ahead: readonly Line[]) => void;

/** Gets a line, blank or not: where it stands in `source`, without what ends it, and the offset at which it begins. */
export type CutTaker = (source: string, from: number, to: number, start: number) => void;

/** Cuts chunks into lines (LF, CR LF or a lone CR); what stands after the last of these is a line too. */
export function cutLines(take: CutTaker): TextParse {
  let pending = "";
  let start = 0;
  /** The chunk before ended in a CR, which may be half of CR LF. */
  let afterCr = false;

  function endLine(chunk: string, from: number, to: number, terminator: number): void {
    if (pending === "") {
      take(chunk, from, to, start);
      start += to - from + terminator;
      return;
    }
    const line = pending + chunk.slice(from, to);
    pending = "";
    take(line, 0, line.length, start);
    start += line.length + terminator;
  }

  return {
    write(chunk) {
      let from = 0;
      if (afterCr && chunk !== "") {
        from = chunk.startsWith("\n") ? 1 : 0;
        endLine("", 0, 0, 1 + from);
        afterCr = false;
      }
      const known = knownLineStarts(chunk);
      if (known ? !known.hasCr : !chunk.includes("\r", from)) {
        if (known) {
          for (const next of known.starts) {
            if (next <= from) continue;
            endLine(chunk, from, next - 1, 1);
            from = next;
          }
        } else {
          for (let end = chunk.indexOf("\n", from); end >= 0; end = chunk.indexOf("\n", from)) {
            endLine(chunk, from, end, 1);
            from = end + 1;
          }
        }
        pending += chunk.slice(from);
        return;
      }
      const ends = /\r\n|\n|\r(?!$)/g;
      ends.lastIndex = from;
      for (let match = ends.exec(chunk); match; match = ends.exec(chunk)) {
        endLine(chunk, from, match.index, match[0].length);
        from = ends.lastIndex;
      }
      afterCr ||= from < chunk.length && chunk.endsWith("\r");
      pending += chunk.slice(from, chunk.endsWith("\r") ? -1 : undefined);
    },
    end: () => endLine("", 0, 0, 0),
  };
}

/**
 * Hands over the non-blank lines of chunks with `depth` lines of look-ahead. `unglue` may cut a line into several before
 * that, for pages that lost a line break; null leaves it whole.
 */
export function scanLines(depth: number, take: LineTaker, unglue?: (line: Line) => Line[] | null): TextParse {
  let blankBefore = true;
  let pageBefore = false;
  const queue: Line[] = [];

  function addLine(source: string, from: number, to: number, start: number): void {
    if (from === to) {
      blankBefore = true;
      return;
    }
    // Of most lines neither end is blank: that is seen without cutting them twice.
    let text = source.slice(from, to);
    let indent = 0;
    if (isWhiteSpace(source.charCodeAt(from)) || isWhiteSpace(source.charCodeAt(to - 1))) {
      const raw = text;
      text = raw.trim();
      if (raw.includes("\f")) pageBefore = true;
      if (text === "") {
        blankBefore = true;
        return;
      }
      indent = raw.indexOf(text.charAt(0));
    }
    const at = start + indent;
    const line: Line = { text, start: at, end: at + text.length, blankBefore, indent };
    if (pageBefore) line.pageBefore = true;
    blankBefore = false;
    pageBefore = false;
    const parts = unglue ? unglue(line) : null;
    if (parts === null) add(line);
    else for (const part of parts) add(part);
  }

  function add(line: Line): void {
    if (depth === 0) {
      take(line, NONE);
      return;
    }
    queue.push(line);
    if (queue.length > depth) take(queue.shift() as Line, queue);
  }

  const lines = cutLines(addLine);
  return {
    write: lines.write,
    end() {
      lines.end();
      while (queue.length > 0) take(queue.shift() as Line, queue);
    },
  };
}

/** What makes something of lines, and is told when no more come. */
export interface LineParse {
  take: LineTaker;
  end(): void;
}

/** Hands lines over as {@link scanLines} does, and ends what takes them. */
export function parseLines(depth: number, parse: LineParse, unglue?: (line: Line) => Line[] | null): TextParse {
  const lines = scanLines(depth, (line, ahead) => parse.take(line, ahead), unglue);
  return {
    write: lines.write,
    end() {
      lines.end();
      parse.end();
    },
  };
}

/** The part of a line from `from` (counted in its text) on, up to `to`, trimmed; null when that is blank. */
export function subLine(line: Line, from: number, to = line.text.length): Line | null {
  const raw = line.text.slice(from, to);
  const text = raw.trim();
  if (text === "") return null;
  const indent = raw.indexOf(text.charAt(0)) + (from === 0 ? line.indent : 0);
  const start = line.start + from + raw.indexOf(text.charAt(0));
  return { text, start, end: start + text.length, blankBefore: from === 0 && line.blankBefore, indent };
}

/** The line as one piece of a paragraph. */
export function pieceOf(line: Line): Piece {
  return { text: line.printed ?? line.text, start: line.start, end: line.end };
}
