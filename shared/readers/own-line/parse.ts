import type { ContributionKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { type Line, parseLines, subLine } from "../lines.ts";
import { NOISE, readColumn, readHeaderLine, readReference, TIME_LINE } from "../name-colon/page-lines.ts";
import { readPageMark } from "../page-mark.ts";
import { endsSentence, Paragraphs } from "../paragraphs.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { ReaderSink, TextParse, TextRange } from "../reader.ts";
import * as patterns from "./patterns.ts";
import { PLACE_LINE, readCountryLine, readSpeakerLine, type SpeakerLine } from "./speaker-line.ts";

/** Lines of look-ahead in which a doubtful speaker must be met again. */
const DEPTH = 40;
const MAX_HEADING = 150;
/** A title may end in a bracket or a question mark; a line that ends like this is none. */
const NOT_TITLE = /[.,;:—]$/;

interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  range: TextRange;
  column: string | null;
  time: string | null;
  number: string | null;
  paragraphs: Paragraphs;
}

/**
 * Reads text whose speakers stand on lines of their own, and whose items begin with a reference (`HC Deb ... vol ...`,
 * `Volume 467: debated on ...`), the title above or below it. Columns, times and buttons are taken out of sentences.
 * `date` is the day where the text prints none.
 */
export function parseOwnLines(sink: ReaderSink, date: IsoDate | null = null): TextParse {
  return parseLines(DEPTH, new Parse(sink, date));
}

/** A blank line stands above it and none below: so is a speaker set in text downloaded from Hansard Online. */
function isRightAbove(line: Line, ahead: readonly Line[]): boolean {
  return line.blankBefore && ahead[0]?.blankBefore === false;
}

/** Without the sign that historic Hansard sets before what begins a section. */
function unsigned(text: string): string {
  return text.startsWith("§") ? text.slice(1).trimStart() : text;
}

class Parse {
  private readonly emit: ReaderSink;
  private readonly date: IsoDate | null;
  private item: { title: string | null; words: boolean; referred: boolean } | null = null;
  private turn: Turn | null = null;
  private readonly seen = new Set<string>();
  private column: string | null = null;
  private time: string | null = null;
  private afterMark = false;
  /** The button above each contribution of Hansard Online stands right before. */
  private afterButton = false;
  /** The line before is a speaker whose constituency and party may follow. */
  private awaitsPlace = false;
  private saidNoSpeaker = false;
  /** Speakers met with a blank line above and their words right below. */
  private wordsBelow = 0;

  constructor(emit: ReaderSink, date: IsoDate | null) {
    this.emit = emit;
    this.date = date;
  }

  take(printed: Line, ahead: readonly Line[]): void {
    const line = this.sectionSign(printed);
    if (!line || this.mark(line)) return;
    const kept = this.awaitsPlace && this.place(line);
    this.awaitsPlace = false;
    if (!kept && !this.reference(line, ahead) && !this.header(line, ahead)) {
      if (!this.speaker(line, ahead) && !this.asked(line)) this.words(line);
    }
    this.afterMark = false;
    this.afterButton = false;
  }

  end(): void {
    this.endTurn();
  }

  private span(role: "speaker" | "heading" | "metadata" | "boilerplate", { start, end }: TextRange): void {
    this.emit({ type: "span", role, range: { start, end } });
  }

  /** Historic Hansard sets `§` before what begins a section. */
  private sectionSign(line: Line): Line | null {
    if (!line.text.startsWith("§")) return line;
    this.span("boilerplate", { start: line.start, end: line.start + 1 });
    const rest = subLine(line, 1);
    return rest && { ...rest, blankBefore: true };
  }

  private mark(line: Line): boolean {
    const { text } = line;
    if (this.divided(line)) return true;
    const ofPages = readPageMark(text);
    if (ofPages) {
      this.span("boilerplate", line);
      if (ofPages.page) this.column = ofPages.page;
      this.afterMark = true;
      return true;
    }
    const column = readColumn(text)?.column ?? (this.item?.referred && patterns.BARE_COLUMN.test(text) ? text : null);
    const isTime = TIME_LINE.test(text);
    if (!column && !isTime && !NOISE.test(text) && !patterns.FURNITURE.test(text)) return false;
    this.span(column || isTime ? "metadata" : "boilerplate", line);
    if (column) this.column = column;
    if (isTime) this.timeLine(text);
    this.afterMark = true;
    this.afterButton = patterns.SHARE_BUTTON.test(text);
    return true;
  }

  /** The day and time of a division. */
  private divided(line: Line): boolean {
    const match = this.turn?.kind === "division" ? patterns.DIVIDED_AT.exec(line.text) : null;
    if (!match || !this.turn) return false;
    const [, day, month, year, time = null] = match;
    this.turn.time ??= time;
    this.emit({ type: "facts", facts: { date: isoDay(Number(year), Number(month), Number(day)) ?? this.date } });
    this.span("metadata", line);
    return true;
  }

  /** A time is the next turn's, or that of the one whose speaker stands right above it. */
  private timeLine(text: string): void {
    const isBelow = this.turn?.speaker && this.turn.time === null && this.turn.paragraphs.list.length === 0;
    if (this.turn && isBelow) this.turn.time = text;
    else this.time = text;
  }

  private begin(line: Line): NonNullable<Parse["item"]> {
    this.endTurn();
    this.emit({ type: "extract", at: line.start, facts: { kind: "debate", date: this.date } });
    this.item = { title: null, words: false, referred: false };
    this.column = null;
    this.time = null;
    return this.item;
  }

  private reference(line: Line, ahead: readonly Line[]): boolean {
    // The title may stand right above the reference; it then begins the item.
    const next = ahead[0] && readReference(ahead[0].text);
    if (next && this.item?.words && line.text.length <= MAX_HEADING && !NOT_TITLE.test(line.text)) {
      this.heading(this.begin(line), line);
      return true;
    }
    const [, printed = line.text, time = null] = patterns.TIMED_REFERENCE.exec(line.text) ?? [];
    const facts = readReference(printed);
    if (!facts) return false;
    const item = this.item && !this.item.words && !this.item.referred ? this.item : this.begin(line);
    item.referred = true;
    this.time = time;
    this.emit({ type: "facts", facts });
    this.span("metadata", line);
    return true;
  }

  private heading(item: NonNullable<Parse["item"]>, line: Line): void {
    item.title ??= line.text;
    this.emit({ type: "facts", facts: { title: item.title } });
    this.span("heading", line);
  }

  /** Above the first words: the title, and lines that say house, chamber or day. */
  private header(line: Line, ahead: readonly Line[]): boolean {
    if (this.item?.words) return false;
    const facts = readHeaderLine(line.text);
    if (facts) {
      if (!this.item) this.begin(line);
      this.emit({ type: "facts", facts });
      this.span("metadata", line);
      return true;
    }
    const isShort =
      line.text.length <= MAX_HEADING &&
      !NOT_TITLE.test(line.text) &&
      !patterns.PROCEDURE.test(line.text) &&
      /^[\p{Lu}\p{N}“"[]/u.test(line.text);
    const isFirst = this.item === null || this.item.title === null;
    if (this.item?.title && patterns.STAGE.test(line.text)) {
      this.emit({ type: "facts", facts: { headingPath: [this.item.title], title: line.text } });
      this.span("heading", line);
      return true;
    }
    if (!isShort || !isFirst || ahead.length === 0 || this.believed(line, ahead)) return false;
    this.heading(this.item ?? this.begin(line), line);
    return true;
  }

  private believed(line: Line, ahead: readonly Line[]): SpeakerLine | null {
    const found = readSpeakerLine(line.text);
    if (!found || ahead.length === 0) return null;
    const standsAlone = line.blankBefore || this.afterMark || endsSentence(this.lastText());
    if (!standsAlone) return null;
    const next = ahead[0]?.text ?? "";
    const isMarked = this.afterButton || patterns.LINK_BUTTON.test(next) || PLACE_LINE.test(next) || this.isTimed(next);
    if (found.strength === "sure" || isMarked || this.seen.has(found.head)) return found;
    if (this.wordsBelow >= 3 && isRightAbove(line, ahead)) return found;
    return ahead.some((other) => readSpeakerLine(unsigned(other.text))?.head === found.head) ? found : null;
  }

  /** Transcribing tools set the time of a recording below the name. */
  private isTimed(next: string): boolean {
    return this.item?.referred !== true && /^\d{1,2}:\d{2}(?::\d{2})?$/.test(next);
  }

  private lastText(): string {
    return this.turn?.paragraphs.list.at(-1)?.at(-1)?.text ?? ".";
  }

  private speaker(line: Line, ahead: readonly Line[]): boolean {
    const found = this.believed(line, ahead);
    if (!found) return false;
    if (found.strength === "sure" && isRightAbove(line, ahead)) this.wordsBelow++;
    this.seen.add(found.head);
    this.speak(line, found.display, null);
    this.span("speaker", line);
    this.awaitsPlace = !found.display.includes("(");
    return true;
  }

  /** Constituency and party on the line under the name belong to the printed speaker. */
  private place(line: Line): boolean {
    const { turn } = this;
    if (!turn?.speaker) return false;
    const country = readCountryLine(line.text);
    if (country) {
      turn.speaker = { ...turn.speaker, ...country };
      this.span("speaker", line);
      return true;
    }
    if (!PLACE_LINE.test(line.text)) return false;
    const { speaker, chair } = readPrintedSpeaker(`${turn.speaker.printed} ${line.text}`);
    if (speaker.office && speaker.name) this.seen.add(speaker.name);
    turn.speaker = speaker;
    turn.kind = chair ? "chair" : "speech";
    this.span("speaker", line);
    return true;
  }

  private asked(line: Line): boolean {
    const may = line.blankBefore && line.text.slice(0, 120).includes(" asked ");
    const match = may ? patterns.ASKED.exec(line.text) : null;
    const found = match ? readSpeakerLine(match[2] as string) : null;
    if (!match || found?.strength !== "sure") return false;
    const [, number = "", name = ""] = match;
    this.speak(line, name, "question");
    const from = line.start + number.length;
    if (number !== "") this.span("metadata", { start: line.start, end: line.start + number.trimEnd().length });
    this.span("speaker", { start: from, end: from + name.length });
    if (this.turn) this.turn.number = /\d+/.exec(number)?.[0] ?? null;
    const words = subLine(line, number.length + name.length);
    if (words) this.turn?.paragraphs.add(words);
    return true;
  }

  private speak(line: Line, display: string, kind: "question" | null): void {
    this.endTurn();
    const item = this.item ?? this.begin(line);
    item.words = true;
    const { speaker, chair } = readPrintedSpeaker(display);
    // `The Minister for Harbours (Elwyn Marsh)` is Elwyn Marsh afterwards.
    if (speaker.office && speaker.name) this.seen.add(speaker.name);
    this.start(kind ?? (chair ? "chair" : "speech"), speaker, line);
  }

  private start(kind: ContributionKind, speaker: PrintedSpeaker | null, { start, end, text }: Line): void {
    const { column, time } = this;
    const number = kind === "division" ? (patterns.DIVISION_NUMBER.exec(text)?.[1] ?? null) : null;
    this.turn = { kind, speaker, range: { start, end }, column, time, number, paragraphs: new Paragraphs() };
    this.time = null;
  }

  private words(line: Line): void {
    const item = this.item ?? this.begin(line);
    item.words = true;
    const own = this.ownKind(line);
    if (own ? this.turn?.kind !== own : this.isPastProcedure(line)) this.endTurn();
    if (!this.turn) {
      this.start(own ?? "unattributed", null, line);
      if (!own) this.sayNoSpeaker(line);
    }
    this.turn?.paragraphs.add(line, this.afterMark);
    const done = this.turn?.paragraphs.takeMany() ?? [];
    if (!this.turn || done.length === 0) return;
    const { kind, speaker, column, time, number } = this.turn;
    this.emit({ type: "occurrence", kind, speaker, column, time, number, paragraphs: done, more: true });
  }

  /** A page without its speakers: what follows a formula is somebody's words, but for what the formula is about. */
  private isPastProcedure({ text, blankBefore }: Line): boolean {
    return (
      blankBefore && this.turn?.kind === "procedural" && this.seen.size === 0 && !/^(?:That\b|[“"([\d])/.test(text)
    );
  }

  /** What the record itself says, or the lists of a division; null for words of a speaker. */
  private ownKind(line: Line): "division" | "procedural" | null {
    if (patterns.DIVISION.test(line.text)) return "division";
    const { text, blankBefore } = line;
    const inDivision = this.turn?.kind === "division";
    const standsAlone = blankBefore || endsSentence(this.lastText());
    if ((blankBefore || inDivision) && text.length < 250 && patterns.ITEM.test(text)) return "procedural";
    if (standsAlone && text.length < 250 && patterns.PROCEDURE.test(text)) return "procedural";
    return inDivision ? "division" : null;
  }

  private sayNoSpeaker({ start, end }: Line): void {
    if (this.saidNoSpeaker) return;
    this.saidNoSpeaker = true;
    const message = "These words stand under no speaker and are kept without one.";
    this.emit({ type: "diagnostic", code: "no-speaker", severity: "warning", message, range: { start, end } });
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn) return;
    const { kind, speaker, column, time, number, range } = turn;
    const paragraphs = turn.paragraphs.list;
    if (paragraphs.length > 0) this.emit({ type: "occurrence", kind, speaker, column, time, number, paragraphs });
    else {
      const message = "No words follow this speaker.";
      this.emit({ type: "diagnostic", code: "speaker-without-words", severity: "warning", message, range });
    }
  }
}
