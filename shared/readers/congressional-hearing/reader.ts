import { readRow } from "../congressional-record/rows.ts";
import { emitPieces } from "../html/page.ts";
import { scanLines } from "../lines.ts";
import { References } from "../markup/references.ts";
import type { Probe, ReaderContext, ReaderSink, SniffResult, TextParse, TextRange, TextReader } from "../reader.ts";
import { Hearing } from "./hearing.ts";
import { readTurn } from "./speaker.ts";

/** The first line, behind the tags of a page's head. */
const HEAD =
  /^(?:<[^<>\n]*>|[ \t])*\[(?:House|Senate|Joint)(?: Hearings?\b|, |(?: \w+)? Committee\b)[^\]\n]{0,60}\][ \t]*\r?$/im;
const PUBLISHER = /^(?:<[^<>\n]*>|[ \t])*\[From the U\.S\. Government (?:Publishing|Printing) Office/im;
/** The words with which a hearing begins, where its title page was cut off. */
const MET =
  /^[ \t]*The [\w ,&'’-]{0,60}(?:sub)?committees? (?:[\w ,]{0,40} )?met, pursuant to (?:call|notice|other business|recess)/im;
const PRE = /<pre\b/i;
const PAGE_HEAD = /^<(?:!|title|html|head|meta|link|body|style|script)/i;

/** The name of a file as govinfo gives it is the hearing's id. */
function idOf(path: string): string | null {
  return /(?:^|\/)(CHRG-[^/]*?)\.\w+$/.exec(path)?.[1] ?? null;
}

function open(sink: ReaderSink, { path }: ReaderContext): TextParse {
  const references = new References();
  const onTag = (range: TextRange) => sink({ type: "markup", range });
  /** What comes behind `</pre>` is the site's. */
  let isOver = false;
  let hearing: Hearing | null = null;
  const lines = scanLines(0, (line) => {
    hearing ??= new Hearing(sink, line.start, { id: idOf(path) });
    const row = readRow(line, references, onTag);
    const isTagged = line.text.startsWith("<");
    if (isTagged && PRE.test(line.text)) isOver = false;
    const isHead = isOver || (isTagged && PAGE_HEAD.test(line.text) && !row?.text.startsWith("["));
    if (row && isHead) emitPieces(sink, "metadata", row.pieces);
    else if (row) hearing.take(row);
    if (isTagged && line.text.startsWith("</pre>")) {
      hearing.end();
      isOver = true;
    }
  });
  return {
    write: lines.write,
    end() {
      lines.end();
      hearing?.end();
    },
  };
}

/** As many turns as make a transcript. */
const ENOUGH = 3;

function hasTurns(text: string): boolean {
  let turns = 0;
  for (const line of text.split("\n")) {
    if (readTurn(line.trim(), null)) turns++;
    if (turns >= ENOUGH) return true;
  }
  return false;
}

function sniff({ text }: Probe): SniffResult {
  if (HEAD.test(text) && PUBLISHER.test(text))
    return {
      confidence: "certain",
      reason: "It has the first lines of a hearing that the Government Publishing Office printed.",
    };
  if (MET.test(text) && hasTurns(text))
    return {
      confidence: "likely",
      reason: "It says that a committee met, and has turns as hearings of the Congress have.",
    };
  return { confidence: "no", reason: "It has no heading of a hearing of the United States Congress." };
}

/**
 * A hearing of a committee of the United States Congress as govinfo and congress.gov have it (text, or HTML with one `<pre>`).
 * Steps from source to words: hard line breaks become a space (nothing after a hyphen or dash), page marks are left out, tags and
 * references decoded.
 */
export const congressionalHearing: TextReader = {
  id: "congressional-hearing",
  version: 2,
  name: "Hearing of a United States congressional committee",
  sniff,
  open,
};
