import type { Line } from "../lines.ts";
import { mayBeSamePerson } from "../printed-speaker.ts";
import { AGE } from "./age.ts";
import * as page from "./patterns.ts";

/** A line that names who speaks from here on. */
export interface SpeakerLine {
  portrait: string | null;
  display: string;
  /** Whether the display stands on the next line. */
  onNextLine: boolean;
}

/** Whether a line and the one after it begin a turn, as far as two lines tell. */
function isSpeakerLine(line: Line | undefined, next: Line | undefined): boolean {
  return (
    line !== undefined &&
    page.SPEAKER.test(line.text) &&
    (page.SPEAKER_LINKS.test(next?.text ?? "") || page.LINK_LINE.test(next?.text ?? ""))
  );
}

/** Whether a line can stand right after an item's heading. */
export function followsHeading(line: Line | undefined, next: Line | undefined): boolean {
  if (!line) return true;
  const { text } = line;
  const isHeader = [page.DATE, AGE, page.CHAMBER, page.LINK_BAR].some((pattern) => pattern.test(text));
  return isHeader || isSpeakerLine(line, next);
}

/** The speaker on a line; `isMark` as {@link page.mayBeMark} has it. */
export function speakerAt({ text }: Line, [next, after, third]: readonly Line[], isMark: boolean): SpeakerLine | null {
  if (text.length > 450) return null;
  const linked = page.areLinks(next, after, "name");
  if (isMark) {
    if (page.DATE.test(text) || AGE.test(text) || page.CHAMBER.test(text)) return null;
    const match = page.SPEAKER.exec(text);
    if (match) {
      const [, portrait, display] = match as unknown as [string, string, string];
      const isSure =
        linked || (mayBeSamePerson(portrait, display) && !/[.?!,;:”"]$/.test(text) && /^\p{Lu}/u.test(display));
      return isSure ? { portrait, display, onNextLine: false } : null;
    }
    const portrait = page.PORTRAIT.exec(text)?.[1];
    if (portrait && next && page.areLinks(after, third, "picture")) {
      return { portrait, display: next.text, onNextLine: true };
    }
  }
  return linked && text.length <= 200 ? { portrait: null, display: text, onNextLine: false } : null;
}
