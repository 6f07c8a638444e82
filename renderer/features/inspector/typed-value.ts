import type { IsoDate } from "../../../shared/model/extract.ts";
import { DAY_PATTERN, isoDay, readDay } from "../../../shared/readers/dates.ts";

/** What was typed into a field: the value to keep (null: not known), or what is wrong with it. */
export type Typed = { value: string | null } | { problem: string };

/** How a field is typed. */
export type ValueForm = "text" | "day" | "address" | "house";

const WRITTEN_DAY = new RegExp(`^${DAY_PATTERN}$`, "i");

/** Reads a day typed as `2025-01-16` or `16 January 2025` (also `Thursday 16th Jan 2025`); null when it is none. */
export function parseDay(typed: string): IsoDate | null {
  const text = typed.trim().replace(/\s+/g, " ");
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
  if (year) return isoDay(Number(year), Number(month), Number(day));
  return WRITTEN_DAY.test(text) ? readDay(text) : null;
}

/** Reads what was typed; blank means that the value is not known. */
export function readTyped(form: ValueForm, typed: string): Typed {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") return { value: null };
  if (form === "day") {
    const day = parseDay(text);
    return day ? { value: day } : { problem: "Write a day as 16 January 2025 or 2025-01-16." };
  }
  if (form === "address" && !isWebAddress(text)) {
    return { problem: "Write a whole address that begins with https:// or http://." };
  }
  return { value: text };
}

/** Reads both ends of a period, each of which may be open. */
export function readPeriod(
  from: string,
  to: string,
): { from: IsoDate | null; to: IsoDate | null } | { problem: string; at: "from" | "to" } {
  const [first, last] = [readTyped("day", from), readTyped("day", to)];
  if ("problem" in first) return { problem: first.problem, at: "from" };
  if ("problem" in last) return { problem: last.problem, at: "to" };
  if (first.value && last.value && first.value > last.value) {
    return { problem: "The last day lies before the first.", at: "to" };
  }
  return { from: first.value, to: last.value };
}

function isWebAddress(text: string): boolean {
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === "https:" || protocol === "http:") && hostname !== "";
}
