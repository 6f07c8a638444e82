import { type Line, scanLines } from "../lines.ts";
import type { Probe, SniffResult } from "../reader.ts";
import { AGE } from "./age.ts";
import * as page from "./patterns.ts";

/** One speaker is proof enough; no more than this is read after it. */
const STEP = 1024;

/** Signs of the site besides speakers; two of them make a capture that lost its speakers likely. */
const SIGNS = [
  page.FULL_DEBATE,
  page.LINK_BAR,
  AGE,
  page.PAIR_HEADING,
  page.PAIR_PAGE,
  page.PAGE_NOTE,
  page.GAP,
  page.CHAMBER,
  page.ANSWERED,
];

/** Recognises pages by a speaker with the links below, by a written question's heading, or by what else the site prints. */
export function sniff(probe: Probe): SniffResult {
  let speakers = 0;
  let questions = 0;
  const signs = new Set<RegExp>();
  const take = (line: Line, [next, after]: readonly Line[]) => {
    if (isSpeaker(line, next, after)) speakers++;
    if (!page.mayBeMark(line.text)) return;
    if (page.ASKED.test(line.text) && page.ADDRESSEE.test(next?.text ?? "")) questions++;
    for (const sign of SIGNS) if (sign.test(line.text)) signs.add(sign);
  };
  const lines = scanLines(2, take, page.unglue);
  for (let at = 0; at < probe.text.length && speakers === 0; at += STEP) lines.write(probe.text.slice(at, at + STEP));
  lines.end();
  if (speakers > 0) return { confidence: "certain", reason: "Speakers stand above links of ParallelParliament." };
  if (questions > 0)
    return { confidence: "certain", reason: "It is a written question as ParallelParliament prints it." };
  if (signs.size > 1) {
    return { confidence: "likely", reason: "It has headings and notes of ParallelParliament, but no speakers." };
  }
  return { confidence: "no", reason: "It has no marks of ParallelParliament." };
}

/**
 * Whether a line names a speaker, as far as the two after it tell. "- Hansard" alone is an entry in the menu of many
 * parliaments' sites, unless somebody's picture stands above it.
 */
function isSpeaker({ text }: Line, next: Line | undefined, after: Line | undefined): boolean {
  // Few lines stand above links: what the line itself says is looked at last.
  if (text.length >= 450 || !page.areLinks(next, after, "picture")) return false;
  return page.SPEAKER.test(text) || (page.areLinks(next, after, "name") && next?.text !== "- Hansard");
}
