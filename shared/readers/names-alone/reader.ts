import { hasNamesBeforeColons } from "../own-line/count-speakers.ts";
import { parseOwnLines } from "../own-line/parse.ts";
import type { SniffResult, TextReader } from "../reader.ts";

/** Fewer turns may be headings that come again. */
const ENOUGH = 3;
/** What is looked at; more would cost every text time. */
const BEGINNING = 16_384;
/** Markup and data are other formats. */
const OTHER_FORMAT = /^\s*(?:<|\{|\[\s*[{"]|WEBVTT\b|%PDF)/;

const BLANK_LINE = /[\n\r][^\S\n\r]*(?:\r\n|[\n\r])/;

/** Counts the turns of a text's beginning, who speaks in them, and names that no words follow, as headings have none. */
function count(text: string): { turns: number; speakers: number; without: number } {
  const names = new Set<string>();
  let turns = 0;
  let without = 0;
  const parse = parseOwnLines((event) => {
    if (event.type === "diagnostic" && event.code === "speaker-without-words") without++;
    if (event.type !== "occurrence" || !event.speaker || event.more) return;
    turns++;
    names.add(event.speaker.name ?? event.speaker.printed);
  });
  parse.write(text.slice(0, BEGINNING));
  parse.end();
  return { turns, speakers: names.size, without };
}

function sniff({ text }: { text: string }): SniffResult {
  const no = { confidence: "no" as const, reason: "It has no names that stand alone above what somebody says." };
  // Captions have lines of a few words, but none that is blank.
  if (OTHER_FORMAT.test(text) || !BLANK_LINE.test(text)) return no;
  const { turns, speakers, without } = count(text);
  // A conversation has two who speak, and one of them again; of many, more than one.
  if (
    turns < ENOUGH ||
    speakers < 2 ||
    (turns - speakers) * 3 < speakers ||
    without > 0 ||
    hasNamesBeforeColons(text.slice(0, BEGINNING))
  )
    return no;
  return { confidence: "maybe", reason: `It has ${turns} turns below names that stand alone on their lines.` };
}

/** Transcripts in which each speaker's name stands alone above the words, without a reference that says whose record it is. */
export const namesAlone: TextReader = {
  id: "names-alone",
  version: 4,
  name: "Plain text, names on lines of their own",
  sniff,
  open: (sink) => parseOwnLines(sink),
};
