import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { type Line, parseLines, pieceOf, subLine } from "../lines.ts";
import type { ExtractFacts, Piece, ReaderSink, TextParse } from "../reader.ts";
import { chinese } from "./chinese.ts";
import type { Edition, PrintedTurn } from "./edition.ts";
import { english } from "./english.ts";
import { joinLine } from "./join-lines.ts";

const EDITIONS: readonly Edition[] = [chinese, english];
/** The page number that follows a page's head. */
const PAGE_NUMBER = /^\d{1,6}$/;
/** How the text of a page ends where its last sentence does. */
const SENTENCE_END = /[。？！：”」)）….─—;?"’]$/;

/** The edition whose report begins with one of these lines; null where none does. */
export function editionOf(lines: readonly string[]): Edition | null {
  const isOf = ({ readPageHead, isFirstLine }: Edition) =>
    lines.some((line) => readPageHead(line) !== null || isFirstLine(line));
  return EDITIONS.find(isOf) ?? null;
}

/** What every extract of the Council says. */
export const COUNCIL: ExtractFacts = { kind: "debate", house: "Legislative Council of Hong Kong" };
/** A page's head and number and other headings may stand between a heading and the turn it announces. */
const DEPTH = 6;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  number: string | null;
  paragraphs: Piece[][];
}

/** Reads the printed report: pages' heads stand in the flow, and so do names, titles and what the report says itself. */
export function readLegcoText(sink: ReaderSink): TextParse {
  return parseLines(DEPTH, new Report(sink));
}

class Report {
  private readonly emit: ReaderSink;
  private edition: Edition | null = null;
  private facts: ExtractFacts = COUNCIL;
  private begun = false;
  /** Headings with no words between. */
  private path: string[] = [];
  /** The extract has words. */
  private words = false;
  /** Someone spoke: the lists of who is present are over. */
  private sitting = false;
  private turn: Turn | null = null;
  /** The turn that the stage note being read interrupts. */
  private interrupted: Turn | null = null;
  private page: string | null = null;
  private afterHead = false;
  /** A page's head or number is the line before. */
  private afterPage = false;
  /** The line before is a title, which may go on. */
  private afterTitle = false;
  /** So many characters of the next line belong to the name that the line before began with. */
  private nameLeft = 0;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  take(line: Line, ahead: readonly Line[]): void {
    if (!this.begun) this.begin(line, null);
    if (this.pageMark(line)) return;
    if (this.nameLeft > 0) {
      this.endName(line);
      return;
    }
    const { edition, afterTitle } = this;
    const startsBlock = (line.blankBefore && !this.afterPage) || (this.afterPage && this.startsAfterPage(line, ahead));
    this.afterPage = false;
    this.afterTitle = false;
    const turn = startsBlock || !this.sitting ? this.readTurn(line, ahead) : null;
    if (turn) this.speak(line, turn);
    else if (startsBlock && this.isHeading(line, ahead)) this.begin(line, line.text);
    else if (!startsBlock && afterTitle && edition?.isTitleRest(line.text)) this.continueTitle(line);
    else if (!this.sitting) {
      this.dated(this.edition?.readFirstDay(line.text) ?? null);
      this.span("metadata", line);
    } else if (startsBlock) this.block(line);
    else if (this.turn) joinLine(this.turn.paragraphs.at(-1) ?? this.newParagraph(this.turn), [pieceOf(line)]);
    else this.add("procedural", line);
  }

  end(): void {
    this.endTurn();
  }

  private span(role: "metadata" | "speaker" | "heading", { start, end }: Line): void {
    this.emit({ type: "span", role, range: { start, end } });
  }

  private pageMark(line: Line): boolean {
    this.edition ??= editionOf([line.text]);
    const head = this.edition?.readPageHead(line.text) ?? null;
    const isNumber = this.afterHead && PAGE_NUMBER.test(line.text);
    if (!head && !isNumber) {
      this.afterHead = false;
      return false;
    }
    this.span("metadata", line);
    if (isNumber) this.page = line.text;
    if (head?.page) this.page = head.page;
    this.dated(head?.date ?? null);
    this.afterHead = head !== null && head.page === null;
    this.afterPage = true;
    return true;
  }

  private dated(date: ExtractFacts["date"]): void {
    if (!date || this.facts.date) return;
    this.facts = { ...this.facts, date };
    this.emit({ type: "facts", facts: { date } });
  }

  private readTurn(line: Line, [next]: readonly Line[]): PrintedTurn | null {
    return this.edition?.readTurn(line.text, next && !next.blankBefore ? next.text : null) ?? null;
  }

  /**
   * A page may end anywhere: what follows goes on unless it is set in or cannot be the middle of a paragraph. Above a turn
   * a table may end without a full stop.
   */
  private startsAfterPage(line: Line, ahead: readonly Line[]): boolean {
    if (line.indent > 0 || this.readTurn(line, ahead) !== null) return true;
    const last = this.turn?.paragraphs.at(-1)?.at(-1);
    if (last && !SENTENCE_END.test(last.text)) return false;
    const { edition } = this;
    return (
      edition?.isNote(line.text) === true ||
      edition?.isVotes(line.text) === true ||
      edition?.isMoved(line.text) === true ||
      this.isHeading(line, ahead)
    );
  }

  private isHeading(line: Line, ahead: readonly Line[]): boolean {
    const { edition } = this;
    if (!edition || line.indent > 0 || !edition.isTitle(line.text)) return false;
    for (const [at, next] of ahead.entries()) {
      // A title stands on the page of what it announces; the last line of a table may not.
      if (edition.readPageHead(next.text)) return false;
      if (this.readTurn(next, ahead.slice(at + 1))) return true;
      const mayBeTitle = next.blankBefore ? edition.isTitle(next.text) : edition.isTitleRest(next.text);
      if (next.indent > 0 || !mayBeTitle) return false;
    }
    return false;
  }

  /** An item begins, or the title of one that has no words yet is found; headings above it are its path. */
  private begin(line: Line, title: string | null): void {
    this.endTurn();
    if (!this.begun || this.words) {
      this.path = [];
      this.emit({ type: "extract", at: line.start, facts: { ...this.facts, title } });
    } else this.emit({ type: "facts", facts: { title, headingPath: this.path } });
    if (title !== null) this.path = [...this.path, title];
    this.begun = true;
    this.words = false;
    this.afterTitle = title !== null;
    if (title !== null) this.span("heading", line);
  }

  /** A title of several lines. */
  private continueTitle(line: Line): void {
    const title = `${this.path.pop()}${this.edition === chinese ? "" : " "}${line.text}`;
    this.emit({ type: "facts", facts: { title } });
    this.path.push(title);
    this.afterTitle = true;
    this.span("heading", line);
  }

  private speak(line: Line, { number, printed, textStart }: PrintedTurn): void {
    this.endTurn();
    this.sitting = true;
    this.words = true;
    const { speaker, chair } = (this.edition ?? chinese).readSpeaker(printed);
    const kind = number === null ? (chair ? "chair" : "speech") : "question";
    this.turn = { kind, speaker, column: this.page, number, paragraphs: [] };
    this.span("speaker", { ...line, end: line.start + line.text.slice(0, textStart).trimEnd().length });
    this.nameLeft = Math.max(0, textStart - line.text.length - 1);
    if (this.nameLeft === 0) this.addWords(line, textStart);
  }

  private endName(line: Line): void {
    this.span("speaker", { ...line, end: line.start + line.text.slice(0, this.nameLeft).trimEnd().length });
    this.addWords(line, this.nameLeft);
    this.nameLeft = 0;
  }

  private addWords(line: Line, from: number): void {
    const words = subLine(line, from);
    if (words && this.turn) this.newParagraph(this.turn).push(pieceOf(words));
  }

  /** A block at the margin is the report's own, or told by its words; one set in is a paragraph of who speaks. */
  private block(line: Line): void {
    this.resume();
    const { turn } = this;
    const isOwn =
      line.indent === 0 && (!turn?.speaker || this.edition?.isOwn(line.text, turn.kind === "chair") !== false);
    if (this.edition?.isVotes(line.text)) {
      if (turn?.kind !== "division") this.endTurn();
      this.add("division", line);
    } else if (this.edition?.isNote(line.text)) this.note(line);
    else if (turn?.kind === "division" && line.indent === 0) this.add("division", line);
    else if (!isOwn && turn) this.newParagraph(turn).push(pieceOf(line));
    else {
      if (turn?.kind !== "procedural") this.endTurn();
      this.add("procedural", line);
    }
  }

  private note(line: Line): void {
    const before = this.turn;
    this.endTurn();
    this.add("procedural", line);
    this.interrupted = before?.speaker ? before : null;
  }

  /** A stage note does not end the speech of whom it interrupts. */
  private resume(): void {
    const { interrupted } = this;
    if (!interrupted) return;
    this.endTurn();
    this.turn = { ...interrupted, column: this.page, paragraphs: [] };
  }

  private add(kind: ContributionKind, line: Line): void {
    this.turn ??= { kind, speaker: null, column: this.page, number: null, paragraphs: [] };
    this.words = true;
    this.newParagraph(this.turn).push(pieceOf(line));
  }

  private newParagraph(turn: Turn): Piece[] {
    const paragraph: Piece[] = [];
    turn.paragraphs.push(paragraph);
    return paragraph;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    this.interrupted = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}
