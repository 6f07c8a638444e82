import type { DateNode } from "./query.ts";

const DAY_FORM = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/**
 * Reads `2024`, `2024-09`, `2024-09-02` or two of these with `..` between, either end open. Null when it is
 * none of these, names no real day, or ends before it begins.
 */
export function parseDates(text: string): DateNode | null {
  const [first = "", second, ...rest] = text.split("..");
  if (rest.length > 0 || text === "..") return null;
  const from = first.trim() === "" ? null : parseSpan(first.trim());
  const to = second === undefined ? from : second.trim() === "" ? null : parseSpan(second.trim());
  if ((from === null && first.trim() !== "") || (to === null && (second ?? "").trim() !== "")) return null;
  if (from === null && to === null) return null;
  if (from && to && from.first > to.last) return null;
  return { type: "date", from: from?.first ?? null, to: to?.last ?? null };
}

/** Writes a date condition as short as it can be said. */
export function formatDates(node: DateNode): string {
  if (node.from !== null && node.from === node.to) return node.from;
  return `${node.from ?? ""}..${node.to ?? ""}`;
}

function parseSpan(text: string): { first: string; last: string } | null {
  const match = DAY_FORM.exec(text);
  if (!match) return null;
  const [, year = "", month, day] = match;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const lastDay = daysInMonth(Number(year), Number(month));
  if (lastDay === 0) return null;
  const inMonth = `${year}-${month.padStart(2, "0")}`;
  if (day === undefined) return { first: `${inMonth}-01`, last: `${inMonth}-${String(lastDay).padStart(2, "0")}` };
  if (Number(day) < 1 || Number(day) > lastDay) return null;
  const whole = `${inMonth}-${day.padStart(2, "0")}`;
  return { first: whole, last: whole };
}

/** 0 for a month that does not exist. */
function daysInMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
