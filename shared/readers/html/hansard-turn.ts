import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import type { MappedText } from "../mapped-text.ts";
import { endsSentence } from "../paragraphs.ts";
import type { Piece } from "../reader.ts";

/** What begins a list of a division. */
const LIST = /^(?:AYES|NOES|CONTENTS?|NOT[- ]CONTENTS?|Tellers for the .{3,20}?)(?: ?[:—-])?$/i;
const UIN = /\s*\[((?:HL ?)?\d{2,7})\]$/;

/** A turn of a Hansard page that is being read: its paragraphs, and what is said of it. */
export class HansardTurn {
  kind: ContributionKind;
  readonly speaker: PrintedSpeaker | null;
  /** Where it begins. */
  readonly at: number;
  readonly paragraphs: Piece[][] = [];
  readonly numbers: string[] = [];
  column: string | null = null;
  time: string | null = null;
  id: string | null = null;
  private inList = false;

  constructor(kind: ContributionKind, speaker: PrintedSpeaker | null, at: number) {
    this.kind = kind;
    this.speaker = speaker;
    this.at = at;
  }

  /** Adds a paragraph; `joined`: it goes on with the one before (a line break, or a mark taken out of a sentence). */
  add(words: MappedText, joined: boolean): void {
    const pieces = words.slice(0);
    const last = this.paragraphs.at(-1);
    if (pieces.length === 0) return;
    if (joined && last) this.join(last, pieces, " ");
    else this.paragraphs.push(pieces);
  }

  /** Adds a line of a division: each list is one paragraph, its names parted by tabs. */
  addToDivision(words: MappedText): void {
    const last = this.paragraphs.at(-1);
    const isHead = LIST.test(words.text);
    if (last && this.inList && !isHead) this.join(last, words.slice(0), words.text.startsWith("(") ? " " : "\t");
    else this.paragraphs.push(words.slice(0));
    this.inList ||= isHead;
  }

  /** The last paragraph breaks off in the middle of a sentence. */
  get breaksOff(): boolean {
    const last = this.paragraphs.at(-1)?.at(-1);
    return last !== undefined && !endsSentence(last.text.trimEnd());
  }

  private join(last: Piece[], pieces: readonly Piece[], text: string): void {
    const at = pieces[0]?.start ?? 0;
    last.push({ text, start: at, end: at }, ...pieces);
  }
}

/** A question's words and the number (UIN) that the record prints after them. */
export function splitUin(words: MappedText): { words: MappedText; number: string | null; mark: Piece[] } {
  const match = UIN.exec(words.text);
  if (!match) return { words, number: null, mark: [] };
  const mark = words.trim(match.index).slice(0);
  return { words: words.trim(0, match.index), number: match[1] as string, mark };
}
