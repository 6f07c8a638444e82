import { scanLines } from "../lines.ts";
import { readPageMark } from "../page-mark.ts";
import { Paragraphs } from "../paragraphs.ts";
import type { Piece, ReaderSink, TextParse, TextReader } from "../reader.ts";

/** The last resort: any text as paragraphs that nobody is said to have spoken. */
export const plainText: TextReader = {
  id: "plain-text",
  version: 3,
  name: "Plain text without speakers",
  sniff: () => ({ confidence: "maybe", reason: "It is text, but of no format that names speakers." }),
  open(sink): TextParse {
    const paragraphs = new Paragraphs();
    let afterMark = false;
    let hasBegun = false;
    const emit = (done: Piece[][], more: boolean) => {
      const first = done[0]?.[0];
      if (!first) return;
      if (!hasBegun) begin(sink, first);
      hasBegun = true;
      sink({ type: "occurrence", kind: "unattributed", speaker: null, paragraphs: done, more });
    };
    const lines = scanLines(0, (line) => {
      const { start, end } = line;
      const mark = readPageMark(line.text);
      if (mark) sink({ type: "span", role: "boilerplate", range: { start, end } });
      else paragraphs.add(line, afterMark);
      afterMark = mark !== null;
      emit(paragraphs.takeMany(), true);
    });
    return {
      write: lines.write,
      end() {
        lines.end();
        emit(paragraphs.list, false);
      },
    };
  },
};

function begin(sink: ReaderSink, first: Piece): void {
  const range = { start: first.start, end: first.end };
  const message = "No speakers were recognised; the text is kept as unattributed paragraphs.";
  sink({ type: "extract", at: first.start, facts: {} });
  sink({ type: "diagnostic", code: "no-speakers", severity: "warning", message, range });
}
