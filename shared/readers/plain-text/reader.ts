import { type Line, pieceOf, scanLines, unwrap } from "../lines.ts";
import type { Piece, TextParse, TextReader } from "../reader.ts";

/** Lines longer than this are paragraphs of their own; shorter ones may be wrapped by hand. */
const MAX_WRAPPED = 120;
/** A line broken off earlier than this was ended on purpose: a heading, a list, verse. */
const MIN_WRAPPED = 45;

/**
 * Whether `next` continues the paragraph of `last`: no blank line between, and `last` breaks off where
 * wrapped text does. `wrapped` tells that an earlier line of this block did so without ending a sentence.
 */
export function continuesLine(last: Line, next: Line, wrapped: boolean): boolean {
  if (next.blankBefore || last.text.length > MAX_WRAPPED) return false;
  if (/^\p{Ll}/u.test(next.text)) return true;
  if (last.text.length < MIN_WRAPPED) return false;
  return wrapped || !/[.?!:;…”’"')\]]$/.test(last.text);
}

/** The last resort: any text as paragraphs that nobody is said to have spoken. */
export const plainText: TextReader = {
  id: "plain-text",
  version: 1,
  name: "Plain text without speakers",
  sniff: () => ({ confidence: "maybe", reason: "It is text, but of no format that names speakers." }),
  open(sink): TextParse {
    const paragraphs: Piece[][] = [];
    let last: Line | null = null;
    let wrapped = false;
    const lines = scanLines(0, (line) => {
      const paragraph = paragraphs.at(-1);
      if (last && paragraph && continuesLine(last, line, wrapped)) {
        wrapped ||= !/[.?!:;…”’"')\]]$/.test(last.text);
        unwrap(paragraph, line);
      } else {
        paragraphs.push([pieceOf(line)]);
        wrapped = false;
      }
      last = line;
    });
    return {
      write: lines.write,
      end() {
        lines.end();
        const [first] = paragraphs[0] ?? [];
        if (!first) return;
        const range = { start: first.start, end: first.end };
        const message = "No speakers were recognised; the text is kept as unattributed paragraphs.";
        sink({ type: "extract", at: first.start, facts: {} });
        sink({ type: "diagnostic", code: "no-speakers", severity: "warning", message, range });
        sink({ type: "occurrence", kind: "unattributed", speaker: null, paragraphs });
      },
    };
  },
};
