import { isoDay } from "../dates.ts";
import { countSpeakers, countTurnsBelowNames, hasNamesBeforeColons } from "../own-line/count-speakers.ts";
import { parseOwnLines } from "../own-line/parse.ts";
import type { SniffResult, TextReader } from "../reader.ts";

const DEBATED = /^[ \t]*Volume \d+: debated on \w+ \d{1,2} \w+ \d{4}[ \t]*\r?$/m;

/** Times of the site's "Download text", which prints neither volume nor day. */
const TIME = /^\d{2}:\d{2}:\d{2}[ \t]*\r?$/m;
/** `Harbours Bill 2030-12-17.txt`: how the site names that text. */
const NAMED = / (\d{4})-(\d{2})-(\d{2})(?: ?\(\d+\))?\.txt$/i;

function dayOfName(path: string) {
  const match = NAMED.exec(path);
  return match ? isoDay(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

function sniffDownload(text: string): SniffResult {
  const turns = TIME.test(text) ? countTurnsBelowNames(text) : 0;
  if (turns < 3 || hasNamesBeforeColons(text))
    return { confidence: "no", reason: 'It has no line "Volume ...: debated on ...", and no names above words.' };
  return { confidence: "likely", reason: `It has times and ${turns} names above words, as Hansard Online's text has.` };
}

function sniff({ text }: { text: string }): SniffResult {
  const at = DEBATED.exec(text)?.index ?? -1;
  if (at < 0 || at > 4000) return sniffDownload(text);
  const reason = 'It has the line "Volume ...: debated on ..." of a Hansard Online page.';
  if (!hasNamesBeforeColons(text)) return { confidence: "certain", reason };
  return { confidence: countSpeakers(text) > 1 ? "likely" : "maybe", reason };
}

/** Text copied or downloaded from Hansard Online: with speakers on lines of their own, or without any, as reader modes give it. */
export const hansardOnlineText: TextReader = {
  id: "hansard-online-text",
  version: 6,
  name: "Hansard Online, copied or downloaded as text",
  sniff,
  open: (sink, { path }) => parseOwnLines(sink, dayOfName(path)),
};
