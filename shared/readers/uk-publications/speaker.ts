import type { Block } from "../html/blocks.ts";
import { readTurnLine } from "../name-colon/turn-line.ts";
import { remembered } from "../remembered.ts";

/** Who begins to speak in a block. Offsets count in the block's words. */
export interface SpeakerMark {
  name: string;
  /** Where the name stands. */
  from: number;
  to: number;
  /** Where the words begin. */
  textStart: number;
  /** Numbers before the name: `1`, `T2`, `66860`. */
  numbers: string[];
  isQuestion: boolean;
}

const NUMBERS = /^(?:[TQ]?\d{1,4}\.? ?)?(?:\[(?:HL ?)?\d{2,7}\])?$/;
const SEVERAL = /^(?:(?:Several|Some|An|A) )?(?:right )?(?:hon\.?|noble) (?:Members?|Lords?)$/i;
const BY = /^(?:Asked|Tabled|Moved) by:? (.{3,120})$/;
const ASKED = /^,? ?asked (?:(?:Her|His) Majesty|the |Mr\.? |Madam )/;
/** Constituency and party may stand after the bold name. */
const PLACES = /^\s*(?:\([^()]{1,60}\)\s*){1,2}(?=:)/;
const MAX_NAME = 220;

/** A name whose words are bold too (`<b>Jane Vale:</b> <b>It was sent.</b>`), as corrections print them; headings end otherwise. */
const BOLD_WORDS = /^([^:]{3,120}:)\s.*[.?!]\s*$/s;

/** What a name's form alone says of bold words before a colon: a page has the same names again and again. */
const strengthOf = remembered((name) => {
  if (SEVERAL.test(name) || /^\p{Lu}.*\)$/u.test(name)) return "sure";
  return readTurnLine(`${name}: `)?.strength ?? null;
});

/** Whether bold words before a colon are a speaker; `isSure` where the page's other bold words are sub-headings too. */
function isSpeaker(name: string, isSure: boolean): boolean {
  if (name.length > MAX_NAME) return false;
  const strength = strengthOf(name);
  return strength === "sure" || (strength === "likely" && !isSure);
}

/** Reads the speaker at a block's beginning: bold, with a colon or before `asked Her Majesty's Government`; else null. */
export function readSpeaker(block: Block, isSure: boolean): SpeakerMark | null {
  const { text } = block.words;
  const run = block.bold[0];
  if (!run || run.from > 20) return null;
  const by = BY.exec(text);
  if (by) {
    const from = text.length - (by[1] as string).length;
    const isQuestion = !text.startsWith("Moved");
    return { name: by[1] as string, from, to: text.length, textStart: text.length, numbers: [], isQuestion };
  }
  const before = text.slice(0, run.from).trim();
  if (!NUMBERS.test(before)) return null;
  const inner = /^((?:[TQ]?\d{1,4}\. ?)?(?:\[(?:HL ?)?\d{2,7}\] ?)?)(.*)$/s.exec(text.slice(run.from, run.to));
  const [, innerNumbers = "", inBold = ""] = inner ?? [];
  const bold = BOLD_WORDS.exec(inBold)?.[1] ?? inBold;
  const numbers = `${before} ${innerNumbers}`.match(/[TQ]?\d+|HL ?\d+/g) ?? [];
  const from = run.from + innerNumbers.length;
  const places = bold.trimEnd().endsWith(":") ? "" : (PLACES.exec(text.slice(run.to))?.[0] ?? "");
  const name = `${bold}${places}`.replace(/\s*:?\s*$/, "");
  const to = from + name.length;
  const colon = /^\s*:\s*/.exec(text.slice(to));
  const isQuestion = numbers.length > 0;
  if (colon && isSpeaker(name, isSure)) {
    return { name, from, to: to + colon[0].trimEnd().length, textStart: to + colon[0].length, numbers, isQuestion };
  }
  if (!ASKED.test(text.slice(to).trimStart()) || !isSpeaker(name, isSure)) return null;
  return { name, from, to, textStart: to, numbers, isQuestion: true };
}
