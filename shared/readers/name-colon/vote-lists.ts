import { arePartyVotes } from "../../text/division.ts";
import type { Line } from "../lines.ts";

/** A side over a list of names: `For`, `Against`, `Abstentions`. */
const SIDE = /^(?:for|against|in favour|ayes?|noes?|yeas?|nays?|abstentions?|abstained)(?:(?: |: ?)\d{1,4})?:?$/iu;
/** `The Dáil divided: Tá, 59; Níl, 73; Staon, 1.`, with the names of all sides below, which are mixed in text of a PDF. */
const IRISH_DIVISION = /^The (?:Dáil|Seanad|(?:\p{L}+ )?Committee) divided: Tá, \d/u;
const IRISH_SIDE = /^(?:Tá|Níl|Staon|Tellers: .*)$/u;
/** A name of such a list: `Ash, Graham (West Scotland) (Con)`. */
const LISTED =
  /^\p{Lu}[\p{L}'’ -]{1,40}, (?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Hon|rh)\.? )*\p{Lu}[\p{L}.'’ -]{0,40}(?: \([^()]{2,60}\)){0,3}\.?$/u;

/** Whether a line is a name as lists of a division print it, a line each, or what whole parties voted. */
export function isListed({ text }: Line): boolean {
  return (text.length < 120 && (LISTED.test(text) || IRISH_SIDE.test(text))) || arePartyVotes(text);
}

/** Whether a line is a side of a division with its list below. */
export function beginsVotes({ text }: Line, [next]: readonly Line[]): boolean {
  if (text.length < 80 && IRISH_DIVISION.test(text)) return true;
  return text.length < 30 && SIDE.test(text) && next !== undefined && isListed(next);
}
