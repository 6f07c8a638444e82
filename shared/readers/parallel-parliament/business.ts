import type { DebateKind } from "../../model/extract.ts";

/** What kind of business an item is, as far as its title tells. */
export function kindOfTitle(title: string | null): DebateKind {
  if (title !== null && /\bBill(?: ?\[[^\]]+\])?$/.test(title)) return "bill";
  if (title !== null && /^(?:Oral Answers to Questions|Topical Questions)$/i.test(title)) return "oral-question";
  return "debate";
}

/** An oral question as Hansard numbers it: `3. Whether ...`, `T2. If she will ...`, `Q1. What ...`. */
export const NUMBERED_QUESTION = /^[TQ]?\d{1,3}\. (?:Whether|What|If|How|When|Why|Which|Who|Where|To ask)\b/;

/** Formulas of the House, printed between turns without a speaker. */
export const PROCEDURAL =
  /^(?:Motion made|Question (?:put|proposed|again proposed|accordingly)|Bill read|Brought up, and read|Amendment (?:proposed|made)|Ordered,|Resolved,|\[.*\]$)/;
