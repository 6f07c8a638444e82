import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { MappedText } from "../mapped-text.ts";
import { endsSentence } from "../paragraphs.ts";
import type { ExtractFacts, Piece, ReaderSink } from "../reader.ts";
import * as patterns from "./patterns.ts";
import { joinRow, type Row, rangesOf, type SpeakerHint } from "./rows.ts";

/** The width that headings are centred in. */
const WIDTH = 72;
/** Inserted matter (bills, letters) is set in by this much. */
const INSET = 5;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  time: string | null;
  paragraphs: Piece[][];
}

interface Paragraph {
  pieces: Piece[];
  indent: number;
  page: string | null;
  hint: SpeakerHint | null;
}

function isCentred({ text, indent }: Row): boolean {
  return Math.abs(indent - (WIDTH - text.length) / 2) <= 2.5;
}

function isHeading(block: readonly Row[]): boolean {
  const isRoll = block.some((row) => patterns.ROLL.test(row.text) || row.hint !== null);
  if (isRoll || block.length > 6 || !block.every(isCentred)) return false;
  return block.some((row) => row.indent > INSET - 1 || !/\p{Ll}/u.test(row.text));
}

/** Paragraphs by indentation: two blanks begin one, and in inserted matter seven; in a list of votes each row is one. */
function paragraphsOf(block: readonly Row[], isList = false): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let base = 0;
  for (const row of block) {
    const last = paragraphs.at(-1);
    const rowBase = row.indent >= INSET ? INSET : 0;
    if (last && !(isList && rowBase > 0) && rowBase === base && row.indent - base < 2 && row.hint === null)
      joinRow(last.pieces, row);
    else paragraphs.push({ pieces: [...row.pieces], indent: row.indent, page: row.page, hint: row.hint });
    base = rowBase;
  }
  return paragraphs;
}

/** A paragraph's text where it may be more than words of who speaks; most are not, and need not be put together. */
function telling({ pieces }: Paragraph): string {
  return patterns.MAY_TELL.test(pieces[0]?.text ?? "") ? pieces.map((piece) => piece.text).join("") : "";
}

/** Makes turns of the Record's rows, whether they come from a page or from JSON. One extract; `begin` opens it. */
export class RecordText {
  private readonly emit: ReaderSink;
  private block: Row[] = [];
  /** Headings that wait to see whether a turn follows. */
  private held: Row[][] = [];
  private turn: Turn | null = null;
  /** The member whose Extension of Remarks it is, until someone speaks. */
  private member: PrintedSpeaker | null = null;
  private page: string | null = null;
  private time: string | null = null;
  private afterPageMark = false;
  private words = false;
  private title: string | null = null;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** Facts of the file's head; the page on which it begins. */
  facts(facts: ExtractFacts): void {
    this.page ??= facts.columns?.replace(/-.*/, "") ?? null;
    this.title ??= facts.title ?? null;
    this.emit({ type: "facts", facts });
  }

  take(row: Row): void {
    const { text } = row;
    const first = text.charAt(0);
    const mark = first === "[" ? patterns.PAGE_MARK.exec(text) : null;
    const time = first === "{" ? patterns.TIME_MARK.exec(text) : null;
    if (mark || time) {
      this.span("metadata", row);
      this.page = mark?.[1] ?? this.page;
      this.time = time?.[1] ?? this.time;
      this.afterPageMark = true;
      return;
    }
    if (row.blankBefore && !this.resumes(row)) this.endBlock();
    this.afterPageMark = false;
    if (first === "_" && patterns.RULE.test(text)) {
      this.endBlock();
      this.endTurn();
      this.span("boilerplate", row);
    } else {
      row.page = this.page;
      this.block.push(row);
    }
  }

  /** A page mark, and the blank lines that JSON leaves in its place, do not end a paragraph. */
  private resumes(row: Row): boolean {
    const last = this.block.at(-1);
    const isCut = last !== undefined && last.indent <= 2 && row.indent < 2 && !endsSentence(last.text);
    const isNext = row.indent < 2 || (row.indent >= INSET && row.indent < INSET + 2);
    return isCut || (this.afterPageMark && isNext);
  }

  end(): void {
    this.endBlock();
    this.giveHeld(false);
    this.endTurn();
  }

  private span(role: "metadata" | "boilerplate" | "heading" | "speaker", { pieces }: Pick<Row, "pieces">): void {
    for (const range of rangesOf(pieces)) this.emit({ type: "span", role, range });
  }

  private endBlock(): void {
    const { block } = this;
    this.block = [];
    const [first] = block;
    if (!first) return;
    if (isHeading(block)) {
      this.held.push(block);
      return;
    }
    const paragraphs = paragraphsOf(block, this.turn?.kind === "division");
    const begins = paragraphs[0] && this.turnOf(paragraphs[0], telling(paragraphs[0])) !== null;
    if (first.indent >= INSET && this.held.length > 0) this.insert(this.held[0]?.[0] ?? first);
    this.giveHeld(begins || !this.words);
    for (const paragraph of paragraphs) this.paragraph(paragraph);
  }

  /** Headings before a turn are headings; those within a speech or inserted matter are part of it. */
  private giveHeld(asHeadings: boolean): void {
    const { held } = this;
    this.held = [];
    for (const block of held) {
      if (asHeadings) this.heading(block);
      else for (const paragraph of paragraphsOf(block)) this.append(paragraph);
    }
  }

  private heading(block: readonly Row[]): void {
    const text = block.map((row) => row.text).join(" ");
    if (patterns.HONOURABLE.test(text) && !this.words) {
      const speaker = { printed: text, name: text, office: null, constituency: null, party: null, id: null };
      this.member = speaker;
      this.endTurn();
      for (const row of block) this.span("speaker", row);
      return;
    }
    if (this.member && /^of (?:the )?\p{Ll}/u.test(text)) this.member.constituency = text.slice(3);
    if (this.title === null && !this.member && /\p{L}/u.test(text)) {
      this.title = text;
      this.emit({ type: "facts", facts: { title: text } });
    }
    this.endTurn();
    for (const row of block) this.span("heading", row);
  }

  private turnOf({ indent, hint }: Paragraph, text: string): patterns.RecordTurn | null {
    if (indent >= INSET && hint === null) return null;
    const found = patterns.readTurn(text);
    if (!hint) return found;
    const turn = found ?? { ...patterns.readSpeaker(hint.printed), textStart: 0 };
    return { ...turn, speaker: { ...turn.speaker, id: hint.id } };
  }

  private paragraph(paragraph: Paragraph): void {
    const text = telling(paragraph);
    const turn = this.turnOf(paragraph, text);
    if (turn) {
      const mapped = new MappedText(paragraph.pieces);
      this.begin(turn.chair ? "chair" : "speech", turn.speaker, paragraph.page);
      this.span("speaker", { pieces: mapped.trim(0, turn.textStart).slice(0) });
      const words = mapped.trim(turn.textStart);
      if (words.text !== "") this.turn?.paragraphs.push(words.slice(0));
      return;
    }
    const isInset = paragraph.indent >= INSET;
    if (patterns.ROLL.test(text)) this.begin("division", null, paragraph.page);
    else if (isInset) this.insert(paragraph);
    else if (patterns.ASIDE.test(text)) {
      this.aside(paragraph);
      return;
    } else if (this.isProcedure(text)) this.begin("procedural", null, paragraph.page);
    this.append(paragraph);
  }

  private isProcedure(text: string): boolean {
    const kind = this.turn?.kind;
    return patterns.isProcedure(text) || kind === "division" || (kind !== "chair" && patterns.UNSAID_CHAIR.test(text));
  }

  /** What is printed in the Record by the chair's leave is not the chair's words. */
  private insert({ page }: Pick<Paragraph, "page">): void {
    if (this.turn?.kind === "chair") this.begin("procedural", null, page);
  }

  /** `(Mr. KYL assumed the Chair.)` stands between a speaker's words and does not end their turn's speaker. */
  private aside(paragraph: Paragraph): void {
    const before = this.turn;
    this.begin("procedural", null, paragraph.page);
    this.append(paragraph);
    if (before?.speaker) this.begin(before.kind, before.speaker, paragraph.page);
  }

  private append({ pieces, page, indent }: Paragraph): void {
    if (!this.turn) {
      const isInset = indent >= INSET;
      const { member } = this;
      this.begin(member && !isInset ? "speech" : "procedural", isInset ? null : member, page);
    }
    this.words = true;
    this.turn?.paragraphs.push(pieces);
  }

  private begin(kind: ContributionKind, speaker: PrintedSpeaker | null, column: string | null): void {
    this.endTurn();
    this.words = true;
    this.turn = { kind, speaker, column, time: this.time, paragraphs: [] };
    this.time = null;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}
