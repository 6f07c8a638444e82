import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { joinRow, type Row } from "../congressional-record/rows.ts";
import { emitPieces } from "../html/page.ts";
import { MappedText } from "../mapped-text.ts";
import { endsSentence } from "../paragraphs.ts";
import type { ExtractFacts, Piece, ReaderSink } from "../reader.ts";
import { type HearingTurn, presidingIn, readTurn } from "./speaker.ts";
import { dayOf, TitlePage } from "./title-page.ts";

/** A paragraph is set in by four blanks; what is set in by more is a quotation or centred, and by more than the other of these no turn. */
const PARAGRAPH = 5;
const MOST_INSET = 6;
/** So far in, a line in small letters too is a heading. */
const CENTRED = 12;
const LONGEST_HEADING = 300;
/** A line of a list that ends sooner was not wrapped. */
const SHORT = 60;

const RULE = /^[-_=*]{4,}$/;
const PAGE_MARK = /^\[\[Page ([^\]]{1,12})\]\]$/;
/** A picture stands in print where the text has this line. */
const LEFT_OUT = /^\[[A-Z() ]{3,40}\b(?:NOT AVAILABLE|OMITTED)\b.*\]$|^\[GRAPHIC\] \[TIFF OMITTED\]/i;
const NOTE = /^\[(?:[^[\]]|\[[^[\]]*\])*\]\.?$/;
/** `[The prepared statement of Mr. Oak follows:]`: what comes is printed, not said. */
const INSERTS =
  /^\[.*\bfollows?[.:]*\]\.?$|^The (?:prepared|written|opening|full|complete) (?:statement|testimony|remarks).{1,200} follows?:?$/i;
/** The heading of what is printed where no note says so. */
const PRINTED =
  /^(?:Prepared|Written|Supplemental|Additional) (?:Joint )?(?:Statement|Testimony|Remarks|Questions|Responses)\b/i;
const ADJOURNED =
  /^\[(?:Whereupon|Thereupon|At \d.{0,30}(?:adjourned|recessed)|The (?:sub)?committee (?:was )?adjourned)\b/i;
const FOOTNOTE = /^\\\w{1,3}\\/;
/** How one may be marked besides, behind a rule. */
const FOOTNOTE_SIGN = /^(?:\*{1,3} ?|\d{1,3} )(?=\p{Lu})/u;
/** The report's first words: who met, and where. */
const MET =
  /^The .{3,90}?\b(?:met|convened|(?:was|were) (?:held|convened|called to order)),? (?:pursuant|at|in|via|by|jointly|remotely|\w+ly|on)\b/;
const PRESENT = /^(?:Also |Members |Staff |Senators |Representatives )?[Pp]resent[:.] |^Present: /;
/** Where a hearing was held, in the lines above its words: `Washington, DC.` */
const PLACE = /, \p{Lu}[\p{L}. ]{1,20}\.$/u;
/** Dots that lead to a page number. */
const LEADERS = /\.{4}|(?: \.){4}/;
/** Small letters in a line of capitals: `McOAK`, `Jr.`, `VIEs`. */
const SMALL_IN_CAPITALS =
  /Ma?c(?=\p{Lu})|\b[JS]r\b|\b(?:[dv][aeu]n?|la|le)\b|(?<=\p{Lu})s\b|(?<=\d)(?:st|nd|rd|th)\b/gu;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  paragraphs: Piece[][];
}

interface Paragraph {
  pieces: Piece[];
  first: Row;
  lastIndent: number;
  /** Of its last line, the blanks before it included. */
  lastWidth: number;
  /** Behind a rule: a footnote, perhaps. */
  afterRule: boolean;
}

/** Whether a line has no words but in capitals. */
function isInCapitals(text: string): boolean {
  // Of most lines this tells at once.
  if (/[a-z]{3}/.test(text) || !/\p{Lu}{2}/u.test(text)) return false;
  return !/\p{Ll}/u.test(text.replace(SMALL_IN_CAPITALS, ""));
}

function textOf({ pieces }: Paragraph): string {
  return pieces.map((piece) => piece.text).join("");
}

/** Makes turns of the rows of a printed hearing. A hearing of several days is an extract for each. */
export class Hearing {
  private readonly emit: ReaderSink;
  private titlePage: TitlePage | null = new TitlePage();
  private facts: ExtractFacts;
  private paragraph: Paragraph | null = null;
  /** Headings that wait to see what follows. */
  private held: Paragraph[] = [];
  private turn: Turn | null = null;
  /** What follows is printed in the record, not said, until somebody speaks. */
  private isInserted = false;
  /** Somebody took the blanks away that set paragraphs in. */
  private isFlush = false;
  private afterRule = false;
  private afterPage = false;
  private isFootnote = false;
  private page: string | null = null;
  private presiding: string | null = null;
  private words = false;

  /** Begins an extract at `at`; `facts` are what is known before the first line. */
  constructor(emit: ReaderSink, at: number, facts: ExtractFacts) {
    this.emit = emit;
    this.facts = { ...facts, kind: "committee" };
    emit({ type: "extract", at, facts: this.facts });
  }

  take(row: Row): void {
    const { text } = row;
    if (this.titlePage && !this.beginsWords(row)) {
      this.titleRow(this.titlePage, row);
      return;
    }
    if (this.titlePage) this.isFlush = row.indent < 2;
    this.titlePage = null;
    const first = text.charCodeAt(0);
    if (first === OPEN_BRACKET && this.mark(row, text)) return;
    if (isRuleSign(first) && RULE.test(text)) {
      this.rule(row);
      return;
    }
    const { paragraph } = this;
    if (paragraph && !this.begins(paragraph, row)) {
      this.afterPage = false;
      joinRow(paragraph.pieces, row);
      paragraph.lastIndent = row.indent;
      paragraph.lastWidth = row.indent + text.length;
      return;
    }
    this.endParagraph();
    const lastWidth = row.indent + text.length;
    const { afterRule } = this;
    this.paragraph = { pieces: [...row.pieces], first: row, lastIndent: row.indent, lastWidth, afterRule };
    this.afterRule = false;
  }

  end(): void {
    this.endParagraph();
    this.giveHeld();
    this.endTurn();
  }

  /** The lists of members and contents end where the report says who met, or somebody speaks. */
  private beginsWords({ text, indent }: Row): boolean {
    if (indent > MOST_INSET || LEADERS.test(text)) return false;
    // Contents stand at the margin.
    return MET.test(text) || PRESENT.test(text) || (indent > 1 && readTurn(text, null) !== null);
  }

  private titleRow(page: TitlePage, row: Row): void {
    const { facts, isTitle } = page.take(row.text);
    if (facts) {
      Object.assign(this.facts, facts);
      this.emit({ type: "facts", facts });
    }
    this.span(isTitle ? "heading" : "metadata", row.pieces);
  }

  private span(role: "heading" | "metadata" | "boilerplate" | "speaker", pieces: readonly Piece[]): void {
    emitPieces(this.emit, role, pieces);
  }

  /** A page's number, and a picture that the text leaves out. */
  private mark(row: Row, text: string): boolean {
    const page = PAGE_MARK.exec(text);
    if (page) {
      this.page = page[1] ?? null;
      this.afterPage = true;
      this.span("metadata", row.pieces);
      return true;
    }
    const [first] = row.pieces;
    if (!first || !LEFT_OUT.test(text)) return false;
    this.endParagraph();
    this.giveHeld();
    const before = this.turn;
    this.endTurn();
    this.emit({ type: "gap", range: { start: first.start, end: row.pieces.at(-1)?.end ?? first.end }, printed: text });
    if (before?.speaker) this.begin(before.kind, before.speaker);
    return true;
  }

  private rule(row: Row): void {
    this.endParagraph();
    this.span("boilerplate", row.pieces);
    this.afterRule = true;
    this.isFootnote = false;
  }

  private begins({ pieces, first, lastIndent, lastWidth }: Paragraph, { text, blankBefore, indent }: Row): boolean {
    const goesOn = this.afterPage && indent < 2 && !endsSentence(pieces.at(-1)?.text ?? "");
    this.afterPage = false;
    if (blankBefore && !goesOn) return true;
    if (indent < 2) {
      const last = this.isFlush ? (pieces.at(-1)?.text ?? "") : "";
      if (first.text.startsWith("[") && last.endsWith("]")) return true;
      return endsSentence(last) && (text.startsWith("[") || readTurn(text, this.presiding) !== null);
    }
    // Lines of a quotation stand one below the other.
    const isItem = lastWidth < SHORT && endsSentence(pieces.at(-1)?.text ?? "");
    return indent !== lastIndent || indent <= PARAGRAPH || isItem || isInCapitals(first.text);
  }

  private endParagraph(): void {
    const { paragraph } = this;
    this.paragraph = null;
    if (!paragraph) return;
    const { text: line, indent } = paragraph.first;
    if (paragraph.afterRule) this.isFootnote = FOOTNOTE.test(line) || FOOTNOTE_SIGN.test(line);
    const isSetIn = indent > 1 || this.isFlush;
    const turn = isSetIn && indent <= MOST_INSET ? readTurn(line, this.presiding) : null;
    if (turn) {
      this.isInserted = false;
      this.giveHeld(true);
      this.speak(paragraph, turn);
    } else if (this.isFootnote || FOOTNOTE.test(line)) this.aside(paragraph);
    else if (isInCapitals(line) && this.isHeading(paragraph)) this.held.push(paragraph);
    else if ((indent >= CENTRED || PRINTED.test(line)) && this.maySayMore(paragraph) && this.isHeading(paragraph))
      this.held.push(paragraph);
    else this.block(paragraph, line);
  }

  /** A line in small letters stands below another heading, or apart. */
  private maySayMore({ first }: Paragraph): boolean {
    return first.blankBefore || this.held.length > 0;
  }

  private isHeading(paragraph: Paragraph): boolean {
    const text = textOf(paragraph);
    return (
      text.length <= LONGEST_HEADING &&
      !text.startsWith("[") &&
      (isInCapitals(text) || PLACE.test(text) || !/[.:;]$/.test(text))
    );
  }

  private speak({ first, pieces }: Paragraph, { speaker, chair, textStart }: HearingTurn): void {
    this.begin(chair ? "chair" : "speech", speaker);
    const row = new MappedText(first.pieces);
    this.span("speaker", row.trim(0, textStart).slice(0));
    const words = row.trim(textStart).slice(0);
    const rest = pieces.slice(first.pieces.length);
    if (words.length === 0) rest.shift();
    if (words.length + rest.length > 0) this.turn?.paragraphs.push([...words, ...rest]);
  }

  private block(paragraph: Paragraph, first: string): void {
    const mayTell = first.startsWith("[") || first.startsWith("The ");
    const text = mayTell ? textOf(paragraph) : "";
    if (MET.test(text)) this.opens(text);
    this.giveHeld();
    if (INSERTS.test(text) || ADJOURNED.test(text)) {
      this.begin("procedural", null);
      this.append(paragraph);
      this.isInserted = true;
    } else if (NOTE.test(text)) this.aside(paragraph);
    else if (PRESENT.test(first)) {
      if (this.turn?.kind !== "procedural") this.begin("procedural", null);
      this.append(paragraph);
    } else this.append(paragraph);
  }

  /** The committee met: after words, it is another of the hearing's days where a heading has its date. */
  private opens(text: string): void {
    this.presiding = presidingIn(text);
    const date = this.held.map((heading) => dayOf(textOf(heading))).findLast((day) => day !== null) ?? null;
    if (this.words && date === null) return;
    if (this.words) {
      this.endTurn();
      this.facts = { ...this.facts, date };
      const at = this.held[0]?.pieces[0]?.start ?? 0;
      this.emit({ type: "extract", at, facts: this.facts });
    } else if (date !== null) this.emit({ type: "facts", facts: { date } });
    this.isInserted = false;
    this.giveHeld();
    this.begin("procedural", null);
  }

  /** Within what is printed in the record headings are part of it; elsewhere they are headings. */
  private giveHeld(isBeforeTurn = false): void {
    const { held } = this;
    if (held.length === 0) return;
    this.held = [];
    if (!isBeforeTurn && !this.isInserted && PRINTED.test(held[0]?.first.text ?? "")) {
      this.begin("procedural", null);
      this.isInserted = true;
    }
    if (this.isInserted && this.turn) {
      for (const heading of held) this.append(heading);
      return;
    }
    const before = this.turn;
    this.endTurn();
    for (const { pieces } of held) this.span("heading", pieces);
    if (before?.speaker) this.begin(before.kind, before.speaker);
  }

  /** `[Laughter.]` and a footnote stand between a speaker's words and do not end their turn. */
  private aside(paragraph: Paragraph): void {
    this.giveHeld();
    const before = this.turn;
    if (before?.kind !== "procedural") this.begin("procedural", null);
    this.append(paragraph);
    if (before?.speaker) this.begin(before.kind, before.speaker);
  }

  private append({ pieces }: Paragraph): void {
    if (!this.turn) this.begin("procedural", null);
    this.turn?.paragraphs.push(pieces);
  }

  private begin(kind: ContributionKind, speaker: PrintedSpeaker | null): void {
    this.endTurn();
    this.words = true;
    this.turn = { kind, speaker, column: this.page, paragraphs: [] };
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (turn && turn.paragraphs.length > 0) this.emit({ type: "occurrence", ...turn });
  }
}

const OPEN_BRACKET = "[".charCodeAt(0);
const [DASH, LOW_LINE, EQUALS, STAR] = Array.from("-_=*", (sign) => sign.charCodeAt(0));

function isRuleSign(code: number): boolean {
  return code === DASH || code === LOW_LINE || code === EQUALS || code === STAR;
}
