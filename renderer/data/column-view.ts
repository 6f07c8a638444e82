import { z } from "zod";

/** What the analyst changed of a table's columns; columns it does not name stand as they are by default. */
export const columnView = z.object({
  order: z.array(z.string()),
  /** Column id -> shown or not. */
  shown: z.record(z.string(), z.boolean()),
  widths: z.record(z.string(), z.number()),
  /** Those that stay at the left edge while the others scroll by. */
  pinned: z.array(z.string()).default([]),
});
export type ColumnView = z.infer<typeof columnView>;

export const INITIAL_COLUMN_VIEW: ColumnView = { order: [], shown: {}, widths: {}, pinned: [] };
