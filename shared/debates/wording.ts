import type { Correction } from "../model/correction.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** `2025-01-06` as `6 January 2025`; anything else unchanged. */
export function dayInWords(date: IsoDate): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  const month = match && MONTHS[Number(match[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date;
}

/** The path of a source within its root, as users see it. */
export function sourcePath(source: SourceId): string {
  const slash = source.indexOf("/");
  return slash < 0 ? source : source.slice(slash + 1);
}

/** `a`, `a and b`, `a, b and c`; from five on `a, b, c and 2 more`. */
export function listInWords(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  if (items.length > 4) return `${items.slice(0, 3).join(", ")} and ${items.length - 3} more`;
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** The first six words in curly quotes, to point at a turn in a sentence. */
export function quoteStart(text: string): string {
  const words = text.trim().split(/\s+/);
  return `“${words.slice(0, 6).join(" ")}${words.length > 6 ? "…" : ""}”`;
}

/** `by JS on 3 March 2026`. */
export function byWhom(correction: Correction): string {
  return `by ${correction.author || "you"} on ${dayInWords(correction.at)}`;
}

/** `1 file`, `3 files`. */
export function countInWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
