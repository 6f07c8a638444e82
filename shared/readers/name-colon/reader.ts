import type { Probe, SniffResult, TextReader } from "../reader.ts";
import { LOG } from "./page-lines.ts";
import { open } from "./parse.ts";

/** Markup and data are other formats, whatever colons they hold. */
const OTHER_FORMAT = /^\s*(?:<|\{|\[\s*[{"]|WEBVTT\b|%PDF)/;

/** More need not be counted to know the format. */
const ENOUGH_TURNS = 10;
const SNIFF_STEP = 4096;

function likely(turns: string): SniffResult {
  return { confidence: "likely", reason: `It has lines "Name: words" (${turns} near its beginning).` };
}

/** A protocol's title page, whose list of contents may be longer than what is looked at. */
const PROTOCOL = /^\s*Plenarprotokoll \d{1,3}\/\d{1,4}\s/;

/** Reads the probe and counts the turns it finds. */
function sniff({ text, complete }: Pick<Probe, "text" | "complete">): SniffResult {
  if (OTHER_FORMAT.test(text)) return { confidence: "no", reason: "It is markup or data." };
  if (LOG.test(text)) return { confidence: "no", reason: "It is the log of a program." };
  let turns = 0;
  const parse = open((event) => {
    if (event.type === "occurrence" && event.speaker && !event.more) turns++;
  });
  for (let at = 0; at < text.length; at += SNIFF_STEP) {
    parse.write(text.slice(at, at + SNIFF_STEP));
    if (turns >= ENOUGH_TURNS) return likely(`${ENOUGH_TURNS} or more`);
  }
  parse.end();
  if (turns > 1) return likely(`${turns}`);
  if (!complete && PROTOCOL.test(text))
    return { confidence: "likely", reason: "It is a protocol whose contents are all that its beginning has." };
  if (turns === 1) return { confidence: "maybe", reason: 'It has one line "Name: words".' };
  return { confidence: "no", reason: 'It has no lines "Name: words".' };
}

/** Transcripts in which each turn begins with its speaker and a colon, in the many habits people have. */
export const nameColon: TextReader = {
  id: "name-colon",
  version: 11,
  name: "Plain text, “Name: words”",
  sniff,
  open,
};
