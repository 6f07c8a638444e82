import { readTurnLine } from "../name-colon/turn-line.ts";
import { parseOwnLines } from "./parse.ts";
import { readSpeakerLine } from "./speaker-line.ts";

/** How many turns a text's beginning shows whose speaker stands on its own line. */
export function countSpeakers(text: string): number {
  let turns = 0;
  const parse = parseOwnLines((event) => {
    if (event.type === "occurrence" && event.speaker && !event.more) turns++;
  });
  parse.write(text);
  parse.end();
  return turns;
}

/** Whether speakers stand before colons instead, which is another reader's. */
export function hasNamesBeforeColons(text: string): boolean {
  return text.split(/\r\n|\n|\r/).some((line) => readTurnLine(line.trim())?.strength === "sure");
}

/**
 * How many speakers stand on lines of their own with a blank line above and their words right below, as Hansard Online's
 * downloaded text has them: titles, offices and parties in brackets only.
 */
export function countTurnsBelowNames(text: string): number {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.filter((line, at) => {
    const may = /^\p{Lu}.{3,108}[\p{L})]$/u.test(line) && lines[at - 1]?.trim() === "" && lines[at + 1]?.trim();
    return may && readSpeakerLine(line)?.strength === "sure";
  }).length;
}
