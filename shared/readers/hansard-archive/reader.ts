import type { DebateKind, IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, wordsRange } from "../markup/text-collector.ts";
import type { ExtractFacts, Piece, Probe, ReaderSink, SniffResult, TextRange, TextReader } from "../reader.ts";
import { dayAgainst } from "./days.ts";
import { BUSINESS, FURNITURE, SITTINGS, volumeOf } from "./places.ts";
import { askerIn, Speakers, type Turn } from "./turn.ts";

const NAMES = new Set(["member", "memberconstituency"]);
const BLOCKS = new Set(["p", "tr", "li", "table", "ol", "ul", "list", "item", "quote"]);

/** How the record's own words begin where nothing marks them. */
/** What tells a note of the record is no longer. */
const LONGEST_MARK = 64;
const LETTER = /[\p{L}\d]/u;
const RECORD =
  /^(?:(?:On )?Question (?:put|agreed|proposed|accordingly)|On Question,|Resolved(?:,| in )|Ordered,|(?:The )?(?:House|Committee|Lordships?) divided|Motion made|Bill (?:read|reported|accordingly)|Adjourned |House (?:adjourned|resumed|counted))/i;

/** An element in force with what it said before it began, to be put back when it ends. */
interface Scope {
  element: string;
  sitting: ExtractFacts;
  kind: DebateKind;
  titles: number;
}

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private readonly names: TextCollector;
  private readonly speakers = new Speakers();
  private readonly scopes: Scope[] = [];
  private sitting: ExtractFacts = {};
  private kind: DebateKind = "debate";
  private titles: string[] = [];
  private day: IsoDate | null = null;
  private dayAt: TextRange | null = null;
  private volume: string | null = null;
  private column: string | null = null;
  /** The column in which the paragraph began. */
  private columnAt: string | null = null;
  /** Headings came after the last words: the next words begin an extract. */
  private isPending = true;
  /** The columns in which the extract's first words began and its last ones ended. */
  private columns = { first: null as string | null, last: null as string | null };
  private turn: Turn | null = null;
  private division: Piece[][] | null = null;
  /** What texts are now, where they are no words. */
  private silent: { element: string; role: "metadata" | "heading" | "boilerplate"; words: string } | null = null;
  private inMember = 0;
  private rows = 0;
  private cells = 0;
  /** Of the paragraph: where it begins, its id, whether anything in it is not in italics or it is centred. */
  private paragraphId: string | null = null;
  private italics = 0;
  private isPlain = false;
  private isCentred = false;

  constructor(emit: ReaderSink, references: References) {
    this.emit = emit;
    this.collector = new TextCollector(references);
    this.names = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (this.silent) return;
    if (name in SITTINGS || name in BUSINESS || name === "section" || name === "group") this.enter(name);
    else if (FURNITURE.has(name)) this.silent = { element: name, role: "boilerplate", words: "" };
    else if (name === "title") this.silent = { element: name, role: "heading", words: "" };
    else if (name === "col") {
      this.collector.space(tag.start);
      this.silent = { element: name, role: "metadata", words: "" };
    } else if (name === "date") {
      this.readDay(tag);
      this.silent = { element: name, role: "metadata", words: "" };
    } else if (name === "image") this.volume ??= volumeOf(tag.get("src") ?? "");
    else if (NAMES.has(name)) {
      this.names.space(tag.start);
      this.inMember++;
    } else if (name === "division") this.openDivision();
    else if (name === "lb") this.collector.space(tag.start);
    else if (name === "i") this.italics++;
    else if (name === "tr") this.openRow();
    else if (name === "td" || name === "th") {
      if (this.cells++ > 0) this.collector.tab(tag.start);
    } else if (BLOCKS.has(name)) this.openBlock(tag);
  }

  close(name: string): void {
    if (this.silent) {
      if (this.silent.element === name) this.endSilent();
      return;
    }
    if (this.scopes.at(-1)?.element === name) this.leave();
    else if (NAMES.has(name)) this.inMember--;
    else if (name === "i") this.italics--;
    else if (name === "division") this.endDivision();
    else if (name === "tr") {
      this.rows--;
      this.paragraph();
    } else if (BLOCKS.has(name) && this.rows === 0) this.paragraph();
  }

  text(raw: string, start: number, literal: boolean): void {
    const { silent } = this;
    if (silent) {
      silent.words += raw;
      this.emit({ type: "span", role: silent.role, range: wordsRange(raw, start) });
    } else if (this.inMember > 0) {
      this.names.add(raw, start, literal);
    } else {
      this.isPlain ||= this.italics === 0 && hasOwnLetters(raw);
      this.collector.add(raw, start, literal);
    }
  }

  blank(start: number, end: number): void {
    if (this.silent) this.silent.words += " ";
    else if (this.inMember > 0) this.names.space(start, end);
    else this.collector.space(start, end);
  }

  end(): void {
    this.paragraph();
    this.closeExtract();
  }

  private enter(element: string): void {
    this.paragraph();
    this.closeExtract();
    this.scopes.push({ element, sitting: this.sitting, kind: this.kind, titles: this.titles.length });
    if (element in SITTINGS) this.sitting = SITTINGS[element] ?? {};
    this.kind = BUSINESS[element] ?? this.kind;
  }

  private leave(): void {
    this.paragraph();
    this.closeExtract();
    const scope = this.scopes.pop() as Scope;
    this.sitting = scope.sitting;
    this.kind = scope.kind;
    this.titles.length = scope.titles;
  }

  private readDay(tag: OpenTag): void {
    const [year, month, day] = (tag.get("format") ?? "").split("-").map(Number);
    this.day = isoDay(year ?? 0, month ?? 0, day ?? 0) ?? this.day;
    this.dayAt = { start: tag.start, end: tag.end };
    tag.cover("metadata", "format");
  }

  /** Where the attribute and the page differ, the page is right if its weekday fits and the attribute's does not. */
  private checkDay(printed: string): void {
    const said = dayAgainst(printed, this.day);
    if (said === null) return;
    const message = `The mark says ${this.day}, the page "${printed}", whose weekday fits; the page's day is taken.`;
    this.emit({ type: "diagnostic", code: "day-as-printed", severity: "info", message, range: this.dayAt });
    this.day = said;
  }

  private endSilent(): void {
    const { element, words } = this.silent as { element: string; words: string };
    this.silent = null;
    const said = words.replace(/\s+/g, " ").trim();
    if (element === "col" && said !== "") this.column = said;
    if (element === "date") this.checkDay(said);
    // A house's own title says what its element says.
    const isOwn = this.scopes.at(-1)?.element ?? "";
    if (element !== "title" || said === "" || isOwn in SITTINGS || isOwn in BUSINESS) return;
    this.closeExtract();
    this.titles.length = Math.min(this.titles.length, this.scopes.at(-1)?.titles ?? 0);
    this.titles.push(said);
  }

  private openBlock(tag: OpenTag): void {
    if (this.rows > 0) return;
    this.paragraph();
    if (tag.name !== "p") return;
    this.paragraphId = tag.get("id");
    this.volume ??= volumeOf(this.paragraphId ?? "");
    this.columnAt = this.column;
    this.isCentred = tag.get("align") === "center";
  }

  private openRow(): void {
    this.paragraph();
    this.rows++;
    this.cells = 0;
  }

  private openDivision(): void {
    this.paragraph();
    this.closeTurn();
    this.columnAt = this.column;
    this.division = [];
  }

  private endDivision(): void {
    this.paragraph();
    const paragraphs = this.division ?? [];
    this.division = null;
    this.record("division", paragraphs);
  }

  /** A paragraph, or a row of a table, is over. */
  private paragraph(): void {
    const name = this.names.take();
    const { pieces, blanks } = this.collector.take();
    for (const range of [...blanks, ...name.blanks]) this.emit({ type: "markup", range });
    const isRecord = this.isCentred || !this.isPlain || RECORD.test(beginningOf(pieces));
    const id = this.paragraphId;
    if (pieces.length > 0) this.columns.last = this.column;
    this.isPlain = false;
    this.isCentred = false;
    this.paragraphId = null;
    if (name.pieces.length > 0) this.begin(name.pieces, pieces, id);
    else if (pieces.length === 0) return;
    else if (this.division) this.division.push(pieces);
    else this.continueWith(pieces, isRecord, id);
  }

  /** A paragraph that names its speaker: `1. <member>Mr. Doe</member>: words`. */
  private begin(name: readonly Piece[], words: Piece[], id: string | null): void {
    for (const { start, end } of name)
      if (end > start) this.emit({ type: "span", role: "speaker", range: { start, end } });
    this.closeTurn();
    const { speaker, chair } = this.speakers.of(wordsOf(name).replace(/:$/, ""));
    const before = words.filter((piece) => piece.end <= (name[0]?.start ?? 0));
    const said = words.slice(before.length);
    for (const { start, end } of before)
      if (end > start) this.emit({ type: "span", role: "metadata", range: { start, end } });
    const paragraph = this.withoutColon(said);
    const number = /^\(?(\d{1,3}|Q\d{1,2})[.)]?$/.exec(wordsOf(before).trim())?.[1] ?? null;
    // Not all oral questions stand in the element for them; they bear a number all the same.
    const mayAsk = this.kind === "written-question" || this.kind === "oral-question" || number !== null;
    let kind: Turn["kind"] = chair ? "chair" : "speech";
    if (mayAsk && /^(?:asked|to ask)\b/i.test(beginningOf(paragraph))) kind = "question";
    else if (this.kind === "written-question") kind = "answer";
    this.turn = {
      kind,
      speaker,
      column: this.columnAt,
      id,
      number,
      paragraphs: paragraph.length > 0 ? [paragraph] : [],
    };
  }

  private continueWith(pieces: Piece[], isRecord: boolean, id: string | null): void {
    const asker = this.kind === "written-question" && !isRecord ? askerIn(wordsOf(pieces)) : null;
    if (asker !== null) {
      this.closeTurn();
      const { speaker } = this.speakers.of(asker);
      this.turn = { kind: "question", speaker, column: this.columnAt, id, number: null, paragraphs: [pieces] };
    } else if (isRecord || this.turn === null) {
      const { turn } = this;
      this.closeTurn();
      this.record(isRecord || this.kind !== "written-question" ? "procedural" : "unattributed", [pieces], id);
      // After a note of the record the same speaker goes on.
      if (turn && !this.isCentred) this.turn = { ...turn, column: this.column, paragraphs: [] };
    } else this.turn.paragraphs.push(pieces);
  }

  /** The colon between name and words belongs to the name. */
  private withoutColon(pieces: readonly Piece[]): Piece[] {
    // White space between name and words is neither's.
    const [first, ...rest] = withoutBlanks(pieces);
    if (!first) return [];
    const colon = /^\s*[:—]\s*/.exec(first.text)?.[0] ?? /^\s+/.exec(first.text)?.[0];
    if (!colon) return [first, ...rest];
    // A dash may be a reference, of which one character came.
    const isWhole = colon.length === first.text.length;
    const start = isWhole ? first.end : first.end - (first.text.length - colon.length);
    const range = isWhole ? { start: first.start, end: first.end } : wordsRange(colon, first.start);
    if (colon.trim() !== "") this.emit({ type: "span", role: "speaker", range });
    return isWhole ? withoutBlanks(rest) : [{ text: first.text.slice(colon.length), start, end: first.end }, ...rest];
  }

  private closeTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    this.beginExtract(turn.paragraphs, turn.column);
    const { kind, speaker, column, id, number, paragraphs } = turn;
    this.emit({ type: "occurrence", kind, speaker, paragraphs, column, id, number });
  }

  private record(kind: Turn["kind"], paragraphs: Piece[][], id: string | null = null): void {
    if (paragraphs.length === 0) return;
    this.beginExtract(paragraphs, this.columnAt);
    this.emit({ type: "occurrence", kind, speaker: null, paragraphs, column: this.columnAt, id });
  }

  private beginExtract(paragraphs: readonly (readonly Piece[])[], column: string | null): void {
    if (!this.isPending) return;
    this.isPending = false;
    this.columns.first = column;
    const title = this.titles.at(-1) ?? null;
    const headingPath = this.titles.slice(0, -1);
    const isWritten = this.kind === "written-question";
    const department = isWritten || this.kind === "oral-question" ? (headingPath[0] ?? null) : null;
    const { kind, volume, sitting } = this;
    const facts = {
      ...sitting,
      kind,
      title,
      headingPath,
      volume,
      department,
      [isWritten ? "answeredDate" : "date"]: this.day,
    };
    this.emit({ type: "extract", at: paragraphs[0]?.[0]?.start ?? 0, facts });
  }

  private closeExtract(): void {
    this.closeTurn();
    if (this.isPending) return;
    this.isPending = true;
    const { first, last } = this.columns;
    if (first) this.emit({ type: "facts", facts: { columns: first === last ? first : `${first}-${last}` } });
  }
}

/** What begins with words. */
function withoutBlanks(pieces: readonly Piece[]): Piece[] {
  const from = pieces.findIndex((piece) => piece.text.trim() !== "");
  return from < 0 ? [] : pieces.slice(from);
}

function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

/** Enough of a paragraph's beginning to tell what it is. */
function beginningOf(pieces: readonly Piece[]): string {
  let words = "";
  for (let i = 0; i < pieces.length && words.length < LONGEST_MARK; i++) words += (pieces[i] as Piece).text;
  return words;
}

/** Whether a text has letters or figures of its own, besides those of references. */
function hasOwnLetters(raw: string): boolean {
  const reference = raw.indexOf("&");
  if (reference < 0) return LETTER.test(raw);
  return LETTER.test(raw.slice(0, reference)) || LETTER.test(raw.replace(/&[^;]*;/g, ""));
}

const PLACES =
  /<(?:housecommons|houselords|westminsterhall|grandcommitteereport|writtenanswers|writtenstatements|titlepage)\b/;
const MARKS = /<date format="\d|<image src="S\d|<membercontribution\b|<col>/;

function sniff({ text }: Probe): SniffResult {
  const root = readRoot(text)?.name ?? "";
  const isVolume = root === "hansard" && PLACES.test(text);
  const isPart = root in SITTINGS || (root in BUSINESS && root !== "debates");
  if (isVolume || (isPart && MARKS.test(text))) {
    return { confidence: "certain", reason: `It is XML of digitised Hansard, with the root <${root}>.` };
  }
  return { confidence: "no", reason: "It is not XML of digitised Hansard." };
}

/**
 * Volumes of Hansard (1803 to 2005) as they were digitised for Parliament: XML with `<housecommons>`, `<houselords>`,
 * `<section>`, `<member>` and `<membercontribution>`, whole volumes or their parts. Steps from source to words: tags left
 * out, references decoded, white space collapsed, marks of columns left out.
 */
export const hansardArchive: TextReader = {
  id: "hansard-archive",
  version: 4,
  name: "Digitised Hansard volume, XML",
  sniff,
  open: (sink) => openXml(sink, (references) => new Parse(sink, references)),
};
