import { readColumns, writeColumn } from "../text/printed-column.ts";
import { readTime } from "../text/printed-time.ts";
import type { ColumnNode, TimeNode } from "./query.ts";

/** Reads `344`, `12W`, or two of one series with `..` between, either end open. Null when it is none of these. */
export function parseColumns(text: string): ColumnNode | null {
  const ends = endsOf(text);
  if (!ends) return null;
  const [from, to] = ends.map((end) => (end === "" ? null : readColumns(end)));
  const series = from?.series ?? to?.series;
  if (series === undefined || (from === null) !== (ends[0] === "") || (to === null) !== (ends[1] === "")) return null;
  // "12W..15" goes on in the series it begins in.
  if (from && to && to.series !== series && to.series !== "#") return null;
  if (from && to && to.last < from.first) return null;
  return { type: "column", series, from: from?.first ?? null, to: to?.last ?? null };
}

/** Writes a condition on columns so that it is read back the same. */
export function formatColumns({ series, from, to }: ColumnNode): string {
  const [first, last] = [from, to].map((end) => (end === null ? "" : writeColumn(series, end)));
  return from === to ? (first as string) : `${first}..${last}`;
}

/** Reads `14:30`, `2.30pm`, `14` (the whole hour), or two of these with `..` between, either end open; null for others. */
export function parseTimes(text: string): TimeNode | null {
  const ends = endsOf(text);
  if (!ends) return null;
  const [from, to] = ends.map((end) => (end === "" ? null : readTime(end)));
  if ((!from && ends[0] !== "") || (!to && ends[1] !== "")) return null;
  if (from && to && to.last < from.first) return null;
  return { type: "time", from: from?.first ?? null, to: to?.last ?? null };
}

/** Writes a condition on times so that it is read back the same. */
export function formatTimes({ from, to }: TimeNode): string {
  const first = from === null ? "" : clock(from, from % 60 === 0);
  const last = to === null ? "" : clock(to, to % 60 === 59);
  return from !== null && first === last ? first : `${first}..${last}`;
}

/** Without seconds where they say nothing: as a beginning the first of a minute, as an end the last. */
function clock(second: number, isWhole: boolean): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, ...(isWhole ? [] : [second % 60])];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** Both ends of a range, "" for an open one; of a value alone twice the same. Null when nothing is said or too much. */
function endsOf(text: string): [string, string] | null {
  const [first = "", second = first, ...rest] = text.split("..").map((end) => end.trim());
  return rest.length > 0 || (first === "" && second === "") ? null : [first, second];
}
