import type { Block } from "../html/blocks.ts";
import { looksLikeHtml } from "../html/page.ts";
import { openPageText, pageLines, type TextLine } from "../html/page-text.ts";
import { TextFeed } from "../html/text-feed.ts";
import { withPageLanguage } from "../language.ts";
import { MappedText } from "../mapped-text.ts";
import { parallelParliament } from "../parallel-parliament/reader.ts";
import type { Piece, Probe, SniffResult, TextReader } from "../reader.ts";
import { linkedSink } from "./linked-sink.ts";

/** The links under a speaker's name, in one block or several. */
const LINKS = /^(?:[-•] ?)?(?:(?:View Speech|Hansard|Excerpts)(?:[\s-]+|$))+$/;
const LINK = /View Speech|Hansard|Excerpts/g;

/** The page's own address or title, which a page that only links to the site has not. */
const OWN_ADDRESS =
  /<(?:link|meta)[^>]*parallelparliament\.co\.uk|saved from url=[^>]*parallelparliament\.co\.uk|<title>[^<]*Parallel ?Parliament/i;

/** Links as the site's pages give them when copied: `- View Speech - Hansard - Excerpts`. */
function linkPieces(words: MappedText): Piece[] {
  return [...words.text.matchAll(LINK)].flatMap(({ 0: link, index }) => {
    const pieces = words.slice(index, index + link.length);
    const at = pieces[0]?.start ?? 0;
    return [{ text: "- ", start: at, end: at }, ...pieces, { text: " ", start: at, end: at }];
  });
}

/** Blocks as the lines of copied text: a speaker's links are one line, whatever elements hold them. */
function copiedLines(blocks: readonly Block[]): TextLine[] {
  const lines: TextLine[] = [];
  let links: Piece[] = [];
  let blankBefore = false;
  const endLinks = () => {
    if (links.length > 0) lines.push({ words: new MappedText(links), blankBefore });
    links = [];
  };
  for (const block of blocks) {
    const { words } = block;
    if (!LINKS.test(words.text)) {
      endLinks();
      lines.push(block);
      continue;
    }
    if (links.length === 0) blankBefore = block.blankBefore;
    links.push(...(words.text.startsWith("-") ? words.slice(0) : linkPieces(words)));
  }
  endLinks();
  return lines;
}

function sniff(probe: Probe): SniffResult {
  if (looksLikeHtml(probe.text) === null) return { confidence: "no", reason: "It is not HTML." };
  const text = pageLines(probe.text, true, copiedLines);
  const copied = parallelParliament.sniff({ ...probe, text });
  if (copied.confidence === "certain") return { confidence: "certain", reason: `As HTML: ${copied.reason}` };
  if (OWN_ADDRESS.test(probe.text)) {
    return { confidence: "certain", reason: "It is HTML that says it is a page of parallelparliament.co.uk." };
  }
  return { confidence: "no", reason: "It is HTML, but has no marks of ParallelParliament." };
}

/**
 * Saved pages of parallelparliament.co.uk: their blocks, with the pictures' alternative texts, are read as the text
 * that copying them gives. Steps from source to words: tags left out, references decoded, white space collapsed.
 */
export const parallelParliamentHtml: TextReader = {
  id: "parallel-parliament-html",
  version: 5,
  name: "ParallelParliament page, saved as HTML",
  holdsAll: true,
  sniff,
  open: (page, context) =>
    withPageLanguage(page, (sink) =>
      openPageText(sink, true, ({ blocks, links }) => {
        const feed = new TextFeed(linkedSink(sink, links), (inner) => parallelParliament.open(inner, context));
        for (const { words, blankBefore } of copiedLines(blocks)) feed.line(words, blankBefore);
        feed.end();
      }),
    ),
};
