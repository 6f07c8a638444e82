import { compareLabels } from "../index/column.ts";

/** Orders two values of a column; those that are not given come last in either direction. */
export function compareValues(x: string | number | null, y: string | number | null, direction: number): number {
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  if (typeof x === "number" && typeof y === "number") return (x - y) * direction;
  return compareLabels(String(x), String(y)) * direction;
}
