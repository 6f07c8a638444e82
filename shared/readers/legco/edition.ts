import type { IsoDate, PrintedSpeaker } from "../../model/extract.ts";

/** Who begins to speak in a line, a question's number, and where the words begin. */
export interface PrintedTurn {
  number: string | null;
  printed: string;
  textStart: number;
}

/** A page's head: its day (null when there is no such day), and its number where that stands in the same line. */
export interface PageHead {
  date: IsoDate | null;
  page: string | null;
}

/** How the report of one language is printed. */
export interface Edition {
  readPageHead(text: string): PageHead | null;
  /** The day as the first page prints it in a line of its own. */
  readFirstDay(text: string): IsoDate | null;
  /** A line that only this edition's report begins with. */
  isFirstLine(text: string): boolean;
  /** `next` is the line right below, where a long name may go on: then the words begin behind `text`, a space and a part of it. */
  readTurn(text: string, next: string | null): PrintedTurn | null;
  readSpeaker(printed: string): { speaker: PrintedSpeaker; chair: boolean };
  /** Whether a line before a turn may be the title of what follows: short, no sentence, and not just who somebody is. */
  isTitle(text: string): boolean;
  /** Whether a line right below a title may be the rest of it. */
  isTitleRest(text: string): boolean;
  /** A part of a list of votes. */
  isVotes(text: string): boolean;
  /** What a member moves is printed below. */
  isMoved(text: string): boolean;
  /** A stage note in brackets, whose end may stand on another line. */
  isNote(text: string): boolean;
  /** Whether a block at the margin is the report's own, not a paragraph of who speaks (`chair`: who presides does). */
  isOwn(text: string, chair: boolean): boolean;
}
