import type { Diagnostic, Place } from "../model/diagnostic.ts";
import {
  type Extract,
  type Occurrence,
  occurrenceText,
  type Paragraph,
  type PrintedGap,
  type Segment,
} from "../model/extract.ts";
import type { Span, SpanRole } from "../model/source.ts";
import { hasWords } from "../text/white-space.ts";
import { countWords, countWordsInUtf8 } from "../text/words.ts";
import type { ExtractFacts, Piece, ReaderEvent, ReaderSink, TextRange } from "./reader.ts";
import type { SourceWindow } from "./source-window.ts";
import { SpanList } from "./span-list.ts";
import { TurnBytes } from "./turn-bytes.ts";

/** A turn of more words than this is split at paragraph ends into marked parts. */
export const MAX_TURN_WORDS = 20_000;
/** Words of so many characters are counted at once, where paragraphs are short. */
const COUNTED_AT_ONCE = 2048;
/** Of one kind of trouble so many places are told, then only that there are more. */
const MAX_DIAGNOSTICS = 1000;

/** An occurrence as soon as it is known. A `date` that is undefined is its extract's, which is told later. */
export interface StreamedOccurrence extends Omit<Occurrence, "date"> {
  date: Occurrence["date"] | undefined;
}

/**
 * Takes what a source holds, while it is being read: of each extract its occurrences, then the extract itself, when all
 * is known of it; spans in order of the source, on their own.
 */
export interface SourceSink {
  occurrence(occurrence: StreamedOccurrence): void;
  extract(extract: Omit<Extract, "occurrences">): void;
  span(span: Span): void;
  /** What was handed over so far does not hold: bytes came that are not UTF-8, and the source is read again from its beginning. */
  again(): void;
}

/** What `build` needs besides the events: the text they speak of and the way to its bytes and lines. */
export interface BuildInput {
  window: SourceWindow;
  sink: SourceSink;
  /** sha256 of bytes, or of a text's UTF-8 form, lower-case hex. */
  sha256(data: string | Uint8Array): string;
}

type OccurrenceEvent = ReaderEvent & { type: "occurrence" };

interface DraftExtract {
  ordinal: number;
  line: number;
  facts: ExtractFacts;
  occurrences: number;
}

/** A turn of which there may be more. Parts of at most {@link MAX_TURN_WORDS} are handed over as they are full. */
interface OpenTurn {
  event: OccurrenceEvent;
  extract: DraftExtract;
  /** Of the part that is not full yet; a longer single paragraph stays whole. */
  paragraphs: Piece[][];
  words: number;
  parts: number;
  /** Speaker lines that are not yet put among its words, the last one first. */
  heralds: TextRange[];
}

function lengthOf(pieces: readonly Piece[]): number {
  let length = 0;
  for (const piece of pieces) length += piece.text.length;
  return length;
}

function toExtract({ ordinal, line, facts }: DraftExtract): Omit<Extract, "occurrences"> {
  return {
    ordinal,
    kind: facts.kind ?? "unknown",
    title: facts.title ?? null,
    date: facts.date ?? null,
    answeredDate: facts.answeredDate ?? null,
    house: facts.house ?? null,
    chamber: facts.chamber ?? null,
    department: facts.department ?? null,
    headingPath: facts.headingPath ?? [],
    participants: facts.participants ?? [],
    isExcerpt: facts.isExcerpt ?? false,
    addressee: facts.addressee ?? null,
    volume: facts.volume ?? null,
    columns: facts.columns ?? null,
    id: facts.id ?? null,
    url: facts.url ?? null,
    capturedAt: facts.capturedAt ?? null,
    ...(facts.language && { language: facts.language }),
    line,
  };
}

function textOf(pieces: readonly Piece[]): string {
  const [only] = pieces;
  return pieces.length === 1 && only ? only.text : pieces.map((piece) => piece.text).join("");
}

function anyHasWords(pieces: readonly Piece[]): boolean {
  for (const piece of pieces) if (hasWords(piece.text)) return true;
  return false;
}

/** Puts a reader's events into order and hands over what they give. Events come in source order, as readers promise. */
export class SourceBuilder {
  readonly diagnostics: Diagnostic[] = [];
  /** The furthest that any event reached. */
  spoken = 0;
  private readonly input: BuildInput;
  private readonly window: SourceWindow;
  private readonly spans: SpanList;
  private readonly turnBytes: TurnBytes;
  private readonly said = new Map<string, number>();
  private extractsBegun = 0;
  private draft: DraftExtract | null = null;
  private turn: OpenTurn | null = null;
  /** Speaker lines that belong to the occurrence that comes next. */
  private heralds: TextRange[] = [];
  /** So many of the diagnostics are of the source's form. */
  private ofForm = 0;
  private gap: PrintedGap | null = null;
  private gapPlace: Place | null = null;

  constructor(input: BuildInput) {
    this.input = input;
    this.window = input.window;
    this.turnBytes = new TurnBytes(input.window);
    this.spans = new SpanList(input.window, (span) => input.sink.span(span));
  }

  readonly sink: ReaderSink = (event) => {
    if (event.type === "occurrence") this.occurrence(event);
    else if (event.type === "markup") this.run("markup", event.range);
    else if (event.type === "span") this.span(event.role, event.range);
    else if (event.type === "extract") this.extract(event.at, event.facts);
    else if (event.type === "facts") Object.assign(this.current(0).facts, event.facts);
    else if (event.type === "diagnostic") this.told(event);
    else {
      this.gap = { printed: event.printed, line: this.window.lineAt(event.range.start) };
      this.gapPlace = this.place(event.range);
      this.span("gap", event.range);
    }
  };

  /**
   * Hands over the spans that are certain (all, when the reader `isOver`); answers with the offset from which text is
   * still needed.
   */
  settle(isOver = false): number {
    if (isOver) this.spans.giveUp();
    else this.spans.settle();
    return this.spans.at;
  }

  /** Nothing comes any more. Answers with the number of non-blank characters that no rule recognised. */
  finish(): number {
    this.endExtract();
    this.spans.finish();
    const { first, characters } = this.spans.unrecognised;
    if (first) {
      const message = "Some text was not recognised; it is shown in the source view.";
      this.put("unrecognised-text", "warning", message, first);
    }
    return characters;
  }

  private current(at: number): DraftExtract {
    this.draft ??= { ordinal: this.extractsBegun++, line: this.window.lineAt(at), facts: {}, occurrences: 0 };
    return this.draft;
  }

  private extract(at: number, facts: ExtractFacts): void {
    this.endExtract();
    Object.assign(this.current(at).facts, facts);
  }

  private endExtract(): void {
    this.endTurn();
    this.dropGap();
    for (const { start, end } of this.heralds) this.spans.add("speaker", start, end);
    this.heralds = [];
    if (this.draft) this.input.sink.extract(toExtract(this.draft));
    this.draft = null;
  }

  /** A gap marker with nothing after it in its extract is said, for no occurrence can carry it. */
  private dropGap(): void {
    if (this.gap) this.put("gap-at-end", "info", "Words are left out at the end of this extract.", this.gapPlace);
    this.gap = null;
  }

  private occurrence(event: OccurrenceEvent): void {
    const paragraphs = this.known(event.paragraphs);
    const first = paragraphs[0]?.[0];
    if (!this.turn) {
      if (!first) return;
      const extract = this.current(first.start);
      this.turn = { event, extract, paragraphs: [], words: 0, parts: 0, heralds: this.heralds.reverse() };
      this.heralds = [];
    }
    const { turn } = this;
    turn.event = event;
    const isShort = () => paragraphs.reduce((sum, pieces) => sum + lengthOf(pieces), 0) < MAX_TURN_WORDS;
    if (!event.more && turn.words === 0 && isShort()) turn.paragraphs = paragraphs;
    else this.lengthen(turn, paragraphs);
    if (!event.more) this.endTurn();
  }

  private lengthen(turn: OpenTurn, paragraphs: Piece[][]): void {
    for (let from = 0; from < paragraphs.length; ) {
      let to = from;
      for (let length = 0; to < paragraphs.length && length < COUNTED_AT_ONCE; to++) {
        length += lengthOf(paragraphs[to] as Piece[]);
      }
      const some = paragraphs.slice(from, to);
      const words = this.wordsIn(some);
      if (to === from + 1) this.lengthenBy(turn, some[0] as Piece[], words);
      else if (turn.words + words > MAX_TURN_WORDS) {
        for (const paragraph of some) this.lengthenBy(turn, paragraph, this.wordsIn([paragraph]));
      } else {
        for (const paragraph of some) turn.paragraphs.push(paragraph);
        turn.words += words;
      }
      from = to;
    }
  }

  private wordsIn(paragraphs: Piece[][]): number {
    const bytes = this.turnBytes.of(paragraphs);
    return (bytes && countWordsInUtf8(bytes)) ?? countWords(paragraphs.map(textOf).join("\n"));
  }

  private lengthenBy(turn: OpenTurn, paragraph: Piece[], words: number): void {
    if (turn.words + words > MAX_TURN_WORDS && turn.paragraphs.length > 0) {
      this.part(turn, ++turn.parts);
      turn.paragraphs = [];
      turn.words = 0;
    }
    turn.paragraphs.push(paragraph);
    turn.words += words;
  }

  private endTurn(): void {
    const { turn } = this;
    this.turn = null;
    if (turn) this.part(turn, turn.parts === 0 ? null : turn.parts + 1);
  }

  private part(turn: OpenTurn, part: number | null): void {
    const { event, extract } = turn;
    const { kind, speaker, date, column, time, number, id, url, voterIds } = event;
    const gapBefore = this.gap;
    this.gap = null;
    const index = extract.occurrences++;
    const paragraphs = turn.paragraphs.map((pieces) => this.paragraph(turn, pieces, index));
    this.announce(turn, Number.POSITIVE_INFINITY, index);
    this.input.sink.occurrence({
      index,
      kind,
      speaker,
      date,
      gapBefore,
      paragraphs,
      column: column ?? null,
      time: time ?? null,
      number: number ?? null,
      id: id ?? null,
      url: url ?? null,
      hash: this.input.sha256(this.turnBytes.of(turn.paragraphs) ?? occurrenceText(paragraphs)),
      part,
      ...(voterIds?.some((one) => one !== null) && { voterIds }),
    });
  }

  /** Paragraphs with words whose source is still at hand. */
  private known(paragraphs: Piece[][]): Piece[][] {
    const { start } = this.window;
    return paragraphs.filter((pieces) => {
      const [first] = pieces;
      if (!first || !anyHasWords(pieces)) return false;
      if (first.start >= start) return true;
      const message = "A turn goes on for too long; the words at its beginning are kept without a speaker.";
      this.put("turn-too-long", "warning", message, null);
      return false;
    });
  }

  /** Puts the speaker lines up to a place among the words, so that their runs come in order. */
  private announce({ heralds, extract }: OpenTurn, to: number, index: number): void {
    for (let next = heralds.at(-1); next !== undefined && next.start <= to; next = heralds.at(-1)) {
      this.spans.add("speaker", next.start, next.end, extract.ordinal, index);
      heralds.pop();
    }
  }

  private paragraph(turn: OpenTurn, pieces: Piece[], index: number): Paragraph {
    const { window, spans } = this;
    const { ordinal } = turn.extract;
    let text = "";
    const segments: Segment[] = [];
    let last = -1;
    let byteEnd = 0;
    for (const piece of pieces) {
      const at = text.length;
      const { start, end } = piece;
      text = at === 0 ? piece.text : text + piece.text;
      const byteStart = start === last ? byteEnd : window.byteAt(start);
      byteEnd = end === start ? byteStart : window.byteAt(end);
      if (hasWords(piece.text) || this.isPrinted(start, end)) {
        if (turn.heralds.length > 0) this.announce(turn, start, index);
        spans.words(start, end, byteStart, byteEnd, ordinal, index);
        if (end > this.spoken) this.spoken = end;
      }
      last = end;
      segments.push({ at, length: piece.text.length, byteStart, byteEnd });
    }
    return { text, line: window.lineAt(pieces[0]?.start ?? 0), segments };
  }

  /** Whether blank words stand for characters that are not blank, such as `&nbsp;`. */
  private isPrinted(start: number, end: number): boolean {
    return end > start && /\S/.test(this.window.slice(start, end));
  }

  private span(role: SpanRole, range: TextRange): void {
    if (role !== "speaker") this.run(role, range);
    else {
      this.heralds.push(range);
      if (range.end > this.spoken) this.spoken = range.end;
    }
  }

  private run(role: SpanRole | "markup", { start, end }: TextRange): void {
    this.spans.add(role, start, end);
    if (end > this.spoken) this.spoken = end;
  }

  private told({ code, severity, message, range, isOfForm }: ReaderEvent & { type: "diagnostic" }): void {
    const { diagnostics } = this;
    const before = diagnostics.length;
    this.diagnose(code, severity, message, range);
    if (!isOfForm) return;
    diagnostics.splice(this.ofForm, 0, ...diagnostics.splice(before));
    this.ofForm += diagnostics.length - before;
  }

  private diagnose(code: string, severity: Diagnostic["severity"], message: string, range: TextRange | null): void {
    this.put(code, severity, message, range && this.place(range));
  }

  private put(code: string, severity: Diagnostic["severity"], message: string, place: Place | null): void {
    const told = (this.said.get(code) ?? 0) + 1;
    this.said.set(code, told);
    if (told < MAX_DIAGNOSTICS) this.diagnostics.push({ code, severity, message, place });
    else if (told === MAX_DIAGNOSTICS) {
      this.diagnostics.push({ code, severity, message: `${message} There are more such places.`, place });
    }
  }

  /** Null for what stands too far back to be known exactly. */
  private place(range: TextRange): Place | null {
    const { window } = this;
    if (range.start < window.start) return null;
    const byteStart = window.byteAt(range.start);
    return { line: window.lineAt(range.start), byteStart, byteEnd: window.byteAt(range.end) };
  }
}
