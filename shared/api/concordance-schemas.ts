import { z } from "zod";
import { known, nonNegative } from "./common-schemas.ts";
import { anchor } from "./page-schemas.ts";
import { querySpec } from "./query-schemas.ts";

/** Words left and right of a hit that a concordance can be sorted by. */
export const CONTEXT_PLACES = ["5L", "4L", "3L", "2L", "1L", "node", "1R", "2R", "3R", "4R", "5R"] as const;
export type ContextPlace = (typeof CONTEXT_PLACES)[number];

/** What lines can be sorted by: words around the hit, or what is known of the contribution. */
export const LINE_SORTS = [...CONTEXT_PLACES, "date", "speaker", "party", "debate", "source"] as const;
export const lineSort = z.enum(LINE_SORTS);
export type LineSort = z.infer<typeof lineSort>;

/** Lines of a sample at most. */
export const MOST_SAMPLED = 100_000;

/** What a concordance shows: one JSON value that can be kept and repeated exactly. */
export const concordanceSpec = z.object({
  /** Of its order nothing is used. */
  query: querySpec,
  /** The first decides. Lines that are equal in all stand in the order of debates, as printed; so do all without any. */
  sort: z.array(lineSort).max(3),
  /** So many lines at random; the same seed draws the same lines, and a larger sample holds the smaller one. */
  sample: z
    .object({ size: z.number().int().min(1).max(MOST_SAMPLED), seed: z.number().int().min(0).max(0xffffffff) })
    .nullable(),
});
export type ConcordanceSpec = z.infer<typeof concordanceSpec>;

export const concordanceFacts = z.object({
  generation: nonNegative,
  /** Names the set of lines: while it is the same, so are the lines and their ordinals. */
  set: nonNegative,
  /** False when the query has no words to show in their contexts. */
  hasWords: z.boolean(),
  /** All hits of the query, each contribution counted once, and the contributions they stand in. */
  hits: nonNegative,
  hitContributions: nonNegative,
  /** Lines of the concordance: all hits, or those of the sample. None where there are more than `most`. */
  lines: nonNegative,
  lineContributions: nonNegative,
  /** Lines that a concordance can hold. */
  most: nonNegative,
  /** Lines whose words were read for sorting; the concordance stands in its order when it is `lines`. */
  read: nonNegative,
});
export type ConcordanceFacts = z.infer<typeof concordanceFacts>;

export const concordanceLine = z.object({
  /** Place among the lines of the set by debate, as printed; stays the same in any order. */
  ordinal: nonNegative,
  contribution: z.string(),
  debate: z.string(),
  /** Its words are the node, its offsets the place; what a tag put on the line holds on to. */
  anchor,
  /** About 80 characters before and after the node, whole words, verbatim: paragraphs end in U+000A. */
  left: z.string(),
  right: z.string(),
  date: known,
  speaker: z.object({ printed: z.string().nullable(), name: known }),
  party: known,
  office: known,
  constituency: known,
  debateTitle: z.string(),
  house: z.string().nullable(),
  /** The file whose words are shown, with the line its paragraph begins on. */
  path: z.string(),
  line: nonNegative.nullable(),
  column: z.string().nullable(),
});
export type ConcordanceLine = z.infer<typeof concordanceLine>;
