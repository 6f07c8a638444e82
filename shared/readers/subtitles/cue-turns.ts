import type { PrintedSpeaker } from "../../model/extract.ts";
import { isWhiteSpace } from "../../text/white-space.ts";
import { isSpeech, readTurnLine } from "../name-colon/turn-line.ts";
import { endsSentence } from "../paragraphs.ts";
import { readPrintedSpeaker } from "../printed-speaker.ts";
import type { Piece, ReaderSink, TextRange } from "../reader.ts";
import { isPlain, mayHoldMarkup, readCueLine, voiceBefore } from "./cue-text.ts";
import type { CueTiming } from "./cue-timing.ts";

/** A pause of this many seconds after a sentence begins a new paragraph. */
const PAUSE = 2;
/** A paragraph longer than this ends at its next sentence's end. */
const LONG_PARAGRAPH = 700;
const MARKS = [">", "-", "–", "—", "‐", "‑"];
/** `>>`, `- `, and a dash right before what begins a sentence. Dashes before small letters go on with a sentence. */
const CHANGE = /^(?:>>+|[-–] |[-–—‐‑]\s?(?=["“‘'¿¡[(…]{0,3}\p{Lu}))\s*/u;
/** Turns of more paragraphs are handed over bit by bit. */
const MANY = 256;

interface Turn {
  kind: "speech" | "chair" | "unattributed";
  speaker: PrintedSpeaker | null;
  time: string;
  /** A voice tag began it; such a turn ends where a cue has no voice tag, for voices end with their cue. */
  voiced: boolean;
  /** The name in that tag, as tags that go on with the turn print it too. */
  voice: string | null;
  paragraphs: Piece[][];
}

/**
 * Merges cues into turns. A turn begins at a voice tag of another name, at `NAME:`, at `>>` and at `- `; cues
 * without such a mark go on. Lines and cues of one paragraph are joined by a space.
 */
export class CueTurns {
  private readonly emit: ReaderSink;
  private turn: Turn | null = null;
  private timing: CueTiming = { printed: "", from: 0, to: 0 };
  private pause = false;
  /** UTF-16 units of the turn's last paragraph. */
  private paragraphLength = 0;
  /** A voice tag holds for what follows it in this cue. */
  private inVoice = false;
  private goesOn = false;
  private readonly seen = new Set<string>();
  private saidNoSpeaker = false;

  constructor(emit: ReaderSink) {
    this.emit = emit;
  }

  /** A cue begins. */
  cue(timing: CueTiming): void {
    this.pause = timing.from - this.timing.to >= PAUSE;
    this.timing = timing;
    this.inVoice = false;
  }

  /** A line of the cue's words; `goesOn` when the cue has another one. */
  line(line: Piece, goesOn = false): void {
    this.goesOn = goesOn;
    const { text, start, end } = line;
    const voice = voiceBefore(text);
    if (voice === null && (isPlain(text) || (this.inVoice && !mayHoldMarkup(text)))) {
      this.plainLine(line);
      return;
    }
    const rest = voice ? text.slice(voice.end) : text;
    if (!mayHoldMarkup(rest)) {
      const from = voice ? start + voice.end : start;
      if (voice) this.voice(voice.name, { start, end: from });
      if (rest === "") return;
      const words = { text: rest, start: from, end };
      if (this.inVoice && !isBlankAt(rest, 0) && !isBlankAt(rest, rest.length - 1)) this.plainLine(words);
      else this.words([words]);
      return;
    }
    let words: Piece[] = [];
    for (const part of readCueLine(line)) {
      if (part.type === "words") words.push(part.piece);
      else if (part.type === "mark") this.emit({ type: "markup", range: part.range });
      else {
        if (words.length > 0) this.words(words);
        words = [];
        this.voice(part.name, part.range);
      }
    }
    if (words.length > 0) this.words(words);
  }

  /** A line of nothing but words of whoever speaks, not blank at its ends. */
  plainLine(line: Piece): void {
    const turn = this.speaking(line);
    this.add(turn.paragraphs, line);
    this.handOver(turn);
  }

  end(): void {
    const { turn } = this;
    this.turn = null;
    if (!turn || turn.paragraphs.length === 0) return;
    const { kind, speaker, paragraphs, time } = turn;
    this.emit({ type: "occurrence", kind, speaker, paragraphs, time });
  }

  private span(role: "speaker" | "metadata", range: TextRange): void {
    this.emit({ type: "span", role, range });
  }

  private begin(display: string | null, voiced: boolean): void {
    this.end();
    const read = display === null ? null : readPrintedSpeaker(display);
    const kind = read === null ? "unattributed" : read.chair ? "chair" : "speech";
    const { printed: time } = this.timing;
    const speaker = read?.speaker ?? null;
    const voice = voiced && speaker?.printed === display ? display : null;
    this.turn = { kind, speaker, time, voiced, voice, paragraphs: [] };
  }

  private voice(name: string | null, range: TextRange): void {
    if (name !== null && this.turn?.voice !== name) this.begin(name, true);
    this.inVoice = name !== null;
    this.span(name === null ? "metadata" : "speaker", range);
  }

  private words(pieces: Piece[]): void {
    const trimmed = trimPieces(pieces);
    const rest = this.inVoice ? trimmed : this.mark(trimmed);
    if (rest.length > 0) this.say(rest);
  }

  /** Words that nobody new says. */
  private say(pieces: Piece[]): void {
    const first = pieces[0] as Piece;
    const turn = this.speaking(first);
    this.add(turn.paragraphs, first);
    for (let at = 1; at < pieces.length; at++) {
      const piece = pieces[at] as Piece;
      turn.paragraphs.at(-1)?.push(piece);
      this.paragraphLength += piece.text.length;
    }
    this.handOver(turn);
  }

  /** The turn that words which nobody new says belong to. */
  private speaking(words: Piece): Turn {
    if (!this.turn || (this.turn.voiced && !this.inVoice)) this.begin(null, false);
    const turn = this.turn as Turn;
    if (turn.speaker === null && !this.saidNoSpeaker) this.sayNoSpeaker(words);
    return turn;
  }

  /** Of a turn that has become long what is over. */
  private handOver(turn: Turn): void {
    if (turn.paragraphs.length < MANY) return;
    const { kind, speaker, time } = turn;
    const paragraphs = turn.paragraphs.splice(0, turn.paragraphs.length - 1);
    this.emit({ type: "occurrence", kind, speaker, paragraphs, time, more: true });
  }

  /** Adds the first piece of a line. */
  private add(paragraphs: Piece[][], piece: Piece): void {
    const paragraph = paragraphs[paragraphs.length - 1];
    const last = paragraph?.[paragraph.length - 1];
    const breaks = (this.pause || this.paragraphLength > LONG_PARAGRAPH) && last && endsSentence(last.text);
    if (paragraph && last && !breaks) {
      paragraph.push({ text: " ", start: last.end, end: last.end });
      paragraph.push(piece);
    } else {
      paragraphs.push([piece]);
      this.paragraphLength = 0;
    }
    this.paragraphLength += piece.text.length;
    this.pause = false;
  }

  /** Takes `>>`, `- ` and `NAME:` off the beginning of a line and begins the turn they announce. */
  private mark(pieces: Piece[]): Piece[] {
    const [first] = pieces;
    const text = pieces.length === 1 && first ? first.text : pieces.map((piece) => piece.text).join("");
    const change = MARKS.includes(text.charAt(0)) ? (CHANGE.exec(text)?.[0] ?? "") : "";
    const said = change === "" ? text : text.slice(change.length);
    const found = readTurnLine(said);
    const named = found !== null && this.believes(found, said, change !== "");
    if (!named && change === "") return pieces;
    const { taken, rest } = splitPieces(pieces, change.length + (named ? found.textStart : 0));
    this.begin(named ? found.display : null, false);
    if (named) this.seen.add(found.head);
    const [from, to] = [taken[0], taken.at(-1)];
    if (from && to) this.span(named ? "speaker" : "metadata", { start: from.start, end: to.end });
    return rest;
  }

  private believes(found: NonNullable<ReturnType<typeof readTurnLine>>, text: string, announced: boolean): boolean {
    if (found.strength === "sure" || found.style === "capitals" || this.seen.has(found.head)) return true;
    const words = text.slice(found.textStart);
    // A line's end may cut the words off.
    const mayBegin = isSpeech(words) || (this.goesOn && /^\p{Lu}/u.test(words));
    return announced || (found.strength === "likely" && (words === "" || mayBegin));
  }

  private sayNoSpeaker({ start, end }: Piece): void {
    this.saidNoSpeaker = true;
    const message = "These subtitles do not name every speaker; what nobody is named for is kept without a speaker.";
    this.emit({ type: "diagnostic", code: "no-speaker", severity: "info", message, range: { start, end } });
  }
}

/** Cuts pieces of a line in two after `length` characters of their text; blank ends are left out. */
function splitPieces(pieces: readonly Piece[], length: number): { taken: Piece[]; rest: Piece[] } {
  const taken: Piece[] = [];
  const rest: Piece[] = [];
  let left = length;
  for (const piece of pieces) {
    const isWhole = piece.text.length !== piece.end - piece.start;
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    if (cut === piece.text.length || (isWhole && cut > 0)) taken.push(piece);
    else if (cut === 0) rest.push(piece);
    else {
      taken.push({ text: piece.text.slice(0, cut), start: piece.start, end: piece.start + cut });
      rest.push({ text: piece.text.slice(cut), start: piece.start + cut, end: piece.end });
    }
  }
  return { taken: trimPieces(taken), rest: trimPieces(rest) };
}

/** Whether white space, or nothing, stands at a place of a text. */
function isBlankAt(text: string, at: number): boolean {
  return text === "" || isWhiteSpace(text.charCodeAt(at));
}

/** Without the white space at the beginning and end. */
function trimPieces(pieces: Piece[]): Piece[] {
  const [only] = pieces;
  if (pieces.length === 1 && only && !isBlankAt(only.text, 0) && !isBlankAt(only.text, only.text.length - 1))
    return pieces;
  const list = pieces.slice(pieces.findIndex((piece) => piece.text.trim() !== ""));
  while (list.length > 0 && list.at(-1)?.text.trim() === "") list.pop();
  const [first] = list;
  if (!first || first.text.trim() === "") return [];
  const lead = first.text.length - first.text.trimStart().length;
  if (lead > 0) list[0] = { text: first.text.slice(lead), start: first.start + lead, end: first.end };
  const last = list.at(-1) as Piece;
  const tail = last.text.length - last.text.trimEnd().length;
  if (tail > 0) list[list.length - 1] = { ...last, text: last.text.trimEnd(), end: last.end - tail };
  return list;
}
