import type { PrintedSpeaker } from "../../model/extract.ts";
import { foreignDayAtEnd } from "../foreign-days.ts";
import { type Line, parseLines, pieceOf, subLine } from "../lines.ts";
import { readPageMark, readSpeakerMark } from "../page-mark.ts";
import { endsSentence, Paragraphs } from "../paragraphs.ts";
import { isChairOffice, readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, ReaderSink, TextParse } from "../reader.ts";
import { isAllCapitals } from "../small-letters.ts";
import { Contents } from "./contents.ts";
import { FrontMatter } from "./front-matter.ts";
import { type HabitLine, readHabit, wordsStart } from "./habits.ts";
import { Headings, IN_BRACKETS, isInCapitals } from "./headings.ts";
import type { Sign } from "./name-ends.ts";
import {
  dayAtEnd,
  isParagraphCode,
  NOISE,
  PageFurniture,
  readColumn,
  readHeaderLine,
  readReference,
  readTimeLine,
  ungluedCode,
} from "./page-lines.ts";
import { isSpeech, readTurnLine, type Style, type TurnLine, wordsOf } from "./turn-line.ts";
import { beginsVotes, isListed } from "./vote-lists.ts";
import { readWrappedTurn } from "./wrapped-turn.ts";

/** Lines of look-ahead in which a doubtful speaker must recur. */
const DEPTH = 40;

/** A line of a title page whose end is a day is no longer: `Berlin, Donnerstag, den 1. Juli 2031`. */
const LONGEST_DAY = 80;

interface Turn {
  kind: "speech" | "chair" | "question" | "unattributed" | "division" | "procedural";
  speaker: PrintedSpeaker | null;
  line: Line;
  column: string | null;
  time: string | null;
  number: string | null;
  paragraphs: Paragraphs;
  /** The document's layout says who speaks. */
  isMarked: boolean;
}

class Parse {
  private readonly emit: ReaderSink;
  /** Whether an item has begun, and whether it has words yet. */
  private item: { words: boolean } | null = null;
  private readonly headings = new Headings();
  /** Day and place stated above the words; they hold for every item until stated anew. */
  private sitting: ExtractFacts = {};
  private turn: Turn | null = null;
  private readonly seen = new Set<string>();
  private readonly styles = new Set<Style>();
  /** Signs by which speakers are set apart here. */
  private readonly signs = new Set<Sign>();
  private column: string | null = null;
  private time: string | null = null;
  /** A column mark or a time stood between this line and the one before. */
  private afterMark = false;
  /** So many characters of the next line belong to the name that this one began with. */
  private nameLeft = 0;
  private readonly turnLines = new Map<Line, TurnLine | HabitLine>();
  /** Names before a full stop have been shown to be speakers, as in Italian records. */
  private hasStops = false;
  private readonly furniture = new PageFurniture();
  private readonly contents = new Contents();
  private readonly matter = new FrontMatter();
  /** The heading in force is one that the list of contents has; short lines below it are none. */
  private isListed = false;
  /** Whose turn a heading interrupted, where the layout says who speaks; they go on below it. */
  private interrupted: Pick<Turn, "kind" | "speaker"> | null = null;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  take(line: Line, ahead: readonly Line[]): void {
    if (this.nameGoesOn(line) || this.frontMatter(line) || this.noise(line, ahead) || this.mark(line, ahead)) return;
    if (
      !this.reference(line) &&
      !this.contentsHeading(line, ahead) &&
      !this.begins(line, ahead) &&
      !this.markdownHeading(line)
    ) {
      if (!this.headerLine(line, ahead) && !this.capitalHeading(line, ahead) && !this.votes(line, ahead))
        this.words(line);
    }
    this.turnLines.delete(line);
    this.afterMark = false;
    this.time = null;
  }

  end(): void {
    this.closeTurn();
  }

  private span(role: "speaker" | "heading" | "metadata" | "boilerplate", { start, end }: Line): void {
    this.emit({ type: "span", role, range: { start, end } });
  }

  private frontMatter(line: Line): boolean {
    const facts = this.matter.read(line);
    if (!facts) return false;
    this.state(line, facts);
    this.span("metadata", line);
    return true;
  }

  private noise(line: Line, ahead: readonly Line[]): boolean {
    const isCode = isParagraphCode(line.text);
    if (isCode) this.contents.meet(line);
    // Entries of a list of contents stand before any speech.
    const isContents = () => this.seen.size === 0 && this.contents.isEntry(line, ahead);
    if (this.furniture.has(line, ahead[0]) || isCode || isContents()) {
      this.span("boilerplate", line);
      this.afterMark = true;
      return true;
    }
    const mark = readPageMark(line.text);
    if (mark?.page) {
      this.column = mark.page;
      this.afterMark = true;
    }
    if (!mark && !NOISE.test(line.text)) return false;
    this.span("boilerplate", line);
    return true;
  }

  private mark(line: Line, [next]: readonly Line[]): boolean {
    const mark = readColumn(line.text);
    const isBeforeTurn = () => next !== undefined && !next.blankBefore && this.turnLine(next) !== null;
    const time = mark ? null : readTimeLine(line.text, isBeforeTurn);
    if (!mark && time === null) return false;
    if (mark) {
      this.column = mark.column;
      if (mark.date && !this.sitting.date) this.state(line, { date: mark.date });
    } else this.time = time;
    this.span("metadata", line);
    this.afterMark = true;
    return true;
  }

  /** Adds facts to the item, which begins here if there is none. */
  private state(line: Line, facts: ExtractFacts): void {
    if (!this.item) this.beginItem(line);
    const { date, house, chamber, volume } = facts;
    for (const [key, value] of Object.entries({ date, house, chamber, volume })) {
      if (value) this.sitting = { ...this.sitting, [key]: value };
    }
    this.emit({ type: "facts", facts });
  }

  private beginItem(line: Line): { words: boolean } {
    if (this.turn) this.interrupted = this.turn.isMarked ? this.turn : null;
    this.closeTurn();
    this.item = { words: false };
    this.emit({ type: "extract", at: line.start, facts: this.sitting });
    return this.item;
  }

  private reference(line: Line): boolean {
    const facts = readReference(line.text);
    if (!facts) return false;
    if (this.item?.words) {
      this.sitting = {};
      this.headings.clear();
      this.beginItem(line);
    }
    this.state(line, facts);
    this.span("metadata", line);
    return true;
  }

  /** A heading names the item; one after words begins another. Those above it in level are its path. */
  private heading(line: Line, printed: string, level: number, loose = false): true {
    const isFirst = this.item?.words !== false;
    if (this.item?.words) this.beginItem(line);
    this.span("heading", line);
    this.isListed = false;
    const facts = this.headings.add(printed, { level, loose, isFirst });
    if (facts) this.state(line, facts);
    return true;
  }

  private contentsHeading(line: Line, ahead: readonly Line[]): boolean {
    const title = this.contents.heading(line, ahead);
    if (title === null) return false;
    if (title !== "") {
      this.heading(line, title, 1);
      this.isListed = true;
      return true;
    }
    this.span("heading", line);
    return true;
  }

  private markdownHeading(line: Line): boolean {
    const match = /^(#{1,6})\s+(.{1,300}?)(?:\s#+)?$/.exec(line.text);
    return match !== null && this.heading(line, match[2] as string, (match[1] as string).length);
  }

  /** Lines above the first words: facts, and short lines without a full stop as headings. */
  private headerLine(line: Line, ahead: readonly Line[]): boolean {
    // A title page may have words before its day.
    const mayHaveDay = !this.sitting.date && this.seen.size === 0;
    if (this.item?.words && !mayHaveDay) return false;
    const date = mayHaveDay && line.text.length < LONGEST_DAY ? foreignDayAtEnd(line.text) : null;
    const facts = readHeaderLine(line.text) ?? (this.item?.words && date ? { date } : null);
    if (this.item?.words && !facts?.date) return false;
    if (facts) {
      this.state(line, facts);
      this.span("metadata", line);
      return true;
    }
    const [next] = ahead;
    const alone = line.blankBefore && (!next || next.blankBefore || this.turnLine(next) !== null);
    const short = line.text.length <= 150 && !endsSentence(line.text) && /^[\p{Lu}\p{Lo}\p{N}“"]/u.test(line.text);
    const stated = next !== undefined && (readHeaderLine(next.text) ?? readReference(next.text)) !== null;
    if (this.isListed || !short || next === undefined) return false;
    const isHeading = alone || stated;
    const day = date ?? (mayHaveDay && isHeading ? dayAtEnd(line.text) : null);
    if (day) this.state(line, { date: day });
    if (isHeading) return this.heading(line, line.text, this.headings.depth + 1, true);
    if (date) this.span("metadata", line);
    return date !== null;
  }

  /** `BUSINESS OF THE HOUSE` between two turns begins another item. */
  private capitalHeading(line: Line, ahead: readonly Line[]): boolean {
    const { text } = line;
    if (!isInCapitals(line) || !/\p{Lu}{2}.* .*\p{Lu}{2}/u.test(text)) return false;
    // More lines of it may follow, and what it is about in brackets.
    const more = ahead.findIndex((other, at) => at > 2 || !(isInCapitals(other) || IN_BRACKETS.test(other.text)));
    const next = ahead[more] ? this.turnLine(ahead[more]) : null;
    if (next === null || next.strength === "weak") return false;
    return this.heading(line, text, this.headings.level ?? 1);
  }

  /** Lines that may begin a turn are asked for again and again while they are ahead. */
  private turnLine(line: Line, next?: Line): TurnLine | HabitLine | null {
    const known = this.turnLines.get(line);
    if (known !== undefined) return known;
    const habit = readHabit(line.text);
    const isOpen = this.hasStops || habit?.proof === null || habit?.proof === "speech";
    const found = isOpen
      ? (habit ?? readTurnLine(line.text))
      : (readTurnLine(line.text) ?? habit ?? readWrappedTurn(line, next));
    if (found) this.turnLines.set(line, found);
    return found;
  }

  private begins(line: Line, ahead: readonly Line[]): boolean {
    const found = this.turnLine(line, ahead[0]);
    if (!found || (!this.item?.words && readHeaderLine(line.text))) return false;
    if (!this.believes(found, line, ahead)) {
      if (found.strength === "likely" && !("proof" in found)) this.doubt(line, found);
      return false;
    }
    this.seen.add(found.head.toLowerCase());
    this.styles.add(found.style);
    this.closeTurn();
    const item = this.item ?? this.beginItem(line);
    item.words = true;
    const { speaker, chair } = "proof" in found ? found.speaker : readPrintedSpeaker(found.display);
    if ("proof" in found && found.showsStops && !this.hasStops) {
      this.hasStops = true;
      this.turnLines.clear();
    }
    const textStart = wordsStart(line.text, found);
    const time = found.time ?? this.time;
    const { number } = found;
    const kind = chair ? "chair" : number !== null ? "question" : "speech";
    this.interrupted = null;
    const isMarked = readSpeakerMark(line.text) !== null;
    this.turn = { kind, speaker, line, column: this.column, time, number, paragraphs: new Paragraphs(), isMarked };
    this.nameLeft = Math.max(0, textStart - line.text.length - 1);
    this.nameAndWords(line, textStart);
    return true;
  }

  /** The name that a line begins with, and what is said behind it. */
  private nameAndWords(line: Line, textStart: number): void {
    this.span("speaker", { ...line, end: line.start + line.text.slice(0, textStart).trimEnd().length });
    const words = subLine(line, textStart);
    if (words) this.turn?.paragraphs.add(words, false, line.text.length);
  }

  /** The rest of a name that takes two lines. */
  private nameGoesOn(line: Line): boolean {
    if (this.nameLeft === 0) return false;
    this.nameAndWords(line, this.nameLeft);
    this.nameLeft = 0;
    return true;
  }

  /** Conservative about colons in speech: what is not sure must read as speech, fit the text's style, or recur. */
  private believes(found: TurnLine | HabitLine, line: Line, ahead: readonly Line[]): boolean {
    const proof = "proof" in found ? found.proof : null;
    const isShown = found.sign ? this.showsSign(found, found.sign, line, ahead) : null;
    if (isShown !== null) return isShown;
    if (line.text.startsWith("#") && this.styles.has("bold")) return true;
    if (proof === null && (this.seen.has(found.head.toLowerCase()) || found.strength === "sure")) return true;
    const words = wordsOf(found, line, ahead);
    const recurs = () => this.recurs(found, ahead);
    if (proof !== null) {
      if (!isSpeech(words) || (proof !== "speech" && !this.hasStops)) return false;
      return proof !== "habit-and-recurrence" || this.seen.has(found.head.toLowerCase()) || recurs();
    }
    const isSet = found.style === "bold" && this.styles.has("bold");
    if (found.strength === "weak") return isSpeech(words) && (isSet || recurs());
    const styled = ["brackets", "bold", "capitals"].some((style) => this.styles.has(style as Style));
    const fits = found.style === "plain" ? !styled : !styled || this.styles.has(found.style);
    return (fits && isSpeech(words)) || recurs();
  }

  private recurs({ head }: TurnLine, ahead: readonly Line[]): boolean {
    return ahead.some((other) => this.turnLine(other)?.head === head);
  }

  /** Whether a sign that parts much else parts speakers here: who presides is set apart by it. Null where a dash needs other proof. */
  private showsSign(found: TurnLine, sign: Sign, line: Line, ahead: readonly Line[]): boolean | null {
    const isOfChair = (one: TurnLine | null) => one?.sign === sign && isChairOffice(one.head);
    const isSpoken = isSpeech(wordsOf(found, line, ahead));
    const isShown =
      this.signs.has(sign) ||
      (isOfChair(found) && (isAllCapitals(found.head) || this.recurs(found, ahead))) ||
      ahead.some((other) => isOfChair(this.turnLine(other)));
    if (isSpoken && isShown) this.signs.add(sign);
    else if (sign === "dash" && !isOfChair(found)) return null;
    return isSpoken && isShown;
  }

  private doubt(line: Line, found: TurnLine): void {
    const message = `"${found.display}:" was not taken for a speaker.`;
    const range = { start: line.start, end: line.end };
    this.emit({ type: "diagnostic", code: "doubtful-speaker", severity: "info", message, range });
  }

  /** Names below `For` and `Against` are a division, to which nothing else belongs. */
  private votes(line: Line, ahead: readonly Line[]): boolean {
    const isOpen = this.turn?.kind === "division";
    if (!beginsVotes(line, ahead) && !(isOpen && isListed(line))) {
      if (isOpen) this.beginTurn("procedural", line);
      return false;
    }
    if (this.turn?.kind !== "division") this.beginTurn("division", line);
    this.turn?.paragraphs.list.push([pieceOf(line)]);
    return true;
  }

  /** A turn of nobody's. */
  private beginTurn(kind: Turn["kind"], line: Line): void {
    this.closeTurn();
    const { column, time } = this;
    const rest = { speaker: null, number: null, paragraphs: new Paragraphs(), isMarked: false };
    this.turn = { kind, line, column, time, ...rest };
  }

  private words(line: Line): void {
    const item = this.item ?? this.beginItem(line);
    item.words = true;
    if (!this.turn && this.interrupted) {
      const [column, time, paragraphs] = [this.column, this.time, new Paragraphs()];
      this.turn = { ...this.interrupted, line, column, time, number: null, paragraphs, isMarked: true };
    }
    if (!this.turn) {
      const range = { start: line.start, end: line.end };
      const message = "This text stands before the first speaker and is kept without one.";
      this.emit({ type: "diagnostic", code: "no-speaker", severity: "info", message, range });
      this.beginTurn("unattributed", line);
    }
    if (!this.turn) return;
    this.turn.paragraphs.add(line, this.afterMark);
    const { kind, speaker, column, time, number, paragraphs } = this.turn;
    const done = paragraphs.takeMany();
    if (done.length > 0)
      this.emit({ type: "occurrence", kind, speaker, paragraphs: done, column, time, number, more: true });
  }

  private closeTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn) return;
    const { kind, speaker, column, time, number, line } = turn;
    const paragraphs = turn.paragraphs.list;
    if (paragraphs.length > 0) {
      this.emit({ type: "occurrence", kind, speaker, paragraphs, column, time, number });
      return;
    }
    const range = { start: line.start, end: line.end };
    const message = "No words follow this speaker.";
    this.emit({ type: "diagnostic", code: "speaker-without-words", severity: "warning", message, range });
  }
}

/** Reads a transcript in which each turn begins with its speaker and a colon. */
export function open(sink: ReaderSink): TextParse {
  return parseLines(DEPTH, new Parse(sink), ungluedCode);
}
