import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { type Line, pieceOf, scanLines, subLine } from "../lines.ts";
import type { ExtractFacts, Piece, ReaderSink, TextParse } from "../reader.ts";
import { joinLine } from "./join-lines.ts";
import * as patterns from "./patterns.ts";

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

/** Reads the printed report: pages' heads stand in the flow, paragraphs are set in, all else begins at the margin. */
export function readLegcoText(sink: ReaderSink): TextParse {
  const report = new Report(sink);
  const lines = scanLines(DEPTH, (line, ahead) => report.take(line, ahead));
  return {
    write: lines.write,
    end() {
      lines.end();
      report.end();
    },
  };
}

class Report {
  private readonly emit: ReaderSink;
  private facts: ExtractFacts = COUNCIL;
  private begun = false;
  /** Headings with no words between. */
  private path: string[] = [];
  /** The extract has words. */
  private words = false;
  /** Someone spoke: the lists of who is present are over. */
  private sitting = false;
  private turn: Turn | null = null;
  private page: string | null = null;
  private afterHead = false;
  /** A page's head or number is the line before. */
  private afterPage = false;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  take(line: Line, ahead: readonly Line[]): void {
    if (!this.begun) this.begin(line, null);
    if (this.pageMark(line)) return;
    const startsBlock = (line.blankBefore && !this.afterPage) || (this.afterPage && this.startsAfterPage(line, ahead));
    this.afterPage = false;
    const turn = startsBlock || !this.sitting ? patterns.readTurn(line.text) : null;
    if (turn) this.speak(line, turn);
    else if (startsBlock && this.isHeading(line, ahead)) this.begin(line, line.text);
    else if (!this.sitting) this.span("metadata", line);
    else if (startsBlock) this.block(line);
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
    const head = patterns.readPageHead(line.text);
    const isNumber = this.afterHead && patterns.PAGE_NUMBER.test(line.text);
    if (!head && !isNumber) {
      this.afterHead = false;
      return false;
    }
    this.span("metadata", line);
    if (isNumber) this.page = line.text;
    if (head?.date && !this.facts.date) {
      this.facts = { ...this.facts, date: head.date };
      this.emit({ type: "facts", facts: { date: head.date } });
    }
    this.afterHead = head !== null;
    this.afterPage = true;
    return true;
  }

  /** A page may end anywhere: what follows goes on unless it is set in or cannot be the middle of a paragraph. */
  private startsAfterPage(line: Line, ahead: readonly Line[]): boolean {
    if (line.indent > 0) return true;
    const last = this.turn?.paragraphs.at(-1)?.at(-1);
    if (last && !/[。？！：”」)）….─—]$/.test(last.text)) return false;
    const own = [patterns.NOTE, patterns.VOTES, patterns.MOVED];
    return (
      patterns.readTurn(line.text) !== null ||
      own.some((pattern) => pattern.test(line.text)) ||
      this.isHeading(line, ahead)
    );
  }

  private isHeading(line: Line, ahead: readonly Line[]): boolean {
    if (line.indent > 0 || !patterns.isTitle(line.text)) return false;
    for (const { text, indent } of ahead) {
      if (patterns.readPageHead(text) || patterns.PAGE_NUMBER.test(text)) continue;
      if (patterns.readTurn(text)) return true;
      if (indent > 0 || !patterns.isTitle(text)) return false;
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
    if (title !== null) this.span("heading", line);
  }

  private speak(line: Line, { number, printed, textStart }: patterns.PrintedTurn): void {
    this.endTurn();
    this.sitting = true;
    this.words = true;
    const { speaker, chair } = patterns.readSpeaker(printed);
    const kind = number === null ? (chair ? "chair" : "speech") : "question";
    this.turn = { kind, speaker, column: this.page, number, paragraphs: [] };
    this.span("speaker", { ...line, end: line.start + line.text.slice(0, textStart).trimEnd().length });
    const words = subLine(line, textStart);
    if (words) this.newParagraph(this.turn).push(pieceOf(words));
  }

  /** A block at the margin is the report's own; one set in is a paragraph of who speaks. */
  private block(line: Line): void {
    if (patterns.VOTES.test(line.text)) {
      if (this.turn?.kind !== "division") this.endTurn();
      this.add("division", line);
    } else if (patterns.NOTE.test(line.text)) this.note(line);
    else if (line.indent > 0 && this.turn) this.newParagraph(this.turn).push(pieceOf(line));
    else if (this.turn?.kind === "division") this.add("division", line);
    else {
      if (this.turn?.kind !== "procedural") this.endTurn();
      this.add("procedural", line);
    }
  }

  /** A stage note does not end the speech of whom it interrupts. */
  private note(line: Line): void {
    const before = this.turn;
    this.endTurn();
    this.add("procedural", line);
    if (!before?.speaker) return;
    this.endTurn();
    this.turn = { ...before, column: this.page, paragraphs: [] };
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
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}
