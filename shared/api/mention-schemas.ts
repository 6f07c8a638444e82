import { z } from "zod";

/** One mention of a member in a contribution. */
export const contributionMention = z.object({
  /** As the text prints it. */
  printed: z.string(),
  /** UTF-16 offsets into the text of the contribution, end exclusive. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** Null where it is not certain who is meant. */
  name: z.string().nullable(),
  /** Whether somebody of that name speaks in the library. */
  speaks: z.boolean(),
  /** Says of nobody in particular more than "the hon. Lady". */
  isCourtesy: z.boolean(),
  /** Why it is certain, or why not; a sentence. */
  reason: z.string(),
});
export type ContributionMention = z.infer<typeof contributionMention>;
