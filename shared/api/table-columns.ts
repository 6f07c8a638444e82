import { z } from "zod";
import { TABLE_FIELDS } from "../model/table-fields.ts";

/** Field of a table of speeches -> printed name of its column, null for none; fields left out are guessed. */
export const chosenColumns = z.partialRecord(z.enum(TABLE_FIELDS), z.string().max(1000).nullable());
