import { parseLines } from "../lines.ts";
import type { Probe, SniffResult, TextReader } from "../reader.ts";
import { REPORT_NAME } from "./page.ts";
import { DEPTH, Report } from "./report.ts";
import { readTurn } from "./turn.ts";

/** Turns as the report prints them, and those whose group only this parliament has. */
function countTurns(text: string): { turns: number; groups: number } {
  let turns = 0;
  let groups = 0;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const turn = readTurn(line.trim(), false);
    if (!turn || turn.strength === "name") continue;
    turns++;
    if (turn.isOwnGroup) groups++;
  }
  return { turns, groups };
}

function sniff({ text }: Probe): SniffResult {
  // Every turn has a full stop and a dash.
  if (!/\.\s?[–−—-]/.test(text))
    return { confidence: "no", reason: "It has no turns as the European Parliament prints them." };
  const { turns, groups } = countTurns(text);
  if (turns > 0 && REPORT_NAME.test(text))
    return { confidence: "certain", reason: "It has the name of the European Parliament's report and its turns." };
  const reason = `It has ${turns} turns as the European Parliament prints them, ${groups} with a political group.`;
  if (turns >= 3 && groups >= 2) return { confidence: "likely", reason };
  return { confidence: turns >= 2 && groups >= 1 ? "maybe" : "no", reason };
}

/**
 * The European Parliament's verbatim report (CRE), copied as text from the site or handed over from its HTML. Steps from source to
 * words: line unwrapping; marks of the language (`(DE)`), numbers of speeches and pictures' marks are left out.
 */
export const europarlReport: TextReader = {
  id: "europarl-report",
  version: 1,
  name: "European Parliament, verbatim report",
  sniff,
  open(sink, { path }) {
    return parseLines(DEPTH, new Report(sink, path));
  },
};
