import type { ContributionKind, PrintedSpeaker } from "../../model/extract.ts";
import { type ReadSpeaker, readPrintedSpeaker } from "../printed-speaker.ts";
import type { Piece } from "../reader.ts";

/** `Mr. Canavan asked the Minister of ...`: a written question names who asks it in its words. */
const ASKED =
  /^((?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Viscount|Earl|The|Colonel|Captain|Major|Commander|Brigadier|Rev)\b\.? ?[^:;]{1,70}?) asked (?:Her Majesty's|His Majesty's|the|Mr\.|Mrs\.)/;

/** A turn while its paragraphs come. */
export interface Turn {
  kind: ContributionKind;
  speaker: PrintedSpeaker | null;
  column: string | null;
  id: string | null;
  number: string | null;
  paragraphs: Piece[][];
}

/** Takes speakers apart, each printed form once. */
export class Speakers {
  private readonly known = new Map<string, ReadSpeaker>();

  of(printed: string): ReadSpeaker {
    let read = this.known.get(printed);
    if (!read) {
      // `Mr. Speaker` is the office that others print as `Mr Speaker`.
      read = readPrintedSpeaker(printed.replace(/^(Mr|Mrs|Madam)\. ((?:Deputy )?Speaker)$/, "$1 $2"));
      read = { ...read, speaker: { ...read.speaker, printed } };
      this.known.set(printed, read);
    }
    return read;
  }
}

/** Who asks a question of which only the words say it; null where they do not. */
export function askerIn(words: string): string | null {
  return ASKED.exec(words)?.[1]?.trim() ?? null;
}
