import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { type Line, subLine } from "../lines.ts";
import { endsSentence, Paragraphs } from "../paragraphs.ts";
import type { ExtractFacts, ReaderSink } from "../reader.ts";
import { FOOT, factsOfPath, IN_CHAIR, NOTE, PICTURE, readItem, readSittingDay } from "./page.ts";
import { type ReportTurn, readNumber, readTurn } from "./turn.ts";

/** Between an item's title and its first turn stand links, marks, and who takes the chair. */
export const DEPTH = 8;
const LONGEST_HEADING = 160;
/** `(debate)` in any language; `(Rule 171)` is none. */
const ITEM_ENDS = /\([^()\d]{3,60}\)$/;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  id: string | null;
  paragraphs: Paragraphs;
}

/** Makes turns of the lines of a report. Every item is an extract; items above it, by their numbers, are its path. */
export class Report {
  private readonly emit: ReaderSink;
  private facts: ExtractFacts;
  private begun = false;
  /** The extract has words. */
  private words = false;
  private items: { number: string; title: string }[] = [];
  private turn: Turn | null = null;
  /** A picture or number says that a turn begins. */
  private isSure = false;
  private number: string | null = null;
  /** Of the next line so much belongs to who speaks, and so much is no words. */
  private headLeft: { headEnd: number; textStart: number } | null = null;
  /** The line before says who takes the chair. */
  private afterChair = false;
  /** What comes is the page's, not the report's: links, its foot. */
  private isOfPage = false;

  constructor(emit: ReaderSink, path: string) {
    this.emit = emit;
    this.facts = { kind: "debate", house: "European Parliament", ...factsOfPath(path) };
  }

  take(line: Line, ahead: readonly Line[]): void {
    const { text } = line;
    if (!this.begun) this.begin(line, null);
    const { afterChair, isSure } = this;
    this.afterChair = false;
    const number = readNumber(text);
    if (PICTURE.test(text) || number !== null) {
      this.isSure = true;
      this.number = number ?? this.number;
      this.span("metadata", line);
      return;
    }
    this.isSure = false;
    if (this.headLeft !== null) {
      this.endHead(line, this.headLeft);
      return;
    }
    const turn = readTurn(text, isSure) ?? this.wrappedTurn(line, ahead);
    if (turn) this.speak(line, turn);
    else if (IN_CHAIR.test(text) || (afterChair && !line.blankBefore && text.length < 60)) this.chair(line);
    else if (this.isItem(line, ahead)) this.item(line);
    else if (this.day(line) || FOOT.test(text)) this.ofPage(line);
    else if (NOTE.test(text)) this.note(line);
    else if (this.isHeading(line, ahead)) this.heading(line);
    else this.say(line);
  }

  end(): void {
    this.endTurn();
  }

  private span(role: "heading" | "metadata" | "speaker", { start, end }: { start: number; end: number }): void {
    if (end > start) this.emit({ type: "span", role, range: { start, end } });
  }

  private begin(line: Line, title: string | null): void {
    this.endTurn();
    const headingPath = this.items.slice(0, -1).map((item) => item.title);
    if (this.begun && !this.words) this.emit({ type: "facts", facts: { title, headingPath } });
    else this.emit({ type: "extract", at: line.start, facts: { ...this.facts, title, headingPath } });
    this.begun = true;
    this.words = false;
    this.isOfPage = false;
  }

  private chair(line: Line): void {
    this.endTurn();
    this.afterChair = IN_CHAIR.test(line.text);
    this.span("metadata", line);
  }

  /** A number and words may begin a paragraph too: an item's is followed by a turn, and before the first turn they are contents. */
  private isItem({ text }: Line, ahead: readonly Line[]): boolean {
    const item = readItem(text);
    if (item === null || endsSentence(text.replace(/[)”"»]+$/u, ""))) return false;
    const isNext = Number.parseInt(item.number, 10) >= Number.parseInt(this.items[0]?.number || "0", 10);
    return !this.words || (isNext && this.turnFollows(ahead));
  }

  private turnFollows(ahead: readonly Line[]): boolean {
    let isSure = false;
    for (const { text } of ahead) {
      if (readTurn(text, isSure) || IN_CHAIR.test(text) || NOTE.test(text)) return true;
      isSure = PICTURE.test(text) || readNumber(text) !== null;
      if (!isSure && text.length > LONGEST_HEADING) return false;
    }
    return false;
  }

  private item(line: Line): void {
    const item = readItem(line.text);
    if (!item) return;
    this.items = this.items.filter(({ number }) => item.number.startsWith(`${number}.`));
    this.items.push(item);
    this.begin(line, item.title);
    this.span("heading", line);
  }

  private day({ text, blankBefore }: Line): boolean {
    const date = blankBefore || !this.words ? readSittingDay(text) : null;
    if (date === null) return false;
    this.facts = { ...this.facts, date };
    if (!this.words) this.emit({ type: "facts", facts: { date } });
    return true;
  }

  private ofPage(line: Line): void {
    this.endTurn();
    this.isOfPage = true;
    this.span("metadata", line);
  }

  /** Right above a turn a line that is no sentence is a heading; of written statements, or an item without a number. */
  private isHeading({ text, blankBefore }: Line, ahead: readonly Line[]): boolean {
    if (!blankBefore || text.length > LONGEST_HEADING || endsSentence(text.replace(/\)$/, ""))) return false;
    const [first, second] = ahead;
    const isMark = first !== undefined && (PICTURE.test(first.text) || readNumber(first.text) !== null);
    const next = isMark ? second : first;
    return next !== undefined && readTurn(next.text, isMark) !== null;
  }

  private heading(line: Line): void {
    if (ITEM_ENDS.test(line.text)) {
      this.items = [{ number: "", title: line.text }];
      this.begin(line, line.text);
    } else this.endTurn();
    this.span("heading", line);
  }

  private speak(line: Line, { speaker, chair, number, headEnd, textStart }: ReportTurn): void {
    this.endTurn();
    this.words = true;
    this.isOfPage = false;
    const id = number ?? this.number;
    this.number = null;
    this.turn = { kind: chair ? "chair" : "speech", speaker, id, paragraphs: new Paragraphs() };
    const from = number === null ? 0 : line.text.indexOf(speaker.printed.charAt(0), number.length);
    if (number !== null) this.span("metadata", { start: line.start, end: line.start + number.length });
    this.span("speaker", { start: line.start + from, end: Math.min(line.start + headEnd, line.end) });
    const { length } = line.text;
    if (headEnd > length) this.headLeft = { headEnd: headEnd - length - 1, textStart: textStart - length - 1 };
    else this.firstWords(line, headEnd, textStart);
  }

  private firstWords(line: Line, headEnd: number, textStart: number): void {
    const language = subLine(line, headEnd, textStart);
    if (language) this.span("metadata", language);
    const words = subLine(line, textStart);
    if (words) this.turn?.paragraphs.add(words, false, line.text.length);
  }

  /** Who speaks may take two lines of a page. */
  private wrappedTurn({ text, blankBefore }: Line, [next]: readonly Line[]): ReportTurn | null {
    if (!(blankBefore || this.number !== null) || !next || next.blankBefore || text.length > LONGEST_HEADING)
      return null;
    const turn = endsSentence(text) ? null : readTurn(`${text} ${next.text}`, false);
    return turn && turn.headEnd > text.length && turn.strength !== "name" ? turn : null;
  }

  private endHead(line: Line, { headEnd, textStart }: { headEnd: number; textStart: number }): void {
    this.headLeft = null;
    this.span("speaker", { start: line.start, end: line.start + headEnd });
    this.firstWords(line, headEnd, textStart);
  }

  /** `(Applause)` stands between a speaker's words and does not end their turn. */
  private note(line: Line): void {
    const before = this.turn;
    this.endTurn();
    this.words = true;
    this.own(line);
    if (!before?.speaker) return;
    this.endTurn();
    this.turn = { ...before, id: null, paragraphs: new Paragraphs() };
  }

  private own(line: Line): void {
    this.turn ??= { kind: "procedural", speaker: null, id: null, paragraphs: new Paragraphs() };
    this.turn.paragraphs.add(line);
  }

  /** A paragraph of who speaks; before anyone does, what the page says of itself. */
  private say(line: Line): void {
    const { turn } = this;
    if (this.isOfPage || (!turn && !this.words)) {
      this.span("metadata", line);
      return;
    }
    this.own(line);
    const done = turn?.paragraphs.takeMany() ?? [];
    if (!turn || done.length === 0) return;
    const { kind, speaker, id } = turn;
    this.emit({ type: "occurrence", kind, speaker, id, paragraphs: done, more: true });
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.list.length === 0) return;
    const { kind, speaker, id, paragraphs } = turn;
    this.emit({ type: "occurrence", kind, speaker, id, paragraphs: paragraphs.list });
  }
}
