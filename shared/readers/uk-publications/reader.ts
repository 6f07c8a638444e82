import { DAY_PATTERN, isoDay, readDay } from "../dates.ts";
import { type Block, type BlockHandler, Blocks, headingLevel, isAll } from "../html/blocks.ts";
import { HansardTurn, splitUin } from "../html/hansard-turn.ts";
import { emitPieces, looksLikeHtml } from "../html/page.ts";
import { openHtml } from "../html/read-html.ts";
import { withPageLanguage } from "../language.ts";
import type { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import { readColumn, TIME_LINE } from "../name-colon/page-lines.ts";
import { DIVISION, PROCEDURE } from "../own-line/patterns.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { ReaderSink, SniffResult, TextReader } from "../reader.ts";
import { DEPARTMENT_LEVEL, Outline } from "./outline.ts";
import { readSpeaker, type SpeakerMark } from "./speaker.ts";

const DAY_LINE = new RegExp(`^(${DAY_PATTERN})\\.?$`);
const HOUSE = /^House of (Commons|Lords)$/i;
/** Headings that say how the House sat, and name no business. */
const SITTING_NOTE = /^(?:Prayers?|The House (?:met|being met)\b.*|\[.*\]|.{3,200} (?:was|were) asked[—–-]?)$/i;
/** Classes and ids of what the site puts around a page: `footer_holder`, `top_nav`, `bottomNavigation`. */
const FURNITURE =
  /\b(?:navlinks|breadcrumbs?|(?:header|footer|banner|sidebar|search)(?:_?holder|_\w+)?|(?:global|main|top|bottom|secondary|primary)[-_]?nav\w*)\b/;
const NAVIGATION =
  /^(?:(?:Previous Section|Next Section|Previous|Next|Index|(?:(?:Lords|Commons) )?(?:Hansard )?Home Page|(?:Back to )?(?:Table of )?Contents|Forward|Back)\s*)+$/;
const CONTINUED = /^\[?Continued (?:from|in) column \w+\]?$/i;
const PREPARED =
  /^(?:Prepared (?:at )?\S.{3,60}|© Parliamentary [Cc]opyright.*|(?:Back|Forward|Contents|Top)(?: to .{1,30})?)$/;
const TOTALS = /^(?:Ayes|Contents):? \d+[;,.] (?:Noes|Not-Contents):? \d+\.?$/i;
const AMENDMENT = /^Amendments? \d+[A-Z]{0,2}$/;
/** What became of something, as the Lords' record says it. */
const OUTCOME =
  /^(?:Amendments?|Clauses?|Schedules?|Motions?|Title|Bill|House|Debate)\b.{0,80}\b(?:withdrawn|agreed(?: to)?|disagreed to|negatived|resumed|not moved|adjourned)\.?$/;
/** A line of a division's list is shorter; longer ones are the record's words. */
const MAX_NAME = 100;

class Parse implements BlockHandler {
  private readonly emit: ReaderSink;
  private readonly outline: Outline;
  private turn: HansardTurn | null = null;
  private column: string | null = null;
  private time: string | null = null;
  /** A column mark or a time stood between this block and the one before. */
  private afterMark = false;
  /** The site's name of the place, to link to it. */
  private anchor: string | null = null;
  private saidNoSpeaker = false;

  constructor(emit: ReaderSink) {
    this.emit = emit;
    this.outline = new Outline(emit);
  }

  open(tag: OpenTag): "boilerplate" | null {
    const { name } = tag;
    if (name === "a") this.place(tag);
    else if (name === "notus-date") {
      const [year, month, day] = ["year", "month", "day"].map((part) => Number(tag.get(part)));
      tag.cover("metadata");
      this.outline.setDay(isoDay(year ?? 0, month ?? 0, day ?? 0));
    } else if (name === "div" || name === "ul" || name === "table" || name === "nav") {
      const names = `${tag.get("class") ?? ""} ${tag.get("id") ?? ""}`.toLowerCase();
      if (name === "nav" || FURNITURE.test(names)) return "boilerplate";
    }
    return null;
  }

  block(block: Block): void {
    if (block.element === "title" || block.element === "h1") this.pageTitle(block);
    else if (this.noise(block) || this.mark(block.words)) return;
    else if (headingLevel(block) > 0) this.heading(block);
    else for (const part of this.withoutMarks(block)) this.paragraph(part);
    this.anchor = null;
  }

  end(): void {
    this.endTurn();
    this.outline.end();
  }

  private place(tag: OpenTag): void {
    const name = tag.get("name") ?? tag.get("id") ?? "";
    const column = /^column_(\w+)$/.exec(name)?.[1];
    if (column) this.column = column;
    else if (name.includes(".htm_")) this.anchor = name;
  }

  private pageTitle({ words }: Block): void {
    emitPieces(this.emit, "metadata", words.slice(0));
    this.outline.pageTitle(words.text);
  }

  private noise({ words }: Block): boolean {
    const text = words.text.includes("\t") ? words.text.replaceAll("\t", " ") : words.text;
    if (!NAVIGATION.test(text) && !PREPARED.test(text) && !CONTINUED.test(text)) return false;
    emitPieces(this.emit, "boilerplate", words.slice(0));
    return true;
  }

  /** Columns and times stand in the middle of speeches, even of sentences. */
  private mark(words: MappedText): boolean {
    const mark = readColumn(words.text);
    if (!mark && !TIME_LINE.test(words.text) && !/^\[\d{1,2}(?:[.:]\d{1,2})? [ap]\.?m\.?$/.test(words.text))
      return false;
    emitPieces(this.emit, "metadata", words.slice(0));
    if (mark) {
      this.column = mark.column;
      this.outline.columnHouse(mark.column);
      this.outline.setDay(mark.date);
    } else if (this.turn?.kind === "division") this.turn.time ??= words.text.replace(/^\[/, "");
    else this.time = words.text;
    this.afterMark = true;
    return true;
  }

  private heading(block: Block): void {
    const { words, style } = block;
    const { text } = words;
    const house = HOUSE.exec(text)?.[1]?.toLowerCase();
    const pieces = words.slice(0);
    if (house === "commons" || house === "lords") {
      this.outline.setHouse(house);
      emitPieces(this.emit, "metadata", pieces);
    } else if (DAY_LINE.test(text)) {
      this.outline.setDay(readDay(text.replace(/\.$/, "")));
      emitPieces(this.emit, "metadata", pieces);
    } else if (SITTING_NOTE.test(text)) emitPieces(this.emit, "note", pieces);
    else if (isAll(block, block.italic)) {
      this.outline.subtitle(text);
      emitPieces(this.emit, "heading", pieces);
    } else {
      this.endTurn();
      const isCapitals = style.includes("uppercase") || (this.outline.section !== null && !/\p{Ll}/u.test(text));
      const level = headingLevel(block) === 2 ? 1 : isCapitals ? DEPARTMENT_LEVEL : headingLevel(block);
      this.outline.heading(text, level, words.range?.start ?? 0, this.anchor);
      emitPieces(this.emit, "heading", pieces);
      this.time = null;
      this.afterMark = false;
    }
  }

  /** The block's parts between column marks that stand within it. */
  private withoutMarks(block: Block): Block[] {
    const { words } = block;
    const marks = [...block.bold, ...block.italic].filter(({ from, to }) =>
      readColumn(words.text.slice(from, to).trim()),
    );
    const [mark] = marks.sort((a, b) => a.from - b.from);
    if (!mark) return [block];
    const before = words.trim(0, mark.from);
    const rest = words.trim(mark.to);
    if (before.range) this.paragraph({ ...block, words: before });
    this.mark(words.trim(mark.from, mark.to));
    return rest.range ? this.withoutMarks({ ...block, words: rest, bold: [], italic: [], continues: false }) : [];
  }

  private paragraph(block: Block): void {
    const isSure = this.outline.section === "written-statement";
    const speaker = readSpeaker(block, isSure);
    if (speaker) this.speak(block, speaker);
    else if (!this.procedure(block)) this.words(block);
    this.afterMark = false;
  }

  private speak({ words }: Block, mark: SpeakerMark): void {
    const { speaker, chair } = readPrintedSpeaker(mark.name);
    const isQuestion = mark.isQuestion || /^To ask\b/i.test(words.text.slice(mark.textStart));
    const isWritten = this.outline.section === "written-question";
    const spoken = chair ? "chair" : "speech";
    this.begin(isQuestion ? "question" : isWritten ? "answer" : spoken, speaker, words);
    this.turn?.numbers.push(...mark.numbers);
    if (mark.numbers.length > 0) this.outline.oral();
    emitPieces(
      this.emit,
      "metadata",
      words.slice(0, mark.from).filter(({ text }) => text.trim() !== ""),
    );
    emitPieces(this.emit, "speaker", words.slice(mark.from, mark.to));
    this.addWords(words.trim(mark.textStart), false);
  }

  /** What the record says itself: divisions with their lists, and formulas that begin in italics. */
  private procedure(block: Block): boolean {
    const { words } = block;
    const { text } = words;
    const isOwn = block.italic[0]?.from === 0 || (this.turn?.speaker ?? null) === null;
    const isFormula = AMENDMENT.test(text) || (isOwn && (PROCEDURE.test(text) || OUTCOME.test(text)));
    if ((DIVISION.test(text) && text.length < MAX_NAME) || TOTALS.test(text)) {
      if (this.turn?.kind !== "division") this.begin("division", null, words);
      const number = /^Division No\.? ?(\d+)/i.exec(text)?.[1];
      if (number) this.turn?.numbers.push(number);
      this.turn?.addToDivision(words);
      return true;
    }
    if (isFormula || (this.turn?.kind === "division" && text.length > MAX_NAME)) {
      if (this.turn?.kind !== "procedural") this.begin("procedural", null, words);
      this.turn?.add(words, false);
      return true;
    }
    if (this.turn?.kind !== "division") return false;
    this.turn.addToDivision(words);
    return true;
  }

  private words(block: Block): void {
    const { words } = block;
    if (!this.turn) {
      const isNote = isAll(block, block.italic) || /^\[.*\]$/s.test(words.text);
      this.begin(isNote ? "procedural" : "unattributed", null, words);
      if (!isNote) this.sayNoSpeaker(words);
    }
    const joined = block.continues || (this.afterMark && this.turn?.breaksOff === true);
    this.addWords(words, joined);
  }

  private addWords(words: MappedText, joined: boolean): void {
    const { turn } = this;
    const split = turn?.kind === "question" ? splitUin(words) : { words, number: null, mark: [] };
    if (split.number !== null) turn?.numbers.push(split.number);
    emitPieces(this.emit, "metadata", split.mark);
    turn?.add(split.words, joined);
  }

  private begin(kind: HansardTurn["kind"], speaker: HansardTurn["speaker"], words: MappedText): void {
    this.endTurn();
    const at = words.range?.start ?? 0;
    this.outline.words(at, this.column);
    this.turn = new HansardTurn(kind, speaker, at);
    this.turn.column = this.column;
    this.turn.time = this.time;
    this.turn.id = this.anchor;
    this.time = null;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn) return;
    const { kind, speaker, paragraphs, numbers, column, time, id, at } = turn;
    if (paragraphs.length > 0) {
      const number = numbers.join(", ") || null;
      this.emit({ type: "occurrence", kind, speaker, paragraphs, column, time, number, id });
      return;
    }
    const message = "No words follow this speaker.";
    const range = { start: at, end: at };
    this.emit({ type: "diagnostic", code: "speaker-without-words", severity: "warning", message, range });
  }

  private sayNoSpeaker({ range }: MappedText): void {
    if (this.saidNoSpeaker) return;
    this.saidNoSpeaker = true;
    const message = "These words stand under no speaker and are kept without one.";
    this.emit({ type: "diagnostic", code: "no-speaker", severity: "warning", message, range });
  }
}

const COLUMN_MARK = new RegExp(`<(?:b|i|strong|em)>\\s*${DAY_PATTERN} ?: ?Column (?:[A-Z]{2} ?)?\\d+`, "i");

function sniff({ text }: { text: string }): SniffResult {
  if (looksLikeHtml(text) === null) return { confidence: "no", reason: "It is not HTML." };
  if (/class="anchor-column"|<notus-date\b|\bname="?column_\w+"?/i.test(text) || COLUMN_MARK.test(text)) {
    return { confidence: "certain", reason: "It is HTML with column marks of publications.parliament.uk." };
  }
  return { confidence: "no", reason: "It is HTML, but has no column marks of publications.parliament.uk." };
}

/**
 * Hansard as publications.parliament.uk printed it in HTML until 2016. Steps from source to words: tags left out,
 * references decoded, white space collapsed; columns, times and numbers of questions taken out.
 */
export const ukPublications: TextReader = {
  id: "uk-publications",
  version: 5,
  name: "Hansard of publications.parliament.uk, HTML",
  sniff,
  open: (page) =>
    withPageLanguage(page, (sink) => openHtml(sink, (references) => new Blocks(sink, references, new Parse(sink)))),
};
