import type { Line } from "../lines.ts";
import { readTurnLine, type TurnLine } from "./turn-line.ts";

/** A long office fills a line: `Minister of State at the Department of Harbours, Dredging, Ferries and`. */
const OFFICE_BEGINS =
  /^(?:The |THE )?(?:(?:Assistant|ASSISTANT|Deputy|DEPUTY|Prime|PRIME|First|FIRST) )?(?:Minister|MINISTER|Parliamentary Secretary|PARLIAMENTARY SECRETARY|Secretary of State|SECRETARY OF STATE|Cabinet Secretary|CABINET SECRETARY)[^:.;!?()]{20,120}$/;
/** Who holds it stands on the next line: `Ports (Deputy Ann Elm): words`. */
const HOLDER_BELOW = /^[^:.;!?()]{0,100}\([^()]{3,60}\)\s?:/;

/** Reads an office that fills a line and its holder on the next as one speaker; offsets go on past the first line and a blank. */
export function readWrappedTurn(line: Line, next: Line | undefined): TurnLine | null {
  if (!next || next.blankBefore || !OFFICE_BEGINS.test(line.text) || !HOLDER_BELOW.test(next.text)) return null;
  const found = readTurnLine(`${line.text} ${next.text}`);
  return found?.strength === "sure" && found.textStart > line.text.length + 1 ? found : null;
}

/** What is said in a line that begins a turn, with the line below where it goes on. */
export function wordsOf({ textStart }: TurnLine, { text }: Line, [next]: readonly Line[]): string {
  const own = text.slice(textStart);
  return next && (own === "" || !next.blankBefore) ? `${own} ${next.text}`.trim() : own;
}
