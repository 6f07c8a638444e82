import { europarlReport } from "../europarl-report/reader.ts";
import { hansardOnlineText } from "../hansard-online-text/reader.ts";
import { historicHansard } from "../historic-hansard/reader.ts";
import type { Block } from "../html/blocks.ts";
import { emitPieces, looksLikeHtml } from "../html/page.ts";
import { markedLine, openPageText, type PageText, type TextLine, textOf } from "../html/page-text.ts";
import { TextFeed } from "../html/text-feed.ts";
import { withPageLanguage } from "../language.ts";
import { nameColon } from "../name-colon/reader.ts";
import type { Probe, ReaderContext, ReaderEvent, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { furnitureOf } from "./page-furniture.ts";
import { speakerBlocks, takeSpeakerBlocks } from "./speaker-blocks.ts";

/** Readers of text that a page's words may suit, the surest first; names before colons come last. */
const TEXT_READERS = [historicHansard, hansardOnlineText, europarlReport, nameColon];
/** Characters of a page's beginning by which a format of text is recognised. */
export const PROBE = 65_536;

/** The blocks of the page's beginning, enough to recognise a format of text. */
function beginningOf(blocks: readonly Block[]): Block[] {
  let length = 0;
  const end = blocks.findIndex(({ words }) => {
    length += words.text.length + 1;
    return length > PROBE;
  });
  return end < 0 ? [...blocks] : blocks.slice(0, end);
}

/** A block as a reader of text gets it. */
export function lineFor(reader: TextReader, block: Block): TextLine {
  return reader === nameColon ? markedLine(block) : block;
}

/** The reader of text that suits a page that begins with these blocks, or is them (`complete`). */
export function textReaderFor(beginning: readonly Block[], complete: boolean, path: string): TextReader | null {
  const reader = TEXT_READERS.find((candidate) => {
    const text = textOf(beginning.map((block) => lineFor(candidate, block)));
    return ["certain", "likely"].includes(candidate.sniff({ path, text, complete }).confidence);
  });
  return reader ?? null;
}

/** Lets a reader of text read a page's lines. */
export function openFeed(
  reader: TextReader,
  page: Pick<PageText, "title" | "url">,
  sink: ReaderSink,
  context: ReaderContext,
): TextFeed {
  return new TextFeed(titled(sink, page), (inner) => reader.open(inner, context));
}

/** Reads blocks of words as a transcript where their lines are one, else as paragraphs without a speaker. */
export function takePageText(page: PageText, sink: ReaderSink, context: ReaderContext): void {
  const beginning = beginningOf(page.blocks);
  const reader = textReaderFor(beginning, beginning.length === page.blocks.length, context.path);
  const speakers = reader && reader !== nameColon ? null : speakerBlocks(page.blocks);
  if (speakers) {
    takeSpeakerBlocks(page, speakers, sink);
    return;
  }
  if (!reader) {
    withoutSpeakers(page, sink);
    return;
  }
  const furniture = furnitureOf(page.blocks);
  for (const block of furniture) emitPieces(sink, "boilerplate", block.words.slice(0));
  const speech = page.blocks.filter((block) => !furniture.has(block));
  const feed = openFeed(reader, page, sink, context);
  for (const block of speech) {
    const { words, blankBefore } = lineFor(reader, block);
    feed.line(words, blankBefore);
  }
  feed.end();
}

/** Gives the first extract the page's title where its text has none. */
function titled(sink: ReaderSink, { title, url }: Pick<PageText, "title" | "url">): ReaderSink {
  let begun = false;
  return (event: ReaderEvent) => {
    sink(event);
    if (event.type !== "extract" || begun) return;
    begun = true;
    sink({ type: "facts", facts: { title: event.facts.title ?? title, url: event.facts.url ?? url } });
  };
}

/** No reader of text suits: the page's first heading or title, and its blocks as words of nobody. */
function withoutSpeakers({ blocks, title, url }: PageText, sink: ReaderSink): void {
  const heading: Block | null = blocks.find(({ element }) => element === "h1") ?? null;
  const words = blocks.filter((block) => block !== heading);
  const first = blocks[0]?.words.range;
  if (!first) return;
  sink({ type: "extract", at: first.start, facts: { title: heading?.words.text ?? title, url } });
  if (heading) emitPieces(sink, "heading", heading.words.slice(0));
  if (words.length === 0) return;
  const message = "No speakers were recognised; the text is kept as unattributed paragraphs.";
  sink({ type: "diagnostic", code: "no-speakers", severity: "warning", message, range: first });
  const paragraphs = words.map((block) => block.words.slice(0));
  sink({ type: "occurrence", kind: "unattributed", speaker: null, paragraphs });
}

function sniff({ text }: Probe): SniffResult {
  const form = looksLikeHtml(text);
  if (form === "document") return { confidence: "certain", reason: "It is an HTML page of no format known better." };
  if (form === "fragment") return { confidence: "likely", reason: "It begins with elements of HTML." };
  return { confidence: "no", reason: "It does not begin as HTML does." };
}

/**
 * Any HTML page by its readable text: as a transcript where its elements or its lines tell who speaks, else as paragraphs without a speaker.
 * Steps from source to words: tags left out, references decoded, white space collapsed.
 */
export const readableHtml: TextReader = {
  id: "readable-html",
  version: 10,
  name: "Web page, by its readable text",
  holdsAll: true,
  sniff,
  open: (all, context) =>
    withPageLanguage(all, (sink) => openPageText(sink, false, (page) => takePageText(page, sink, context))),
};
