import type { ContributionKind } from "../../model/extract.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, Probe, ReaderSink, SniffResult, TextParse, TextReader } from "../reader.ts";
import { remembered } from "../remembered.ts";
import { CapitalsParse } from "./capitals.ts";
import { Outline } from "./outline.ts";
import { kindOf, namedTalker, readTalker, type Talker, type TalkerFields } from "./talker.ts";

const TURNS = new Set(["speech", "question", "answer", "interjection", "continue"]);
/** What an element is by its name; a file has few, each again and again. */
const isInfo = remembered((name) => /^(?:sub)*(?:debate|petition)info$/.test(name));
const isDebate = remembered((name) => /^(?:debate|petition|subdebate\.\d)$/.test(name));
const isPart = remembered((name) => name.endsWith(".xscript"));
const BLOCKS = new Set("para p row list item quote motion amendment table body".split(" "));
/** Styles of headings that `debateinfo` says already. */
const HEADING_STYLE = /^HPS-(?:Sub)*Debate/;
/** What follows a name in the words: `(Watson—Minister for Ferries) (12:01): `. */
const AFTER_NAME = /^(?:\s*\((?:[^()]|\([^()]*\)){1,400}\)){0,3}\s*:\s*/;
/** `—`, `(Ms AE Burke)—`, `(3.34)- `, `(Swan- Minister for Defence). - ` */
const LEAD = /^\s*(?:\((?:\p{Lu}[^()]{2,90}|\d{1,2}[.:]\d{2})\)\s*\.?\s*)?[—–-]\s*/u;

/** A turn's element that is open, and who speaks in it. */
interface Frame {
  mark: string;
  talker: Talker | null;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly outline: Outline;
  private readonly collector: TextCollector;
  private readonly references: References;
  private readonly path: string[] = [];
  private readonly frames: Frame[] = [];
  private readonly known = new Map<string, Talker>();
  /** The leaf of header, title or talker that is being read, and its words. */
  private leaf: { field: string; words: string } | null = null;
  private talker: TalkerFields | null = null;
  private debates = 0;
  private turn: { kind: ContributionKind; talker: Talker | null; paragraphs: Piece[][] } | null = null;
  /** Who is named at the beginning of this paragraph, or what is noted in it. */
  private link: { type: string; id: string | null; name: Piece[] } | null = null;
  private isHeading = false;
  private cells = 0;
  private column: string | null = null;
  /** Totals of a division, which stand before the side's title. */
  private total: Piece[] = [];

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
    this.outline = new Outline(emit);
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    const parent = this.path.at(-1) ?? "";
    this.path.push(name);
    if (parent === "session.header" || isInfo(parent)) this.leaf = { field: name, words: "" };
    else if (parent === "talker") this.leaf = { field: tag.get("role") ?? name, words: "" };
    else if (isPart(name)) this.outline.part(name);
    else if (isDebate(name)) {
      this.endTurn();
      this.outline.enter(++this.debates, tag.start);
    } else if (TURNS.has(name)) this.frames.push({ mark: name === "continue" ? this.mark() : name, talker: null });
    else if (name === "talker") this.talker = new Map();
    else if (name === "division") this.begin("division", null);
    else if (name === "name" || name === "entry") {
      if (this.cells++ > 0) this.collector.tab(tag.start);
    } else if (name === "br") this.collector.space(tag.start);
    else if (name === "a" && /^(?:Member|Office|General)/.test(tag.get("type") ?? "")) this.openLink(tag);
    else if (BLOCKS.has(name) || name === "names") this.block();
    if (name === "p") this.isHeading = HEADING_STYLE.test(tag.get("class") ?? "");
  }

  close(name: string): void {
    this.path.pop();
    if (this.leaf) this.endLeaf();
    else if (name === "talker") this.endTalker();
    else if (name === "num.votes") this.total = this.collector.take().pieces;
    else if (name === "title") this.endSide();
    else if (name === "a") this.closeLink();
    else if (BLOCKS.has(name) || name === "names" || TURNS.has(name)) this.block();
    else if (name === "division.data") this.endTurn();
    else if (isDebate(name)) {
      this.block();
      this.endTurn();
      this.outline.leave(this.debates--);
    }
    if (TURNS.has(name)) this.endFrame(name);
    if (name === "p") this.isHeading = false;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.leaf) {
      this.leaf.words += this.references.decodeAll(raw);
      const isTitle = this.leaf.field === "title" || this.leaf.field === "subtitle";
      const role = isTitle ? "heading" : this.talker ? "speaker" : "metadata";
      this.emit({ type: "span", role, range: wordsRange(raw, start) });
    } else if (this.isHeading) this.emit({ type: "span", role: "heading", range: wordsRange(raw, start) });
    else if (this.path.at(-1) === "day.start" || this.path.at(-1) === "time.stamp")
      this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
    else this.collector.add(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.collector.space(start, end);
  }

  end(): void {
    this.block();
    this.endTurn();
  }

  private mark(): string {
    return this.frames.at(-1)?.mark ?? "speech";
  }

  /** What comes after a `continue` is its speaker's, who is that of the element around. */
  private endFrame(name: string): void {
    const ended = this.frames.pop();
    const around = this.frames.at(-1);
    if (name === "continue" && around && ended?.talker) around.talker = ended.talker;
  }

  private endLeaf(): void {
    const { field, words } = this.leaf as { field: string; words: string };
    this.leaf = null;
    const said = words.replace(/\s+/g, " ").trim();
    if (said === "") return;
    if (this.talker) this.talker.set(field, said);
    else if (field === "page.no") this.column = said;
    else if (this.path.at(-1) === "session.header") this.outline.header(field, said);
    else if (field === "title" || field === "type") this.outline.info(this.debates, field, said);
  }

  private endTalker(): void {
    const talker = this.talker && readTalker(this.talker, this.known);
    this.talker = null;
    const frame = this.frames.at(-1);
    if (!talker || !frame) return;
    frame.talker = talker;
    if (talker.speaker.id) this.known.set(talker.speaker.id, talker);
    this.endTurn();
  }

  private openLink(tag: OpenTag): void {
    if (!this.collector.isEmpty) this.block();
    this.link = { type: tag.get("type") ?? "", id: tag.get("href"), name: [] };
  }

  /** A name that begins a paragraph is that of who speaks. */
  private closeLink(): void {
    if (!this.link || this.link.name.length > 0) return;
    this.link.name = this.collector.take().pieces;
    if (this.link.name.length === 0) this.link = null;
  }

  /** A side of a division: its title and total, and the list after it. */
  private endSide(): void {
    const { pieces } = this.collector.take();
    const [first] = this.total;
    const space = first ? [{ text: " ", start: first.start, end: first.start }] : [];
    this.add([...pieces, ...space, ...this.total]);
    this.total = [];
  }

  /** A paragraph ends. */
  private block(): void {
    this.cells = 0;
    const pieces = takePieces(this.collector, this.emit);
    const { link } = this;
    // A note's mark is around its paragraph, a name's within it.
    if (!this.path.includes("a")) this.link = null;
    if (!link) this.add(pieces);
    else if (link.name.length === 0) emitPieces(this.emit, "note", pieces);
    else this.named(link.type, link.id, new MappedText(link.name), new MappedText(pieces));
  }

  /** A paragraph that begins with a name: what follows a colon is said by that person, else it is a note. */
  private named(type: string, id: string | null, name: MappedText, rest: MappedText): void {
    const after = AFTER_NAME.exec(rest.text)?.[0] ?? "";
    const isSpoken = after !== "" || name.text.endsWith(":");
    if (!isSpoken && type.startsWith("General")) {
      for (const words of [name, rest]) emitPieces(this.emit, "note", words.slice(0));
      return;
    }
    emitPieces(this.emit, "speaker", name.slice(0));
    emitPieces(
      this.emit,
      "speaker",
      rest.slice(0, after.length).filter(({ text }) => text.trim() !== ""),
    );
    const printed = name.text.replace(/\s*:$/, "");
    const talker = namedTalker(printed, id, this.known.get(id ?? ""));
    talker.time = /\((\d{1,2}:\d{2})\)/.exec(after)?.[1] ?? null;
    this.endTurn();
    this.begin(kindOf(/Continuation/.test(type) ? this.mark() : type, talker), talker);
    this.add(rest.trim(after.length).slice(0));
  }

  private add(pieces: Piece[]): void {
    const [first] = pieces;
    if (!first) return;
    const frame = this.frames.at(-1);
    const isDivision = this.turn?.kind === "division";
    if (!isDivision && (!this.turn || this.turn.talker === null || !this.isOfFrame(frame))) {
      const talker = frame?.talker ?? null;
      const kind = talker ? kindOf(frame?.mark ?? "", talker) : "procedural";
      if (!this.turn || this.turn.talker !== talker) {
        this.endTurn();
        this.begin(kind, talker);
      }
    }
    this.outline.words(first.start);
    const { turn } = this;
    const words = turn?.talker && turn.paragraphs.length === 0 ? this.withoutLead(pieces) : pieces;
    if (words.length > 0) turn?.paragraphs.push(words);
  }

  /** What stands before a turn's words: a dash, and before it who presides, an office or a time in brackets. */
  private withoutLead(pieces: Piece[]): Piece[] {
    const all = new MappedText(pieces);
    const lead = LEAD.exec(all.text)?.[0].length ?? 0;
    if (lead === 0) return pieces;
    emitPieces(this.emit, all.text.startsWith("(") ? "speaker" : "boilerplate", all.slice(0, lead));
    return all.trim(lead).slice(0);
  }

  /** Whether the turn goes on in this element: newer files name who speaks within one element, older ones in many. */
  private isOfFrame(frame: Frame | undefined): boolean {
    return frame?.talker == null || this.turn?.talker === frame.talker || this.path.includes("talk.text");
  }

  private begin(kind: ContributionKind, talker: Talker | null): void {
    this.endTurn();
    this.turn = { kind, talker, paragraphs: [] };
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { kind, talker, paragraphs } = turn;
    const column = talker?.column ?? this.column;
    this.emit({
      type: "occurrence",
      kind,
      speaker: talker?.speaker ?? null,
      paragraphs,
      column,
      time: talker?.time ?? null,
    });
  }
}

/** Which of the two dialects it is, the root tells. */
class Dialect implements XmlHandler {
  private parse: XmlHandler | null = null;
  private readonly emit: ReaderSink;
  private readonly references: References;
  /** Of SGML the end of a mark may be left out, so that it is nothing to tell of. */
  isSgml = false;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.references = references;
  }

  open(tag: OpenTag): void {
    const { emit, references } = this;
    if (!this.parse) this.isSgml = tag.name === "HANSARD";
    this.parse ??= this.isSgml ? new CapitalsParse(emit, new Outline(emit), references) : new Parse(emit, references);
    this.parse.open(tag);
  }

  close(name: string): void {
    this.parse?.close(name, 0);
  }

  text(raw: string, start: number, literal: boolean): void {
    this.parse?.text(raw, start, literal);
  }

  blank(start: number, end: number): void {
    this.parse?.blank(start, end);
  }

  end(): void {
    this.parse?.end();
  }
}

function open(sink: ReaderSink): TextParse {
  let dialect: Dialect | null = null;
  const emit: ReaderSink = (event) => {
    if (event.type === "diagnostic" && event.code === "malformed-markup" && dialect?.isSgml) return;
    sink(event);
  };
  return openXml(emit, (references) => {
    dialect = new Dialect(emit, references);
    return dialect;
  });
}

function sniff({ text }: Probe): SniffResult {
  const root = readRoot(text)?.name;
  if (root === "HANSARD" && /<[A-Z]+\.XSCRIPT\b|<TALK\.START\b/.test(text)) {
    return { confidence: "certain", reason: "It is a file of the Australian Parliament's Hansard of 1981 to 1997." };
  }
  if (root === "hansard" && /<(?:session\.header|\w+\.xscript|talk\.start)\b/.test(text)) {
    return { confidence: "certain", reason: "It is XML with the root <hansard> of the Australian Parliament." };
  }
  return { confidence: "no", reason: "It is not XML of the Australian Parliament's Hansard." };
}

/**
 * XML of the Australian Parliament (ParlInfo), versions 2.0 to 2.2, and the SGML of 1981 to 1997. Steps from source to words: references become
 * characters, white space one space; a dash at a turn's beginning, and a name with what follows it, are taken out.
 */
export const australiaHansard: TextReader = {
  id: "australia-hansard",
  version: 4,
  name: "Australian Parliament, Hansard XML",
  sniff,
  open,
};
