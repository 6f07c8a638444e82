import { readTurnLine } from "../name-colon/turn-line.ts";
import { parseOwnLines } from "./parse.ts";

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
