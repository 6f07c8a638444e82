import { countSpeakers, hasNamesBeforeColons } from "../own-line/count-speakers.ts";
import { parseOwnLines } from "../own-line/parse.ts";
import type { SniffResult, TextReader } from "../reader.ts";

const DEBATED = /^[ \t]*Volume \d+: debated on \w+ \d{1,2} \w+ \d{4}[ \t]*\r?$/m;

function sniff({ text }: { text: string }): SniffResult {
  const at = DEBATED.exec(text)?.index ?? -1;
  if (at < 0 || at > 4000) return { confidence: "no", reason: 'It has no line "Volume ...: debated on ...".' };
  const reason = 'It has the line "Volume ...: debated on ..." of a Hansard Online page.';
  if (!hasNamesBeforeColons(text)) return { confidence: "certain", reason };
  return { confidence: countSpeakers(text) > 1 ? "likely" : "maybe", reason };
}

/** Text copied from Hansard Online: with speakers on lines of their own, or without any, as reader modes give it. */
export const hansardOnlineText: TextReader = {
  id: "hansard-online-text",
  version: 4,
  name: "Hansard Online page, copied as text",
  sniff,
  open: (sink) => parseOwnLines(sink),
};
