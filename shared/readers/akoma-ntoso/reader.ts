import type { OpenTag } from "../markup/open-tag.ts";
import { openXml, type XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { readRoot } from "../markup/root.ts";
import { TextCollector, takePieces, wordsRange } from "../markup/text-collector.ts";
import type { Piece, Probe, ReaderSink, SniffResult, TextRange, TextReader } from "../reader.ts";
import { Document } from "./document.ts";
import { clockTime, plausibleDay } from "./heading-day.ts";
import { Outline, TURNS } from "./outline.ts";
import { Speakers } from "./speaker.ts";
import { beginTurn, speakerOfTurn, type Turn, takeFrom, takeNumbers } from "./turn.ts";

/** Elements whose words describe what happens; the rest of what is no turn is procedure as well. */
const SCENES = new Set(["narrative", "scene", "summary"]);
const HEADINGS = new Set(["heading", "subheading"]);
/** Parts of the document whose words are no part of the debate. */
const APART = new Set(["meta", "coverPage", "preface", "conclusions"]);
const NOTES = new Set(["authorialNote", "note"]);
/** Elements that are paragraphs of their own, or part them; all others within a turn are inline. */
const BLOCKS = new Set(
  "p block blockList item listIntroduction listWrapUp ul ol li table caption tr quotedStructure embeddedStructure foreign blockContainer tblock toc tocItem preformatted div container intro content wrapUp".split(
    " ",
  ),
);
const CELLS = new Set(["td", "th"]);
const BREAKS = new Set(["br", "eol", "eop"]);

class Parse implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly document: Document;
  private readonly outline: Outline;
  private readonly speakers: Speakers;
  private readonly collector: TextCollector;
  private readonly line: TextCollector;
  private depth = 0;
  /** Depth of the outermost open element of each sort, 0 when there is none. */
  private apart = 0;
  private block = 0;
  private row = 0;
  private note = 0;
  private heading = 0;
  private from = 0;
  private clock = 0;
  private scene = 0;
  private number = 0;
  private name = "";
  private apartName = "";
  private cells = 0;
  private headingAt = 0;
  private readonly turns: Turn[] = [];
  /** Words outside of turns, until something else comes. */
  private loose: Piece[][] = [];
  private isLooseVote = false;
  private isSceneVote = false;
  /** The paragraph so far holds nothing but a time. */
  private isTimeAlone = true;
  /** A printed time that no turn has taken yet, and one within words outside of turns. */
  private time: string | null = null;
  private looseTime: string | null = null;
  private isGuessSaid = false;

  constructor(emit: ReaderSink, path: string, references: References) {
    this.emit = emit;
    this.document = new Document(path);
    this.outline = new Outline(emit, this.document);
    this.speakers = new Speakers(this.document);
    this.collector = new TextCollector(references);
    this.line = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    this.depth++;
    this.name = tag.name;
    if (this.depth === 1) tag.cover("metadata");
    if (this.apart > 0) this.openApart(tag);
    else if (APART.has(tag.name)) {
      this.apart = this.depth;
      this.apartName = tag.name;
      tag.cover("metadata");
    } else if (this.note > 0 || this.heading > 0 || this.from > 0) this.openTime(tag);
    else this.openBody(tag);
  }

  close(name: string, at: number): void {
    const { depth } = this;
    this.name = "";
    if (this.apart > 0) this.closeApart(name);
    else if (this.heading === depth) this.endHeading();
    else if (this.block > 0 && this.note === 0 && BLOCKS.has(name)) this.closeBlock(at);
    if (this.note === depth) this.note = 0;
    if (this.from === depth) this.endFrom();
    if (this.clock === depth) this.clock = 0;
    if (this.number === depth) this.number = 0;
    if (this.scene === depth) this.endScene();
    if (this.outline.isInnermost(depth)) this.leave();
    this.depth--;
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.apart > 0) this.apartText(raw, start, literal);
    else if (this.note > 0) this.span("note", raw, start);
    else if (this.heading > 0 || this.from > 0) this.lineText(raw, start, literal);
    else if (this.number > 0) this.numberText(raw, start);
    else {
      if (this.clock === 0) this.isTimeAlone = false;
      this.collector.add(raw, start, literal);
    }
  }

  blank(start: number, end: number): void {
    if (this.heading > 0 || this.from > 0) this.line.space(start, end);
    else if (this.apart === 0 && this.note === 0) this.collector.space(start, end);
  }

  end(): void {
    this.paragraph();
    this.flush();
  }

  private openApart(tag: OpenTag): void {
    tag.cover("metadata");
    this.line.take();
    if (this.apartName === "meta") this.document.meta(tag);
    else if (tag.name === "docDate") this.document.dayFrom("docDate", plausibleDay(tag.get("date")));
  }

  private apartText(raw: string, start: number, literal: boolean): void {
    this.line.add(raw, start, literal);
    this.span(this.apartName === "meta" ? "note" : "metadata", raw, start);
  }

  private closeApart(name: string): void {
    const words = wordsOf(this.line.take().pieces);
    if (words !== "") this.document.front(name, words);
    if (this.apart === this.depth) this.apart = 0;
  }

  private openTime(tag: OpenTag): void {
    if (tag.name !== "recordedTime") return;
    if (this.clock === 0) this.clock = this.depth;
    tag.cover("metadata");
    const time = clockTime(tag.get("time"));
    if (this.from > 0) {
      const turn = this.turns.at(-1);
      if (turn) turn.time = time ?? turn.time;
    } else if (this.heading > 0) this.time = time ?? this.time;
  }

  private openBody(tag: OpenTag): void {
    const { name, depth } = this;
    const turn = this.turns.at(-1);
    if (BREAKS.has(name)) this.collector.space(tag.start);
    else if (NOTES.has(name)) this.note = depth;
    else if (name === "recordedTime") this.openRecordedTime(tag);
    else if (name === "quantity" && this.scene > 0) this.isSceneVote = true;
    else if (CELLS.has(name)) this.openCell(tag);
    else if (BLOCKS.has(name)) this.openBlock(tag);
    else if (this.block > 0) return;
    else if (TURNS.has(name)) this.openTurn(tag);
    else if (HEADINGS.has(name)) this.openHeading(tag);
    else if (SCENES.has(name)) this.openScene(tag);
    else if (name === "num") this.number = depth;
    else if (turn && name === "from") this.openFrom();
    else if (!turn && this.scene === 0) this.outline.enter(tag, depth);
  }

  private openRecordedTime(tag: OpenTag): void {
    if (this.clock === 0) this.clock = this.depth;
    if (this.turns.length === 0 || this.scene > 0) this.looseTime ??= clockTime(tag.get("time"));
  }

  private openCell(tag: OpenTag): void {
    if (this.row > 0 && this.cells++ > 0) this.collector.tab(tag.start);
  }

  private openBlock(tag: OpenTag): void {
    if (this.row === 0) this.paragraph();
    else this.collector.space(tag.start);
    if (this.block === 0) this.block = this.depth;
    if (tag.name !== "tr" || this.row > 0) return;
    this.row = this.depth;
    this.cells = 0;
  }

  private closeBlock(at: number): void {
    if (this.row === this.depth) this.row = 0;
    if (this.row === 0) this.paragraph();
    else this.collector.space(at);
    if (this.block === this.depth) this.block = 0;
  }

  private openTurn(tag: OpenTag): void {
    this.paragraph();
    this.flush();
    this.outline.enter(tag, this.depth);
    const turn = beginTurn(tag, this.document);
    turn.time ??= this.time;
    this.time = null;
    tag.cover("metadata");
    this.turns.push(turn);
  }

  private openHeading(tag: OpenTag): void {
    this.paragraph();
    this.flush();
    this.heading = this.depth;
    this.headingAt = tag.start;
  }

  private endHeading(): void {
    this.heading = 0;
    this.outline.heading(wordsOf(this.line.take().pieces), this.headingAt);
  }

  private openScene(tag: OpenTag): void {
    this.paragraph();
    this.flush();
    if (this.scene === 0) this.scene = this.depth;
    this.isSceneVote = this.document.isVote(tag.get("eId") ?? tag.get("id"));
  }

  private endScene(): void {
    this.paragraph();
    if (!this.isLooseVote) this.flushLoose();
    this.scene = 0;
    this.isSceneVote = false;
  }

  private openFrom(): void {
    this.paragraph();
    this.from = this.depth;
  }

  private endFrom(): void {
    this.from = 0;
    const turn = this.turns.at(-1);
    if (turn) takeFrom(turn, this.line.take().pieces);
  }

  private lineText(raw: string, start: number, literal: boolean): void {
    if (this.clock > 0) {
      this.span("metadata", raw, start);
      return;
    }
    this.line.add(raw, start, literal);
    if (this.heading > 0) this.span("heading", raw, start);
    else this.turns.at(-1)?.names.push(wordsRange(raw, start));
  }

  private numberText(raw: string, start: number): void {
    const turn = this.turns.at(-1);
    if (turn) turn.number = raw.trim();
    this.span(turn ? "metadata" : "heading", raw, start);
  }

  private leave(): void {
    this.paragraph();
    if (TURNS.has(this.outline.innermostElement)) {
      this.flush();
      this.endTurn();
    } else if (this.outline.isInSection) this.flush();
    this.outline.leave();
  }

  private endTurn(): void {
    const turn = this.turns.pop();
    if (!turn || turn.hasWords) return;
    for (const range of turn.names) this.emit({ type: "span", role: "note", range });
    const message = "A turn has no words; it is left out.";
    this.emit({ type: "diagnostic", code: "turn-without-words", severity: "info", message, range: turn.range });
  }

  /** A paragraph is over: of the open turn, or of what stands outside of turns. */
  private paragraph(): void {
    const pieces = takePieces(this.collector, this.emit);
    const isTimeAlone = this.isTimeAlone;
    this.isTimeAlone = true;
    if (pieces.length === 0) return;
    const turn = this.scene === 0 ? this.turns.at(-1) : undefined;
    if (turn) turn.paragraphs.push(pieces);
    else if (isTimeAlone) this.takeTime(pieces);
    else this.loosen(pieces);
  }

  /** A time on its own is the next turn's. */
  private takeTime(pieces: Piece[]): void {
    this.time = this.looseTime ?? this.time;
    this.looseTime = null;
    for (const range of printed(pieces)) this.emit({ type: "span", role: "metadata", range });
  }

  private loosen(pieces: Piece[]): void {
    const isVote = this.isSceneVote || this.outline.isVote;
    if (isVote !== this.isLooseVote) this.flushLoose();
    this.isLooseVote = isVote;
    this.loose.push(pieces);
  }

  private flush(): void {
    this.flushLoose();
    const turn = this.turns.at(-1);
    if (!turn || turn.paragraphs.length === 0) return;
    const { paragraphs } = turn;
    turn.paragraphs = [];
    turn.hasWords = true;
    this.outline.words(turn.range.start);
    const { kind, speaker, names } = speakerOfTurn(turn, paragraphs, this.speakers);
    for (const range of names) this.emit({ type: "span", role: "speaker", range });
    turn.names = [];
    if (turn.addressee) this.emit({ type: "facts", facts: { addressee: turn.addressee } });
    const { time, id } = turn;
    const own = kind === "question" && turn.number === null ? takeNumbers(paragraphs) : null;
    for (const range of own?.ranges ?? []) this.emit({ type: "span", role: "metadata", range });
    const number = own?.number ?? turn.number;
    this.emit({ type: "occurrence", kind, speaker, paragraphs, time, number, id });
    if (turn.from === "" && turn.by !== null && !this.document.of(turn.by)) this.sayGuess(turn);
  }

  private sayGuess({ by, range }: Turn): void {
    if (this.isGuessSaid) return;
    this.isGuessSaid = true;
    const message = `A speaker is named by the id ${by} alone, which no list of persons explains.`;
    this.emit({ type: "diagnostic", code: "speaker-unlisted", severity: "info", message, range });
  }

  private flushLoose(): void {
    const paragraphs = this.loose;
    const at = paragraphs[0]?.[0]?.start;
    if (at === undefined) return;
    this.loose = [];
    this.outline.words(at);
    const kind = this.isLooseVote ? "division" : "procedural";
    this.emit({ type: "occurrence", kind, speaker: null, paragraphs, time: this.looseTime });
    this.looseTime = null;
  }

  private span(role: "heading" | "metadata" | "note", raw: string, start: number): void {
    this.emit({ type: "span", role, range: wordsRange(raw, start) });
  }
}

function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

function printed(pieces: readonly Piece[]): TextRange[] {
  return pieces.filter(({ start, end }) => end > start).map(({ start, end }) => ({ start, end }));
}

/** A part of a document that somebody has cut out, with who speaks in it. */
const PART = new Set(["debate", "debateBody", "debateSection"]);

function sniff({ text }: Probe): SniffResult {
  const root = readRoot(text)?.name ?? "";
  if (PART.has(root) && /<(?:speech|question|answer)\s[^<>]*\bby="#/.test(text)) {
    return { confidence: "certain", reason: `It is a part of an Akoma Ntoso debate, with the root <${root}>.` };
  }
  if (root !== "akomaNtoso") return { confidence: "no", reason: "It is not Akoma Ntoso." };
  if (/<(?:[\w.-]+:)?debate(?:Report)?[\s/>]/.test(text)) {
    return { confidence: "certain", reason: "It is XML with the root <akomaNtoso>, and a debate." };
  }
  return { confidence: "likely", reason: "It is XML with the root <akomaNtoso>, though no debate is seen in it." };
}

/** Akoma Ntoso debates of any version, with and without namespace, and SayIt's dialect of it. */
export const akomaNtoso: TextReader = {
  id: "akoma-ntoso",
  version: 8,
  name: "Akoma Ntoso XML",
  sniff,
  open: (sink, { path }) => openXml(sink, (references) => new Parse(sink, path, references)),
};
