import { z } from "zod";

// What the table and the date facet ask beyond rows. No import from `schemas.ts`: the query itself holds a grouping.

const nonNegative = z.number().int().nonnegative();
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Values of a facet that come with a result; of more there are those with most contributions, and those chosen. */
export const MOST_FACET_VALUES = 500;

/** What the rows of the table can be grouped by. */
export const GROUP_FIELDS = ["debate", "speaker", "party", "month"] as const;
export type GroupField = (typeof GROUP_FIELDS)[number];

/**
 * Rows that share a value stand together, in the query's own order within. Groups come by their value (days for
 * debates and months; turned round where the query sorts by it downwards) or by size, the largest first; those
 * without a value come last by value.
 */
export const grouping = z.object({ by: z.enum(GROUP_FIELDS), order: z.enum(["value", "count"]) });
export type Grouping = z.infer<typeof grouping>;

/**
 * What names a group also after a restart, in the same grouping: the key of an occurrence in its debate; its name, party
 * or month; null for rows without one.
 */
export const groupName = z.string().max(5000).nullable();
/** So many groups at most differ from all others in being open or closed. */
export const MOST_NAMED_GROUPS = 1000;

/** Where the group of a name stands; null where there is none. */
export const namedGroup = z.object({ name: groupName, group: nonNegative.nullable() });

/** A group of rows. */
export const groupRow = z.object({
  /** Debate id, name, party or month (`2025-01`); null for rows without one. */
  value: z.string().nullable(),
  name: groupName,
  label: z.string(),
  contributions: nonNegative,
  words: nonNegative,
  /** Position of its first row in the grouped order. */
  first: nonNegative,
});
export type GroupRow = z.infer<typeof groupRow>;

export const TIME_UNITS = ["year", "month", "day"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** Contributions over time. Periods without any are left out; at most 4,000, then the unit is too fine. */
export const timeline = z.object({
  /** First and last day of the whole library; null when nothing has a date. */
  extent: z.object({ from: isoDate, to: isoDate }).nullable(),
  /** By first day, in order. `all`: of the library; `matching`: those that pass all but the dates of the query. */
  periods: z.array(z.object({ from: isoDate, all: nonNegative, matching: nonNegative })),
  undated: z.object({ all: nonNegative, matching: nonNegative }),
});
export type Timeline = z.infer<typeof timeline>;
