import { z } from "zod";
import { TABLE_FIELDS } from "../model/table-fields.ts";

const field = z.enum(TABLE_FIELDS);
const byField = z.partialRecord(field, z.string());

/** Field of a table of speeches -> printed name of its column, null for none; fields left out are guessed. */
export const chosenColumns = z.partialRecord(field, z.string().max(1000).nullable());

/** The columns of a table of speeches, what each field is taken from, and what comes of it. */
export const sourceColumns = z.object({
  path: z.string(),
  /** With different values that stand in each. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
  /** Field -> column by its name alone. */
  guessed: byField,
  /** Field -> column as asked for. */
  used: byField,
  /** What holds now, and for which file or folder it was chosen; null when everything is guessed. */
  chosen: z.object({ path: z.string(), columns: chosenColumns }).nullable(),
  /** The first contributions as they would be read, field -> value; `text` may be cut short. */
  preview: z.array(byField),
  /** Rows near the beginning that would be contributions. */
  contributions: z.number().int().nonnegative(),
});
export type SourceColumns = z.infer<typeof sourceColumns>;
