import { openXml } from "../markup/read-xml.ts";
import { PageStream } from "../readable-html/page-stream.ts";
import type { Probe, ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { TextBlocks } from "./text-blocks.ts";

const DECLARED = /^\s*<\?xml\s/;
/** A first element with or without what may stand before it, and some end tag. */
const ELEMENTS =
  /^\s*(?:<!--(?:[^-]|-(?!->))*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*)*<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?>[\s\S]*<\/[A-Za-z_][\w:.-]*\s*>/;

function sniff({ text }: Probe): SniffResult {
  if (DECLARED.test(text)) return { confidence: "likely", reason: "It is XML of no format known better." };
  if (text.trimStart().startsWith("<") && ELEMENTS.test(text)) {
    return { confidence: "likely", reason: "It begins with elements of XML of no format known better." };
  }
  return { confidence: "no", reason: "It does not begin as XML does." };
}

/**
 * Any XML by its words: as a transcript where its lines are one, else as paragraphs without a speaker. Attributes are not
 * read. Steps from source to words: tags left out, references decoded, white space collapsed.
 */
export const readableXml: TextReader = {
  id: "readable-xml",
  version: 5,
  name: "XML, by its readable text",
  holdsAll: true,
  sniff,
  open: (sink, context) =>
    openXml(ofForm(sink), (references) => new TextBlocks(sink, references, new PageStream(sink, context))),
};

/** What is said of the XML is said before what is said of its words. */
function ofForm(sink: ReaderSink): ReaderSink {
  return (event) => sink(event.type === "diagnostic" ? { ...event, isOfForm: true } : event);
}
