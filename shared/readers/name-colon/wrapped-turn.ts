import type { Line } from "../lines.ts";
import { readTurnLine, type TurnLine } from "./turn-line.ts";

/** A long office fills a line: `Minister of State at the Department of Harbours, Dredging, Ferries and`. */
const OFFICE_BEGINS =
  /^(?:The |THE )?(?:(?:Assistant|ASSISTANT|Deputy|DEPUTY|Prime|PRIME|First|FIRST) )?(?:Minister|MINISTER|Parliamentary Secretary|PARLIAMENTARY SECRETARY|Secretary of State|SECRETARY OF STATE|Cabinet Secretary|CABINET SECRETARY)[^:.;!?()]{20,120}$/;
/** Who holds it stands on the next line: `Ports (Deputy Ann Elm): words`. */
const HOLDER_BELOW = /^[^:.;!?()]{0,100}\([^()]{3,60}\)\s?:/;

/** `Anna Ulme (BÜNDNIS 90/`, whose bracket ends on the next line: `DIE GRÜNEN):`. */
const BRACKET_OPENS = /^\p{Lu}[^:;!?()]{3,60}(?: \([^()]{2,30}\))? \([^():;!?]{2,40}$/u;
const BRACKET_ENDS = /^[^():]{1,40}\)\s?:/;

/** Reads an office that fills a line and its holder on the next, or a name whose bracket ends there, as one speaker; offsets go on past the first line and a blank. */
export function readWrappedTurn(line: Line, next: Line | undefined): TurnLine | null {
  if (!next || next.blankBefore) return null;
  const isOffice = OFFICE_BEGINS.test(line.text) && HOLDER_BELOW.test(next.text);
  if (!isOffice && !(BRACKET_ENDS.test(next.text) && BRACKET_OPENS.test(line.text))) return null;
  const found = readTurnLine(`${line.text} ${next.text}`);
  const isWhole = found !== null && found.textStart > line.text.length + 1;
  if (!isWhole || (isOffice ? found.strength !== "sure" : found.strength === "weak")) return null;
  return { ...found, strength: "sure" };
}
