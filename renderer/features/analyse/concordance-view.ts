import { z } from "zod";
import { CONTEXT_PLACES, type LineSort, lineSort } from "../../../shared/api/concordance-schemas.ts";

/** How the concordance is shown; kept per library. */
export const concordanceView = z.object({
  /** At most three; the first decides. Lines that are equal in all stand by debate, as printed. */
  sort: z.array(lineSort).min(1).max(3),
  /** A sample was asked for, or all lines. */
  sample: z.object({ size: z.number().int().min(1), seed: z.number().int().min(0) }).nullable(),
  /** Columns that were shown or hidden by choice. */
  columns: z.record(z.string(), z.boolean()),
});
export type ConcordanceView = z.infer<typeof concordanceView>;

export const FIRST_VIEW: ConcordanceView = { sort: ["date"], sample: null, columns: {} };

/** Lines a sample has at first. */
export const USUAL_SAMPLE = 100;

/** Orders that one click chooses. */
export const PRESETS: readonly { id: "date" | "node" | "left" | "right"; label: string; sort: LineSort[] }[] = [
  { id: "date", label: "Date", sort: ["date"] },
  { id: "node", label: "Node", sort: ["node"] },
  { id: "left", label: "1L 2L 3L", sort: ["1L", "2L", "3L"] },
  { id: "right", label: "1R 2R 3R", sort: ["1R", "2R", "3R"] },
];

const KNOWN_SORTS: { id: LineSort; label: string }[] = [
  { id: "date", label: "Date" },
  { id: "speaker", label: "Speaker" },
  { id: "party", label: "Party" },
  { id: "debate", label: "Debate" },
  { id: "source", label: "File" },
];

/** The order of a preset. */
export function presetSort(id: (typeof PRESETS)[number]["id"]): LineSort[] {
  return PRESETS.find((preset) => preset.id === id)?.sort ?? FIRST_VIEW.sort;
}

/** What can be sorted by: `2L` is the second word to the left. */
export const SORT_OPTIONS: readonly { id: LineSort; label: string }[] = [
  ...CONTEXT_PLACES.map((id) => ({ id, label: id === "node" ? "Node" : id })),
  ...KNOWN_SORTS,
];

/** The order with another key at one of its three places; null ends it there, by date where nothing is left. A key stands once. */
export function setSortKey(sort: readonly LineSort[], at: number, key: LineSort | null): LineSort[] {
  if (key === null) return at === 0 ? ["date"] : sort.slice(0, at);
  const others = sort.filter((other, place) => place !== at && other !== key);
  const before = others.slice(0, at);
  return [...before, key, ...others.slice(before.length)].slice(0, 3);
}

/** Whether two orders are the same. */
export function isSameSort(a: readonly LineSort[], b: readonly LineSort[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}
