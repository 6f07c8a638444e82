import { z } from "zod";
import { ANCHOR_STATUSES } from "../model/annotation.ts";
import { contributionKind, debateKind, isoDate, known, nonNegative, origin, printedSpeaker } from "./common-schemas.ts";

const text = z.string();
const textOrNull = z.string().nullable();

export const occurrencePlace = z.object({
  key: text,
  source: text,
  path: text,
  extract: nonNegative,
  index: nonNegative,
  revision: text,
  /** 1-based first line of each paragraph. */
  lines: z.array(nonNegative),
  byteStart: nonNegative,
  byteEnd: nonNegative,
  /** True when its words differ from those shown. */
  differs: z.boolean(),
});
export type OccurrencePlace = z.infer<typeof occurrencePlace>;

/** Speaker of a contribution with both views of every attribute. */
export const speakerFacts = z.object({
  printed: printedSpeaker.nullable(),
  personId: textOrNull,
  name: known,
  office: known,
  constituency: known,
  party: known,
});
export type SpeakerFacts = z.infer<typeof speakerFacts>;

export const pageContribution = z.object({
  id: text,
  kind: contributionKind,
  speaker: speakerFacts,
  date: known,
  addressee: known,
  gapBefore: z.object({ printed: text, source: text }).nullable(),
  /** Paragraphs of the leading occurrence; anchors address them joined by U+000A. */
  paragraphs: z.array(text),
  words: nonNegative,
  column: textOrNull,
  time: textOrNull,
  /** The number a question bears: its place on the order paper or its UIN. */
  number: textOrNull,
  url: textOrNull,
  reader: z.object({ id: text, version: nonNegative }),
  /** The first is the leading one. */
  occurrences: z.array(occurrencePlace),
  variants: z.array(z.object({ key: text, path: text, similarity: z.number(), paragraphs: z.array(text) })),
  reasons: z.array(text),
});
export type PageContribution = z.infer<typeof pageContribution>;

export const pageRun = z.object({
  orderKnown: z.boolean(),
  orderOrigin: origin,
  reason: textOrNull,
  /** Files this run comes from. */
  sources: z.array(text),
  contributions: z.array(pageContribution),
});
export type PageRun = z.infer<typeof pageRun>;

/** The facts of a debate that every view of it shows. */
export const debateFacts = z.object({
  id: text,
  kind: debateKind,
  /** Outer headings, the outermost first. */
  headingPath: z.array(text),
  title: known,
  date: known,
  answeredDate: known,
  house: known,
  chamber: known,
  department: known,
  volume: known,
  columns: known,
  url: known,
  dateHint: z.object({ from: isoDate, to: isoDate, reason: text }).nullable(),
  isExcerpt: z.boolean(),
});
export type DebateFacts = z.infer<typeof debateFacts>;

export const debatePage = debateFacts.extend({
  generation: nonNegative,
  contributionCount: nonNegative,
  speakers: z.array(z.object({ personId: text, name: text, contributions: nonNegative })),
  words: nonNegative,
  gaps: nonNegative,
  /** `supersededBy` is set for an older revision of a file: the newest one's path, "" where it is not in the library. */
  sources: z.array(z.object({ id: text, path: text, line: nonNegative, supersededBy: textOrNull })),
  language: textOrNull,
  /** The same item in other languages; `key` opens it. */
  translations: z.array(
    z.object({ debate: text, key: text, title: text, language: textOrNull, sources: z.array(text) }),
  ),
  runs: z.array(pageRun),
  reasons: z.array(text),
});
export type DebatePage = z.infer<typeof debatePage>;

export const anchor = z.object({
  key: text,
  reader: z.object({ id: text, version: nonNegative }),
  start: nonNegative,
  end: nonNegative,
  exact: text,
  prefix: text,
  suffix: text,
  exactAtCreation: text,
  speaker: textOrNull,
});

/** An anchor as it stands in the library now, with everything a list, a citation or an export needs. */
export const passage = z.object({
  /** Echo of the caller's id (an annotation id). */
  id: text,
  status: z.enum(ANCHOR_STATUSES),
  /** 0..1. */
  score: z.number(),
  /** The words now; null when lost. */
  exact: textOrNull,
  /** Where it is now; null when lost. `start`/`end` address the occurrence `key`. */
  key: textOrNull,
  start: nonNegative,
  end: nonNegative,
  /** Where to show it: offsets into the leading occurrence of `contribution`; null when it cannot be projected. */
  view: z.object({ start: nonNegative, end: nonNegative }).nullable(),
  contribution: textOrNull,
  debate: debateFacts.nullable(),
  contributionKind: contributionKind.nullable(),
  date: known.nullable(),
  speaker: speakerFacts.nullable(),
  column: textOrNull,
  /** The columns in which its turn stands, as far as is known; see `PrintedColumns`. */
  columns: z.object({ series: text, first: nonNegative, last: nonNegative }).nullable(),
  time: textOrNull,
  number: textOrNull,
  /** Of the turn itself. */
  url: textOrNull,
  /** 1-based number of the first paragraph in its contribution, and of the last. */
  paragraphs: z.object({ from: nonNegative, to: nonNegative }).nullable(),
  /** Every file in which these words stand. */
  places: z.array(
    z.object({
      source: text,
      path: text,
      revision: text,
      line: nonNegative,
      byteStart: nonNegative,
      byteEnd: nonNegative,
    }),
  ),
  /** Position of the contribution in date order, for sorting; -1 when lost. */
  order: z.number().int(),
  /** For `ambiguous`: other places with these words. */
  candidates: z.array(z.object({ key: text, start: nonNegative, end: nonNegative, score: z.number(), context: text })),
});
export type Passage = z.infer<typeof passage>;
