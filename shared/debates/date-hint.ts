import type { DateHint } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import { compareText, type ExtractNode } from "./extract-node.ts";
import { dayInWords, sourcePath } from "./wording.ts";

/**
 * Where an undated debate lies by its place on a page that lists dated debates from the newest to the oldest or
 * the other way round: between its dated neighbours. The narrowest of several; null when no page tells.
 */
export function dateHint(members: readonly ExtractNode[]): DateHint | null {
  const hints = members.map(hintOfPage).filter((hint) => hint !== null);
  return hints.sort((a, b) => days(a) - days(b) || compareText(a.reason, b.reason))[0] ?? null;
}

function days({ interval }: DateHint): number {
  return Date.parse(interval.to) - Date.parse(interval.from);
}

function hintOfPage({ source, extract }: ExtractNode): DateHint | null {
  const dates = source.extracts.map((other) => other.date);
  const listed = dates.filter((date) => date !== null);
  const direction = directionOf(listed);
  const before = dates.slice(0, extract.ordinal).findLast((date) => date !== null);
  const after = dates.slice(extract.ordinal + 1).find((date) => date !== null);
  if (!direction || !before || !after) return null;
  const [from, to] = direction === "newest" ? [after, before] : [before, after];
  const listing = direction === "newest" ? "from the newest to the oldest" : "from the oldest to the newest";
  const reason =
    `${sourcePath(source.source)} lists its debates ${listing}, and this one stands between ` +
    `${dayInWords(before)} and ${dayInWords(after)}.`;
  return { interval: { from, to }, reason };
}

/** Which end a page begins with; null when its dates go up and down or are all the same. */
function directionOf(dates: readonly IsoDate[]): "newest" | "oldest" | null {
  const steps = dates.slice(1).map((date, at) => compareText(date, dates[at] as IsoDate));
  if (steps.every((step) => step === 0)) return null;
  if (steps.every((step) => step <= 0)) return "newest";
  return steps.every((step) => step >= 0) ? "oldest" : null;
}
