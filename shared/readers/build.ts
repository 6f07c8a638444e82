import type { Diagnostic, Place } from "../model/diagnostic.ts";
import type { Extract, Occurrence, Paragraph, PrintedGap } from "../model/extract.ts";
import { occurrenceText } from "../model/extract.ts";
import type { ParsedSource, SpanRole } from "../model/source.ts";
import { countWords } from "../text/words.ts";
import type { OffsetMap } from "./offset-map.ts";
import type { ExtractFacts, Piece, ReaderEvent, ReaderSink, TextRange } from "./reader.ts";
import { countNonBlank, SpanList } from "./span-list.ts";

/** A turn of more words than this is split at paragraph ends into marked parts. */
export const MAX_TURN_WORDS = 20_000;

/** What `build` needs besides the events: the text they speak of and the way to its bytes and lines. */
export interface BuildInput {
  text: string;
  offsets: OffsetMap;
  /** sha256 of the text's UTF-8 form, lower-case hex. */
  sha256(text: string): string;
}

/** What the events give, put into order. */
export type BuiltSource = Pick<ParsedSource, "extracts" | "spans" | "diagnostics" | "unrecognisedCharacters">;

/** Takes a reader's events and gives the parsed source; `finish` is called once, at the end. */
export interface SourceBuilder {
  sink: ReaderSink;
  finish(): BuiltSource;
}

type OccurrenceEvent = ReaderEvent & { type: "occurrence" };

/** An occurrence whose date may still come from facts of its extract. */
interface DraftOccurrence extends Omit<Occurrence, "index" | "date"> {
  date: Occurrence["date"] | undefined;
}

interface DraftExtract {
  at: number;
  facts: ExtractFacts;
  occurrences: DraftOccurrence[];
}

/** Cuts a long turn into parts of at most {@link MAX_TURN_WORDS}; a longer single paragraph stays whole. */
function splitTurn(paragraphs: Piece[][]): Piece[][][] {
  let length = 0;
  for (const pieces of paragraphs) for (const piece of pieces) length += piece.text.length;
  if (length < MAX_TURN_WORDS) return [paragraphs];
  const parts: Piece[][][] = [[]];
  let words = 0;
  for (const paragraph of paragraphs) {
    const more = countWords(paragraph.map((piece) => piece.text).join(""));
    const current = parts.at(-1) as Piece[][];
    if (words + more > MAX_TURN_WORDS && current.length > 0) {
      parts.push([paragraph]);
      words = more;
    } else {
      current.push(paragraph);
      words += more;
    }
  }
  return parts;
}

function toExtract(draft: DraftExtract, ordinal: number, offsets: OffsetMap): Extract {
  const { facts } = draft;
  const date = facts.date ?? null;
  return {
    ordinal,
    kind: facts.kind ?? "unknown",
    title: facts.title ?? null,
    date,
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
    line: offsets.lineAt(draft.at),
    occurrences: draft.occurrences.map((occurrence, index) => ({
      ...occurrence,
      index,
      date: occurrence.date === undefined ? date : occurrence.date,
    })),
  };
}

/** Starts a build. Events must come in source order, as readers promise. */
export function createBuilder(input: BuildInput): SourceBuilder {
  return new Builder(input);
}

class Builder implements SourceBuilder {
  private readonly input: BuildInput;
  private readonly extracts: DraftExtract[] = [];
  private readonly spans: SpanList;
  private readonly diagnostics: Diagnostic[] = [];
  /** Speaker lines that belong to the occurrence that comes next. */
  private heralds: number[] = [];
  private gap: PrintedGap | null = null;
  private gapRange: TextRange | null = null;

  constructor(input: BuildInput) {
    this.input = input;
    this.spans = new SpanList(input.text, input.offsets);
  }

  readonly sink: ReaderSink = (event) => {
    if (event.type === "occurrence") this.occurrence(event);
    else if (event.type === "extract") this.extract(event.at, event.facts);
    else if (event.type === "facts") Object.assign(this.current(0).facts, event.facts);
    else if (event.type === "markup") this.spans.add("markup", event.range.start, event.range.end, null);
    else if (event.type === "diagnostic") this.diagnose(event.code, event.severity, event.message, event.range);
    else if (event.type === "gap") {
      this.gap = { printed: event.printed, line: this.input.offsets.lineAt(event.range.start) };
      this.gapRange = event.range;
      this.span("gap", event.range);
    } else this.span(event.role, event.range);
  };

  finish(): BuiltSource {
    this.dropGap();
    const { spans, unrecognised } = this.spans.finish();
    const [first] = unrecognised;
    if (first) {
      const message = "Some text was not recognised; it is shown in the source view.";
      this.diagnose("unrecognised-text", "warning", message, first);
    }
    const { text } = this.input;
    return {
      extracts: this.extracts.map((draft, ordinal) => toExtract(draft, ordinal, this.input.offsets)),
      spans,
      diagnostics: this.diagnostics,
      unrecognisedCharacters: unrecognised.reduce((sum, run) => sum + countNonBlank(text.slice(run.start, run.end)), 0),
    };
  }

  private current(at: number): DraftExtract {
    if (this.extracts.length === 0) this.extracts.push({ at, facts: {}, occurrences: [] });
    return this.extracts.at(-1) as DraftExtract;
  }

  private extract(at: number, facts: ExtractFacts): void {
    this.dropGap();
    this.heralds = [];
    this.extracts.push({ at, facts: { ...facts }, occurrences: [] });
  }

  /** A gap marker with nothing after it in its extract is said, for no occurrence can carry it. */
  private dropGap(): void {
    if (this.gap) {
      this.diagnose("gap-at-end", "info", "Words are left out at the end of this extract.", this.gapRange);
    }
    this.gap = null;
    this.gapRange = null;
  }

  private occurrence(event: OccurrenceEvent): void {
    const paragraphs = event.paragraphs.filter((pieces) => pieces.some((piece) => /\S/.test(piece.text)));
    const first = paragraphs[0]?.[0];
    if (!first) return;
    const extract = this.current(first.start);
    const parts = splitTurn(paragraphs);
    const { kind, speaker, date } = event;
    for (const [number, part] of parts.entries()) {
      const built = part.map((pieces) => this.paragraph(pieces, extract.occurrences.length));
      extract.occurrences.push({
        kind,
        speaker,
        date,
        gapBefore: number === 0 ? this.gap : null,
        paragraphs: built,
        column: event.column ?? null,
        time: event.time ?? null,
        number: event.number ?? null,
        id: event.id ?? null,
        url: event.url ?? null,
        hash: this.input.sha256(occurrenceText(built)),
        part: parts.length > 1 ? number + 1 : null,
      });
    }
    const index = extract.occurrences.length - parts.length;
    for (const herald of this.heralds) this.spans.own(herald, { extract: this.extracts.length - 1, index });
    this.heralds = [];
    this.gap = null;
    this.gapRange = null;
  }

  private paragraph(pieces: Piece[], index: number): Paragraph {
    const { offsets } = this.input;
    const owner = { extract: this.extracts.length - 1, index };
    let text = "";
    const segments = pieces.map((piece) => {
      const at = text.length;
      text += piece.text;
      if (/\S/.test(piece.text) || this.isPrinted(piece)) this.spans.add("text", piece.start, piece.end, owner);
      const byteStart = offsets.byteAt(piece.start);
      return { at, length: piece.text.length, byteStart, byteEnd: offsets.byteAt(piece.end) };
    });
    return { text, line: offsets.lineAt(pieces[0]?.start ?? 0), segments };
  }

  /** Whether blank words stand for characters that are not blank, such as `&nbsp;`. */
  private isPrinted({ start, end }: TextRange): boolean {
    return /\S/.test(this.input.text.slice(start, end));
  }

  private span(role: SpanRole, range: TextRange): void {
    const span = this.spans.add(role, range.start, range.end, null);
    if (role === "speaker") this.heralds.push(span);
  }

  private diagnose(code: string, severity: Diagnostic["severity"], message: string, range: TextRange | null): void {
    this.diagnostics.push({ code, severity, message, place: range ? this.place(range) : null });
  }

  private place(range: TextRange): Place {
    const { offsets } = this.input;
    const byteStart = offsets.byteAt(range.start);
    return { line: offsets.lineAt(range.start), byteStart, byteEnd: offsets.byteAt(range.end) };
  }
}
