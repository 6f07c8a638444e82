import type { ContributionKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import type { SpanRole } from "../../model/source.ts";
import { readDay } from "../dates.ts";
import { houseOf } from "../houses.ts";
import { type Line, parseLines, pieceOf } from "../lines.ts";
import * as record from "../own-line/patterns.ts";
import { endsSentence, unwrap } from "../paragraphs.ts";
import { mayBeSamePerson, readPrintedSpeaker } from "../printed-speaker.ts";
import type { ExtractFacts, Piece, ReaderSink, TextParse, TextReader } from "../reader.ts";
import { AGE, captureInterval } from "./age.ts";
import { kindOfTitle, NUMBERED_QUESTION, PROCEDURAL } from "./business.ts";
import * as page from "./patterns.ts";
import { sniff } from "./sniff.ts";
import { followsHeading, speakerAt } from "./speaker-line.ts";

/** Lines of look-ahead: a title is known by what follows it, an answer's heading by its last line. */
const DEPTH = 6;
/** No more lines above the first item are kept, which may be the end of a speech. */
const MOST_BEFORE = 200;

/** A turn that is being read. */
interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  /** Undefined: the extract's date. */
  date: IsoDate | null | undefined;
  line: Line;
  paragraphs: Piece[][];
  /** The page lost its blank lines: every line is a paragraph. */
  linesAreParagraphs: boolean;
}

/** What is known of the extract that is being read. */
interface Item {
  line: Line;
  isQuestion: boolean;
  /** No words yet: headings, dates and links may still come. */
  inHeader: boolean;
  date: IsoDate | null;
  hasHeading: boolean;
  hasChamber: boolean;
  hasAge: boolean;
  speakers: number;
  firstUnattributed: Line | null;
}

/** The site's own lines. */
const FURNITURE = [page.FULL_DEBATE, page.LINK_BAR, page.SPEAKER_LINKS, page.FURNITURE];

class Parse {
  private readonly emit: ReaderSink;
  private item: Item | null = null;
  private turn: Turn | null = null;
  /** A page title (`X Debate`) and a department met before the item's own title. */
  private pageTitle: Line | null = null;
  private department: string | null = null;
  /** Lines before the first item. */
  private readonly before: Line[] = [];
  /** The last pair heading; a page repeats it for each item. */
  private pair: string | null = null;
  /** What the next lines are, where one line decided it for several. */
  private planned: Exclude<SpanRole, "text" | "gap">[] = [];

  /** What the look-ahead already told about the next line. */
  private asked: Line | null = null;
  private isAskedMark = false;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  take(line: Line, ahead: readonly Line[]): void {
    const role = this.planned.length > 0 ? this.planned.shift() : undefined;
    if (role) {
      this.span(role, line);
      return;
    }
    const isMark = this.asked === line ? this.isAskedMark : page.mayBeMark(line.text);
    const [next] = ahead;
    this.asked = next ?? null;
    this.isAskedMark = next !== undefined && page.mayBeMark(next.text);
    if (isMark && (this.furniture(line) || this.gap(line))) return;
    // What is no mark can be told by the next line alone, if that is one, or by standing in an item's header.
    const isWithin = this.item?.inHeader === false;
    const mayTell = isMark || this.isAskedMark || !isWithin;
    if (mayTell && (this.speaker(line, ahead, isMark) || this.heading(line, ahead))) return;
    if ((isMark || !isWithin) && (this.header(line, ahead) || this.answer(line, ahead))) return;
    this.words(line);
  }

  end(): void {
    this.closeItem();
  }

  private span(role: Exclude<SpanRole, "text" | "gap">, line: Line): true {
    this.emit({ type: "span", role, range: { start: line.start, end: line.end } });
    return true;
  }

  private facts(facts: ExtractFacts): void {
    this.emit({ type: "facts", facts });
  }

  private warn(code: string, line: Line, message: string, severity: "info" | "warning" = "warning"): void {
    this.emit({ type: "diagnostic", code, severity, message, range: { start: line.start, end: line.end } });
  }

  private furniture(line: Line): boolean {
    const isLink = this.turn?.paragraphs.length === 0 && page.LINK_LINE.test(line.text);
    return (isLink || FURNITURE.some((pattern) => pattern.test(line.text))) && this.span("boilerplate", line);
  }

  private gap(line: Line): boolean {
    if (!page.GAP.test(line.text)) return false;
    this.closeTurn();
    this.emit({ type: "gap", range: { start: line.start, end: line.end }, printed: line.text });
    return true;
  }

  private speaker(line: Line, ahead: readonly Line[], isMark: boolean): boolean {
    const found = speakerAt(line, ahead, isMark);
    if (!found) return false;
    this.closeTurn();
    const item = this.item ?? this.beginAmid(line);
    item.inHeader = false;
    item.speakers++;
    this.span("speaker", line);
    if (found.onNextLine) this.planned.push("speaker");
    const { speaker, chair } = readPrintedSpeaker(found.display, found.portrait);
    if (found.portrait !== null && speaker.name !== null && !mayBeSamePerson(found.portrait, speaker.name)) {
      const message = `The picture is of ${found.portrait}, the name shown is ${speaker.name}; the name shown is used.`;
      this.warn("portrait-differs", line, message);
    }
    this.open(chair ? "chair" : "speech", speaker, line, undefined);
    return true;
  }

  /** Headings that begin an item, decided by what follows and not by their shape. */
  private heading(line: Line, ahead: readonly Line[]): boolean {
    const [next, after] = ahead;
    if (page.PAIR_PAGE.test(line.text) || (!this.item && page.PERSON_PAGE.test(line.text))) {
      this.closeItem();
      return this.span("heading", line);
    }
    if (!this.item && (page.FULL_DEBATE.test(next?.text ?? "") || page.DEPARTMENT.test(next?.text ?? ""))) {
      this.pageTitle = line;
      return this.span("heading", line);
    }
    if (this.turn && this.turn.paragraphs.length === 0) return false;
    const people = this.peopleHeading(line, next, after);
    if (people) {
      if (!this.item?.inHeader || this.item.hasHeading) this.begin(line, null);
      (this.item as Item).hasHeading = true;
      this.facts({ participants: people, isExcerpt: true });
      return this.span("heading", line);
    }
    if (!next || !this.isTitle(line, ahead)) return false;
    this.closeItem();
    this.span("heading", line);
    this.begin(line, line.text, page.ASKED.test(next.text) || page.ADDRESSEE.test(next.text));
    return true;
  }

  /** The names in an excerpt or pair heading; null when the line is none. */
  private peopleHeading(line: Line, next: Line | undefined, after: Line | undefined): string[] | null {
    const pair = page.PAIR_HEADING.exec(line.text);
    const owner = pair ? null : page.ownerIn(line.text);
    if (!pair && !owner) return null;
    const expected = this.item === null || this.item.inHeader || this.expectsPair(line);
    if (!followsHeading(next, after) && !(expected && pair)) return null;
    if (!next && !expected) return null;
    if (pair) this.pair = line.text;
    return (pair ? [pair[1], pair[2]] : [owner]).filter((name) => name !== undefined && name !== null);
  }

  /** A pair heading needs no proof where an item must begin, or when it repeats the page's own. */
  private expectsPair(line: Line): boolean {
    return this.item === null || line.text === this.pair;
  }

  private isTitle(line: Line, ahead: readonly Line[]): boolean {
    const [next, after, third] = ahead as [Line, Line | undefined, Line | undefined];
    const { item } = this;
    // An item without words may be followed by the next one, but its own heading comes first.
    if (line.text.length > 300 || (item?.inHeader && !item.hasHeading && item.date === null)) return false;
    if (page.DATE.test(line.text) || AGE.test(line.text) || page.CHAMBER.test(line.text)) return false;
    const pair = page.PAIR_HEADING.test(next.text);
    if (pair || page.ownerIn(next.text) !== null)
      return followsHeading(after, third) || (pair && this.expectsPair(next));
    if (page.ASKED.test(next.text)) return true;
    if (page.ADDRESSEE.test(next.text) || page.LIMITED.test(next.text)) return this.item === null;
    if (item?.inHeader) return false;
    const sentence = /[.?!:;,”"]$/.test(line.text);
    if (page.DATE.test(next.text)) return !sentence && line.text.length < 160 && followsHeading(after, third);
    return AGE.test(next.text) && !sentence && this.item === null;
  }

  /** Lines between an item's heading and its first words. */
  private header(line: Line, ahead: readonly Line[]): boolean {
    if (page.PAGE_NOTE.test(line.text)) return this.span("note", line);
    if (this.dateLine(line, ahead) || this.ageLine(line, ahead) || this.questionLine(line)) return true;
    const department = page.DEPARTMENT.exec(line.text);
    if (department && (!this.item || this.item.inHeader)) {
      if (this.item) this.facts({ department: department[1] });
      else this.department = department[1] ?? null;
      return this.span("metadata", line);
    }
    const item = this.item;
    if (!item?.inHeader) return false;
    if (page.LIMITED.test(line.text)) {
      this.facts({ isExcerpt: true });
      return this.span("note", line);
    }
    const next = ahead[0]?.text ?? "";
    const isCommittee = (item.date !== null || item.hasAge) && page.COMMITTEE.test(line.text);
    const isChamber = page.CHAMBER.test(line.text);
    if (!item.hasChamber && (isChamber || (isCommittee && (page.LINK_BAR.test(next) || page.SPEAKER.test(next))))) {
      item.hasChamber = true;
      this.facts({ chamber: line.text, house: houseOf(line.text) });
      return this.span("metadata", line);
    }
    const beforeNotice = ahead.slice(0, 3).some((other) => page.SITE_NOTICE.test(other.text));
    return beforeNotice && this.span("note", line);
  }

  private dateLine(line: Line, ahead: readonly Line[]): boolean {
    if (!page.DATE.test(line.text)) return false;
    const expected = this.item?.inHeader && this.item.date === null;
    if (!expected && (ahead.length === 0 || !followsHeading(ahead[0], ahead[1]))) return false;
    const item = expected && this.item ? this.item : this.begin(line, null);
    item.date = readDay(line.text);
    if (item.date === null) this.warn("bad-date", line, `There is no such day: ${line.text}.`);
    this.facts({ date: item.date });
    return this.span("metadata", line);
  }

  private ageLine(line: Line, [next]: readonly Line[]): boolean {
    if (!AGE.test(line.text)) return false;
    // Pages that have lost all else tell the next debate by its age and chamber.
    const isNext = this.item?.inHeader === false && next !== undefined && page.CHAMBER.test(next.text);
    if (this.item?.inHeader === false && !isNext) return false;
    const item = isNext ? this.begin(line, null) : (this.item ?? this.begin(line, null));
    item.hasAge = true;
    if (item.date !== null) this.facts({ capturedAt: captureInterval(item.date, line.text) });
    return this.span("metadata", line);
  }

  private questionLine(line: Line): boolean {
    const asked = page.ASKED.exec(line.text);
    const addressee = asked ? null : page.ADDRESSEE.exec(line.text);
    if (!asked && !addressee) return false;
    if (!this.item?.isQuestion || !this.item.inHeader) {
      if (addressee && this.item) return false;
      this.begin(line, null, true);
    }
    const item = this.item as Item;
    if (asked) item.date = readDay(asked[1] as string);
    if (asked) this.facts({ date: item.date });
    else this.facts({ addressee: addressee?.[1], department: addressee?.[1] });
    return this.span("metadata", line);
  }

  /** `Answered by`, picture, name, `office (department)`, day: known by the picture or the day that follow. */
  private answer(line: Line, ahead: readonly Line[]): boolean {
    if (!this.item?.isQuestion || !page.ANSWERED_BY.test(line.text)) return false;
    const lines = ahead.slice(0, 5);
    const portrait = page.PORTRAIT.exec(lines[0]?.text ?? "")?.[1] ?? null;
    const dayAt = lines.findIndex((other) => page.ANSWERED.test(other.text));
    if (portrait === null && dayAt < 0) return false;
    this.closeTurn();
    this.item.inHeader = false;
    this.item.speakers++;
    this.span("metadata", line);
    const nameAt = portrait === null ? 0 : 1;
    const roleAt = nameAt + 1;
    const hasRole = dayAt > roleAt || (dayAt < 0 && /^.{1,150} \([^()]+\)$/.test(lines[roleAt]?.text ?? ""));
    const count = dayAt >= 0 ? dayAt + 1 : Math.min(lines.length, hasRole ? roleAt + 1 : roleAt);
    for (let i = 0; i < count; i++) this.planned.push(i === dayAt ? "metadata" : "speaker");
    const { speaker } = readPrintedSpeaker(lines[nameAt]?.text ?? portrait ?? "", portrait);
    const role = hasRole ? /^(.+?)(?: \(([^()]+(?:\([^()]*\))?[^()]*)\))?$/.exec(lines[roleAt]?.text ?? "") : null;
    if (role) speaker.office = role[1] ?? null;
    if (role?.[2]) this.facts({ department: role[2] });
    const answered = readDay(page.ANSWERED.exec(lines[dayAt]?.text ?? "")?.[1] ?? "");
    if (answered) this.facts({ answeredDate: answered });
    this.open("answer", speaker, line, answered);
    return true;
  }

  private words(line: Line): void {
    const item = this.item;
    if (!item) {
      if (this.before.push(line) > MOST_BEFORE) this.before.shift();
      return;
    }
    const own = this.ownKind(line);
    if (own && this.turn?.kind !== own) {
      this.closeTurn();
      this.open(own, null, line, undefined);
    }
    if (!this.turn) {
      item.inHeader = false;
      if (item.isQuestion) this.open("question", null, line, item.date);
      else {
        const procedural = PROCEDURAL.test(line.text);
        if (!procedural) item.firstUnattributed ??= line;
        this.open(procedural ? "procedural" : "unattributed", null, line, undefined);
      }
    }
    const turn = this.turn as unknown as Turn;
    if (turn.paragraphs.length === 0) {
      turn.linesAreParagraphs = turn.kind === "unattributed" ? item.hasAge : !!turn.speaker && !line.blankBefore;
      if (turn.kind === "speech" && NUMBERED_QUESTION.test(line.text)) turn.kind = "question";
    }
    const last = turn.paragraphs.at(-1);
    if (!last || line.blankBefore || turn.linesAreParagraphs) turn.paragraphs.push([pieceOf(line)]);
    else unwrap(last, line);
  }

  /** What the record itself says after a speech, or a division's lists; null for words of a speaker. */
  private ownKind({ text, blankBefore }: Line): "division" | "procedural" | null {
    if (!blankBefore || text.length > 250 || !this.turn?.paragraphs.length || this.item?.isQuestion) return null;
    if (record.DIVISION.test(text)) return "division";
    return this.turn.kind !== "division" && record.PROCEDURE.test(text) ? "procedural" : null;
  }

  /**
   * A selection may begin in the middle of a speech: sentences right above the first speaker are its words. What else
   * stands before the first heading is the site's own furniture, left to be counted as unrecognised.
   */
  private beginAmid(line: Line): Item {
    const { before } = this;
    const from = before.findLastIndex(({ text }) => !endsSentence(text) || !text.includes(" ")) + 1;
    const item = this.begin(before[from] ?? line, null);
    for (const words of before.slice(from)) this.words(words);
    this.closeTurn();
    return item;
  }

  private open(kind: ContributionKind, speaker: PrintedSpeaker | null, line: Line, date: IsoDate | null | undefined) {
    this.turn = { kind, speaker, date, line, paragraphs: [], linesAreParagraphs: false };
  }

  private begin(line: Line, title: string | null, isQuestion = false): Item {
    this.closeItem();
    const at = this.pageTitle ?? line;
    const name = title ?? this.pageTitle?.text ?? null;
    this.emit({
      type: "extract",
      at: at.start,
      facts: { title: name, kind: isQuestion ? "written-question" : kindOfTitle(name), department: this.department },
    });
    this.pageTitle = null;
    this.department = null;
    this.item = {
      line: at,
      isQuestion,
      inHeader: true,
      date: null,
      hasHeading: false,
      hasChamber: false,
      hasAge: false,
      speakers: 0,
      firstUnattributed: null,
    };
    return this.item;
  }

  private closeTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn) return;
    const { kind, speaker, paragraphs, date } = turn;
    if (paragraphs.length > 0) this.emit({ type: "occurrence", kind, speaker, paragraphs, date });
    else this.warn("speaker-without-words", turn.line, "No words follow this speaker.");
  }

  private closeItem(): void {
    this.closeTurn();
    const { item } = this;
    this.item = null;
    if (!item) return;
    if (item.date === null) this.warn("no-date", item.line, "The page gives no date for this item.", "info");
    if (!item.firstUnattributed) return;
    if (item.speakers > 0) this.warn("no-speaker", item.firstUnattributed, "No speaker is given for this text.");
    else
      this.warn("no-speakers", item.firstUnattributed, "The page has lost its speakers; the words are kept without.");
  }
}

/** Pages of parallelparliament.co.uk copied as text: excerpts, pairs, whole debates, written questions. */
export const parallelParliament: TextReader = {
  id: "parallel-parliament",
  version: 5,
  name: "ParallelParliament page, copied as text",
  sniff,
  open(sink): TextParse {
    return parseLines(DEPTH, new Parse(sink), page.unglue);
  },
};
