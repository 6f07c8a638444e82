import type { PrintedSpeaker } from "../../model/extract.ts";
import type { Piece, ReaderEvent, ReaderSink, TextRange } from "../reader.ts";

type Occurrence = Extract<ReaderEvent, { type: "occurrence" }>;

/**
 * The protocol prints whoever speaks with a group, an office or as who presides: words before a colon that are none of these
 * (`Zweiter Versuch:`) go on with the turn before them.
 */
export class SureSpeakers {
  private readonly emit: ReaderSink;
  private readonly wordsAt: (range: TextRange) => Piece[];
  private last: Occurrence | null = null;
  /** What was taken for a speaker of the next turn. */
  private printed: TextRange[] = [];

  /** `wordsAt` gives the words of a range of the source. */
  constructor(emit: ReaderSink, wordsAt: (range: TextRange) => Piece[]) {
    this.emit = emit;
    this.wordsAt = wordsAt;
  }

  take(event: ReaderEvent): void {
    if (event.type === "span" && event.role === "speaker") this.printed.push(event.range);
    else if (event.type === "occurrence") this.occurrence(event);
    else if (event.type === "diagnostic" && event.code === "doubtful-speaker") return;
    else {
      if (event.type === "extract" || event.type === "facts") this.end();
      this.emit(event);
    }
  }

  end(): void {
    if (this.last) this.emit(this.last);
    this.last = null;
    this.endSpeaker();
  }

  private occurrence(event: Occurrence): void {
    const { last, printed } = this;
    if (last && event.kind === "speech" && isUnsure(event.speaker)) {
      this.printed = [];
      const [first = [], ...others] = event.paragraphs;
      const words = printed.flatMap(this.wordsAt);
      const [next] = first;
      const blank = words.length > 0 && next ? [{ text: " ", start: next.start, end: next.start }] : [];
      last.paragraphs.push([...words, ...blank, ...first], ...others);
      if (event.more === undefined) delete last.more;
      else last.more = event.more;
      return;
    }
    if (last) this.emit(last);
    this.last = { ...event, paragraphs: [...event.paragraphs] };
    this.endSpeaker();
  }

  private endSpeaker(): void {
    for (const range of this.printed) this.emit({ type: "span", role: "speaker", range });
    this.printed = [];
  }
}

function isUnsure(speaker: PrintedSpeaker | null): boolean {
  return speaker !== null && speaker.party === null && speaker.office === null && !/[,([]/.test(speaker.printed);
}
