import type { ContributionKind, IsoDate, PrintedSpeaker } from "../../model/extract.ts";
import type { Piece, ReaderEvent, ReaderSink, TextRange } from "../reader.ts";
import type { Affiliation } from "./affiliation.ts";
import type { Outline } from "./outline.ts";

/** What else is said of words of the record; see the event they become. */
type AsideFacts = Pick<ReaderEvent & { type: "occurrence" }, "id" | "number" | "voterIds">;

/** Someone who has the floor. */
export interface Voice {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  id: string | null;
  number: string | null;
  /** Left out: that of the sitting. */
  date?: IsoDate | null;
  isCollective: boolean;
  /** Where the name stands, until an occurrence has it. */
  names: TextRange[];
  hasWords: boolean;
}

const BRACKETED = /^\([^()]*\)\.?$/;

/**
 * Makes occurrences of paragraphs. Within a member's turn others may speak, named in bold: each has an occurrence of its
 * own and keeps the floor until another name comes, but for voices that nobody is named for, after which the member goes
 * on. Paragraphs outside of turns are procedure, and so are those within that stand in brackets (`(Motion agreed to)`).
 */
export class Turns {
  private readonly emit: ReaderSink;
  private readonly outline: Outline;
  private owner: Voice | null = null;
  private voice: Voice | null = null;
  private paragraphs: Piece[][] = [];
  /** A printed time that no occurrence has yet, and that of the paragraphs gathered. */
  private time: string | null = null;
  private startTime: string | null = null;

  constructor(emit: ReaderSink, outline: Outline) {
    this.emit = emit;
    this.outline = outline;
  }

  get isOpen(): boolean {
    return this.owner !== null;
  }

  /** A turn is open, and who speaks in it was not said yet. */
  get isNameless(): boolean {
    return this.owner !== null && this.owner.speaker === null;
  }

  begin(voice: Voice): void {
    this.end();
    this.owner = voice;
    this.voice = voice;
  }

  /** The open turn's speaker, met after its start; null when no turn is open. */
  named(affiliation: Affiliation | null): void {
    const { owner } = this;
    if (!owner || !affiliation) return;
    const { speaker, isChair, isCollective } = affiliation;
    owner.speaker = speaker;
    owner.isCollective = isCollective;
    if (isChair && owner.kind !== "answer") owner.kind = "chair";
  }

  /** A part of the open turn's speaker line. */
  name(range: TextRange): void {
    if (this.owner) this.owner.names.push(range);
    else this.emit({ type: "span", role: "note", range });
  }

  /** Someone else speaks within the open turn, or outside of any. */
  interrupt({ speaker, isChair, isCollective }: Affiliation, name: TextRange[]): void {
    this.flush();
    const { owner } = this;
    const isOwner = owner?.speaker && (owner.speaker.name ?? owner.speaker.office) === (speaker.name ?? speaker.office);
    this.voice = {
      kind: isChair ? "chair" : "speech",
      speaker: isOwner ? { ...speaker, id: owner.speaker?.id ?? null } : speaker,
      id: owner?.id ?? null,
      number: null,
      isCollective: isCollective || owner === null,
      names: name,
      hasWords: false,
    };
  }

  timestamp(time: string | null): void {
    this.time = time ?? this.time;
  }

  paragraph(pieces: Piece[]): void {
    const { voice, owner } = this;
    const hasWords = this.paragraphs.length > 0 || voice?.hasWords === true;
    if (voice?.speaker && hasWords && BRACKETED.test(wordsOf(pieces))) {
      this.aside("procedural", [pieces], {});
      return;
    }
    const isOver = voice !== owner && voice?.isCollective && this.paragraphs.length > 0;
    if (isOver) {
      this.flush();
      this.voice = owner;
    }
    if (this.paragraphs.length === 0) this.startTime = this.takeTime();
    this.paragraphs.push(pieces);
  }

  /** Words of the record, within a turn or not. */
  aside(kind: "procedural" | "division", paragraphs: Piece[][], facts: AsideFacts) {
    const at = paragraphs[0]?.[0]?.start;
    if (at === undefined) return;
    this.flush();
    this.outline.words(at);
    this.emit({ type: "occurrence", kind, speaker: null, paragraphs, time: this.takeTime(), ...facts });
    if (this.voice !== this.owner && this.voice?.isCollective) this.voice = this.owner;
  }

  /** The turn is over. */
  end(): void {
    this.flush();
    const { owner } = this;
    this.dropNames(this.voice);
    this.dropNames(owner);
    if (owner && !owner.hasWords && owner.speaker) {
      const message = "A turn has no words; it is left out.";
      this.emit({ type: "diagnostic", code: "turn-without-words", severity: "info", message, range: null });
    }
    this.owner = null;
    this.voice = null;
  }

  private flush(): void {
    const { paragraphs, voice } = this;
    const at = paragraphs[0]?.[0]?.start;
    if (at === undefined) {
      if (voice !== this.owner) this.dropNames(voice);
      return;
    }
    this.paragraphs = [];
    this.outline.words(voice?.names[0]?.start ?? at);
    const time = this.startTime;
    if (!voice) {
      this.emit({ type: "occurrence", kind: "procedural", speaker: null, paragraphs, time });
      return;
    }
    for (const range of voice.names) this.emit({ type: "span", role: "speaker", range });
    voice.names = [];
    voice.hasWords = true;
    const { speaker, id, number, date } = voice;
    const isNote = speaker === null && paragraphs.every((pieces) => BRACKETED.test(wordsOf(pieces)));
    const kind = isNote ? "procedural" : speaker === null && voice.kind === "speech" ? "unattributed" : voice.kind;
    const day = date === undefined ? {} : { date };
    this.emit({ type: "occurrence", kind, speaker, paragraphs, time, id, number, ...day });
  }

  private takeTime(): string | null {
    const { time } = this;
    this.time = null;
    return time;
  }

  private dropNames(voice: Voice | null): void {
    for (const range of voice?.names ?? []) this.emit({ type: "span", role: "note", range });
    if (voice) voice.names = [];
  }
}

/** The words of a paragraph. */
export function wordsOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}
