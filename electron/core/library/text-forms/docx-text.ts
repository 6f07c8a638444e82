import { buffer } from "node:stream/consumers";
import { type Entry, fromBufferPromise } from "yauzl";
import { openXml, type XmlHandler } from "../../../../shared/readers/markup/read-xml.ts";
import type { References } from "../../../../shared/readers/markup/references.ts";
import { nameColon } from "../../../../shared/readers/name-colon/reader.ts";
import { readTurnLine } from "../../../../shared/readers/name-colon/turn-line.ts";
import { speakerMark } from "../../../../shared/readers/page-mark.ts";
import { allowedBytes } from "../containers/limits.ts";
import type { ExtractedText, Extraction } from "./text-form.ts";

const BODY = "word/document.xml";
/** Parts with words of their own that are no part of the running text. */
const OTHER_PARTS: Record<string, string> = {
  "word/footnotes.xml": "footnotes",
  "word/endnotes.xml": "endnotes",
  "word/comments.xml": "comments",
};

/** A paragraph, with the bold words at its beginning. */
interface Paragraph {
  text: string;
  /** How much of the text, from its beginning, is bold. */
  bold: number;
  /** Heading level 1 to 6; 0 for none. */
  level: number;
  /** The name of its style, empty for the usual one. */
  style: string;
}

/** Styles of templates for transcripts: one for the names of who speaks, each a paragraph before the words. */
const SPEAKER_STYLE = /speaker|interv[ei]n|orad[oe]r|orateur|redner|spreker|talar|puhuja/i;
const TITLE_STYLE = /t[ií]?t(?:ol|le|re|ulo)|überschrift|rubrik/i;
/** Fewer names than this are no transcript. */
const FEW = 3;
const LONGEST_NAME = 150;
/** A style may be misused: names and titles do not end as sentences, unless they are short. */
const SENTENCES = /\p{Ll}{3}[.!?] \p{Lu}.*[.!?]$/u;
const LONGEST_TITLE_WITH_STOP = 60;

/** The text of a Word document; null when the archive holds none. Never throws. */
export async function docxText(bytes: Uint8Array): Promise<Extraction | null> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      autoClose: false,
    });
    let body: Entry | null = null;
    const others: string[] = [];
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === BODY) body = entry;
      const other = OTHER_PARTS[entry.fileName];
      if (other) others.push(other);
    }
    if (!body) return null;
    if (body.uncompressedSize > allowedBytes(body.compressedSize)) {
      return { ok: false, code: "container-bomb", why: "it claims to hold far more than its size allows" };
    }
    const xml = (await buffer(await zip.openReadStreamPromise(body))).toString("utf8");
    return { ok: true, ...formOf(readBody(xml)), diagnostics: others.length > 0 ? [notRead(others)] : [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, code: "damaged-container", why: `it is damaged or no Word document (${why})` };
  }
}

function notRead(parts: readonly string[]): ExtractedText["diagnostics"][0] {
  const message = `Only the running text is read; this document also has ${parts.join(", ")}, which may be empty.`;
  return { code: "docx-parts-left-out", severity: "info", message, place: null };
}

function formOf(paragraphs: readonly Paragraph[]): Pick<ExtractedText, "plain" | "marked" | "marksKnownTo"> {
  const join = (texts: string[]) => `${texts.join("\n\n")}\n`;
  const plain = join(paragraphs.map(({ text }) => text));
  const isName = ({ style, text }: Paragraph) =>
    SPEAKER_STYLE.test(style) && text.length <= LONGEST_NAME && !SENTENCES.test(text);
  const marked =
    paragraphs.filter(isName).length < FEW ? paragraphs.map(markedParagraph) : markedByStyle(paragraphs, isName);
  return { plain, marked: join(marked), marksKnownTo: [nameColon] };
}

function markedByStyle(paragraphs: readonly Paragraph[], isName: (paragraph: Paragraph) => boolean): string[] {
  return paragraphs.map((paragraph) => {
    const { text, level, style } = paragraph;
    if (text.includes("\n")) return text;
    if (isName(paragraph)) return speakerMark(text.replace(/\s*:$/, ""));
    const heading = level > 0 ? level : Number(TITLE_STYLE.test(style) && !readsAsWords(text));
    return heading > 0 ? `${"#".repeat(heading)} ${text}` : text;
  });
}

function readsAsWords(text: string): boolean {
  return SENTENCES.test(text) || (text.length > LONGEST_TITLE_WITH_STOP && /[.!?]$/.test(text));
}

/** Headings and speakers as in Markdown, speakers only where the reader is sure to take the marks for what they are. */
function markedParagraph({ text, bold, level }: Paragraph): string {
  if (level > 0 && !text.includes("\n")) return `${"#".repeat(level)} ${text}`;
  const name = text.slice(0, bold).trim().replace(/\s*:$/, "");
  const words = text.slice(bold).trim().replace(/^:\s*/, "");
  if (name === "" || words === "" || readTurnLine(text)?.strength === "sure") return text;
  const marked = `**${name}:** ${words}`;
  return readTurnLine(marked)?.strength === "sure" ? marked : text;
}

function readBody(xml: string): Paragraph[] {
  const body = { paragraphs: [] as Paragraph[] };
  const parse = openXml(
    () => {},
    (references) => {
      const handler = new BodyHandler(xml, references);
      body.paragraphs = handler.paragraphs;
      return handler;
    },
  );
  parse.write(xml);
  parse.end();
  return body.paragraphs;
}

class BodyHandler implements XmlHandler {
  readonly paragraphs: Paragraph[] = [];
  private readonly xml: string;
  private readonly references: References;
  /** Text boxes put paragraphs into paragraphs. */
  private readonly begun: (Paragraph & { allBold: boolean })[] = [];
  private bold = false;
  private inText = false;
  private inProperties = false;
  /** Depth within what repeats the words for older programs. */
  private fallbacks = 0;

  constructor(xml: string, references: References) {
    this.xml = xml;
    this.references = references;
  }

  open(tag: Parameters<XmlHandler["open"]>[0]): void {
    const paragraph = this.begun.at(-1);
    switch (tag.name) {
      case "Fallback":
        this.fallbacks++;
        break;
      case "p":
        this.begun.push({ text: "", bold: 0, level: 0, style: "", allBold: true });
        break;
      case "r":
        this.bold = false;
        break;
      case "rPr":
        this.inProperties = true;
        break;
      case "b":
        if (this.inProperties) this.bold = !/^(?:0|false|off)$/.test(tag.get("w:val") ?? "");
        break;
      case "pStyle":
        if (paragraph) paragraph.style = tag.get("w:val") ?? "";
        if (paragraph) paragraph.level = headingLevel(paragraph.style);
        break;
      case "t":
        this.inText = true;
        break;
      case "tab":
        if (!this.inTabStops) this.add("\t");
        break;
      case "br":
      case "cr":
        this.add("\n");
        break;
      case "tabs":
        this.inTabStops = true;
        break;
      case "noBreakHyphen":
        this.add("\u2011");
    }
  }

  private inTabStops = false;

  close(name: string): void {
    if (name === "Fallback") this.fallbacks--;
    else if (name === "t") this.inText = false;
    else if (name === "tabs") this.inTabStops = false;
    else if (name === "rPr") this.inProperties = false;
    else if (name === "p") this.endParagraph();
  }

  text(raw: string, _start: number, literal: boolean): void {
    if (this.inText) this.add(literal ? raw : this.references.decodeAll(raw));
  }

  blank(start: number, end: number): void {
    if (this.inText) this.add(this.xml.slice(start, end));
  }

  end(): void {}

  private add(words: string): void {
    const paragraph = this.begun.at(-1);
    if (!paragraph || this.fallbacks > 0) return;
    paragraph.text += words;
    if (!this.bold && /\S/.test(words)) paragraph.allBold = false;
    if (paragraph.allBold) paragraph.bold = paragraph.text.length;
  }

  private endParagraph(): void {
    const paragraph = this.begun.pop();
    if (!paragraph || !/\S/.test(paragraph.text)) return;
    const { text, bold, level, style } = paragraph;
    const indent = text.length - text.trimStart().length;
    this.paragraphs.push({ text: text.trim(), bold: Math.max(0, bold - indent), level, style });
  }
}

function headingLevel(style: string): number {
  const level = /^heading ?([1-6])$/i.exec(style)?.[1];
  if (level) return Number(level);
  return /^title$/i.test(style) ? 1 : 0;
}
