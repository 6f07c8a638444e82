import { countSpeakers, hasNamesBeforeColons } from "../own-line/count-speakers.ts";
import { parseOwnLines } from "../own-line/parse.ts";
import type { SniffResult, TextReader } from "../reader.ts";

const REFERENCE = /^[§ \t]*H[CL] Deb \d{1,2} \w+ \d{4} /m;

function sniff({ text }: { text: string }): SniffResult {
  const at = REFERENCE.exec(text)?.index ?? -1;
  if (at < 0 || at > 4000)
    return { confidence: "no", reason: 'It has no reference like "HC Deb 11 November 1999 vol 337".' };
  const turns = countSpeakers(text);
  const reason = `It has a reference like "HC Deb 11 November 1999 vol 337" and ${turns} speaker(s) on lines of their own.`;
  if (turns > 0 && !hasNamesBeforeColons(text)) return { confidence: "certain", reason };
  return { confidence: turns > 1 ? "likely" : "maybe", reason };
}

/** Text copied from Historic Hansard (1803 to 2005), where each speaker's name stands on a line of its own. */
export const historicHansard: TextReader = {
  id: "historic-hansard",
  version: 6,
  name: "Historic Hansard, copied as text",
  sniff,
  open: (sink) => parseOwnLines(sink),
};
