import type { IsoDate } from "../../model/extract.ts";
import { isoDay } from "../dates.ts";
import { TextFeed } from "../html/text-feed.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, wordsRange } from "../markup/text-collector.ts";
import { nameColon } from "../name-colon/reader.ts";
import type { Piece, ReaderContext, ReaderEvent, ReaderSink, TextRange } from "../reader.ts";
import { SureSpeakers } from "./sure-speakers.ts";

/** The contents stand above the hour at which the sitting began, annexes below the one at which it was closed. */
const BEGIN = /[\n\r][\t ]*Beginn:? *\d+[.:]\d\d *Uhr/;
const CLOSE = /^\(Schlu(?:ß|ss)\b/;
/** A page's head, and the letter of one of its quarters. */
const PAGE = /^(?:\d+\*?\s+)?(?:\([A-D]\)\s*)*(?:Deutscher Bundestag\s+[—–-]+\s+\d+\.\s*(?:Wahlperiode|Sitzung)\b.*)?$/;
/** The first and the second line of a speaker's that takes two: a group or an office is parted. */
const SPEAKER = /^\p{Lu}[^.!?:]*(?:\.[^.!?:]*){0,4}(?:\([^()]*|,[^,]*(?:inister|sekretär|kanzler|eauftragt)[^,]*)$/u;
/** A word that a line's end broke, and no name of two parts: `GRÜ-` `NEN`, `Bundes-` `minister`. */
const BROKEN = /\p{Lu}-\p{Lu}{2}|-\p{Ll}/u;
const SPEAKER_END = /^[^.!?:]{1,70}:$/;
/** What the house does takes so many lines at most. */
const MOST_LINES = 12;

interface Line {
  words: string;
  start: number;
}

/**
 * A protocol of 1949 to 2017: day and number in elements of their own, the whole report as plain text in `TEXT`. It is read by
 * its lines as any transcript is, but for what the house does (`(Beifall bei der ABC)`), which are notes.
 */
export class TextProtocol implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly collector: TextCollector;
  private readonly context: ReaderContext;
  private readonly path: string[] = [];
  private day: IsoDate | null = null;
  private volume: string | null = null;
  private feed: TextFeed | null = null;
  private readonly sure: SureSpeakers;
  /** The text that is being read. */
  private source = { raw: "", start: 0, literal: false };

  constructor(emit: ReaderSink, references: References, context: ReaderContext) {
    this.emit = emit;
    this.collector = new TextCollector(references);
    this.context = context;
    this.sure = new SureSpeakers(
      (event) => this.take(event),
      (range) => this.wordsAt(range, references),
    );
  }

  open(tag: OpenTag): void {
    this.path.push(tag.name);
  }

  close(): void {
    this.path.pop();
  }

  text(raw: string, start: number, literal: boolean): void {
    const element = this.path.at(-1);
    if (element === "TEXT") {
      this.report(raw, start, literal);
      return;
    }
    this.emit({ type: "span", role: "metadata", range: wordsRange(raw, start) });
    const [, day, month, year] = /^\s*(\d{2})\.(\d{2})\.(\d{4})/.exec(raw) ?? [];
    if (element === "DATUM" && year) this.day = isoDay(Number(year), Number(month), Number(day));
    else if (element === "NR") this.volume = raw.trim().replace(/^0+/, "").replace(/\/0+/, "/");
  }

  blank(): void {}

  end(): void {
    this.endFeed();
  }

  private report(raw: string, start: number, literal: boolean): void {
    this.source = { raw, start, literal };
    const found = this.feed ? null : BEGIN.exec(raw);
    const begin = found ? start + found.index + found[0].length : start;
    const lines = linesOf(raw, start);
    let isAfterBlank = false;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i] as Line;
      const length = line.words.startsWith("(") ? noteLength(lines, i) : 0;
      if (line.words === "") isAfterBlank = true;
      else if (line.start < begin) this.span("metadata", line);
      else if (PAGE.test(line.words)) this.span("boilerplate", line);
      else if (length > 0) {
        for (const part of lines.slice(i, i + length)) this.span("note", part);
        i += length - 1;
        isAfterBlank = true;
        if (CLOSE.test(line.words)) this.endFeed();
      } else {
        const next = lines[i + 1];
        const isParted = next && SPEAKER_END.test(next.words) && SPEAKER.test(line.words);
        this.line(isParted ? [line, next] : [line], literal, isAfterBlank);
        if (isParted) i++;
        isAfterBlank = false;
      }
    }
  }

  private line(parts: readonly Line[], literal: boolean, isAfterBlank: boolean): void {
    this.feed ??= new TextFeed(
      (event) => this.sure.take(event),
      (sink) => nameColon.open(sink, this.context),
    );
    for (const [at, { words, start }] of parts.entries()) {
      const end = start + words.length;
      const isCut = words.endsWith("-") && BROKEN.test(words.slice(-2) + (parts[at + 1]?.words.slice(0, 2) ?? ""));
      this.collector.add(isCut ? words.slice(0, -1) : words, start, literal);
      if (isCut) this.emit({ type: "span", role: "boilerplate", range: { start: end - 1, end } });
      else if (!/[/-]$/.test(words)) this.collector.space(end);
    }
    this.feed.line(new MappedText(this.collector.take().pieces), isAfterBlank);
  }

  /** Nobody whom the sitting names speaks in the annexes. */
  private endFeed(): void {
    this.feed?.end();
    this.feed = null;
    this.sure.end();
  }

  private wordsAt({ start, end }: TextRange, references: References): Piece[] {
    const { raw, start: from, literal } = this.source;
    const collector = new TextCollector(references);
    if (start >= from) collector.add(raw.slice(start - from, end - from), start, literal);
    return collector.take().pieces;
  }

  private take(event: ReaderEvent): void {
    const place = { kind: "debate" as const, house: "Deutscher Bundestag", date: this.day, volume: this.volume };
    const isOfExtract = event.type === "extract" || event.type === "facts";
    this.emit(isOfExtract ? { ...event, facts: { ...event.facts, ...place } } : event);
  }

  private span(role: "metadata" | "boilerplate" | "note", { words, start }: Line): void {
    if (words !== "") this.emit({ type: "span", role, range: { start, end: start + words.length } });
  }
}

function linesOf(raw: string, start: number): Line[] {
  const lines: Line[] = [];
  let at = start;
  for (const printed of raw.split(/(?<=\n)|(?<=\r)(?!\n)/)) {
    const words = printed.trimStart();
    lines.push({ words: words.trimEnd(), start: at + printed.length - words.length });
    at += printed.length;
  }
  return lines;
}

/** How many lines what stands in brackets from here on takes; 0 when other words follow on the line of the last bracket. */
function noteLength(lines: readonly Line[], from: number): number {
  let depth = 0;
  for (let i = from; i < Math.min(lines.length, from + MOST_LINES); i++) {
    const { words } = lines[i] as Line;
    for (let at = 0; at < words.length; at++) {
      const sign = words[at];
      if (sign === "(") depth++;
      else if (sign === ")" && --depth === 0) return at === words.length - 1 ? i - from + 1 : 0;
    }
  }
  return 0;
}
