import type { IsoDate } from "../../../shared/model/extract.ts";
import { parseDay } from "../../ui/typed-day.ts";

/** What was typed into a field: the value to keep (null: not known), or what is wrong with it. */
export type Typed = { value: string | null } | { problem: string };

/** How a field is typed. */
export type ValueForm = "text" | "day" | "address" | "house";

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
