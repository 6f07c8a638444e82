import { z } from "zod";
import { ANCHOR_STATUSES, RECORD_TABLES } from "../model/annotation.ts";
import { DEBATE_FIELDS, PERSON_FIELDS } from "../model/correction.ts";
import { CONTRIBUTION_KINDS, DEBATE_KINDS } from "../model/extract.ts";
import { chosenColumns } from "./table-columns.ts";
import { grouping } from "./table-schemas.ts";

// No eval under the content security policy.
z.config({ jitless: true });

/** Building blocks of the contract. Every type the renderer shows is inferred from here. */

export const origin = z.enum(["printed", "carried", "set", "none"]);
export const contributionKind = z.enum(CONTRIBUTION_KINDS);
export const debateKind = z.enum(DEBATE_KINDS);
export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const nonNegative = z.number().int().nonnegative();
const text = z.string();
const textOrNull = z.string().nullable();

/** A value with its origin; `reason` says from where or by whom. */
export const known = z.object({ value: textOrNull, origin, reason: textOrNull });
export type KnownText = z.infer<typeof known>;

export const printedSpeaker = z.object({
  printed: text,
  name: textOrNull,
  office: textOrNull,
  constituency: textOrNull,
  party: textOrNull,
  id: textOrNull,
});

export const diagnostic = z.object({
  code: text,
  severity: z.enum(["info", "warning", "error"]),
  message: text,
  place: z
    .object({ line: z.number().nullable(), byteStart: z.number().nullable(), byteEnd: z.number().nullable() })
    .nullable(),
});

export const hostCapabilities = z.object({
  /** `electron` and `web` differ only in what follows; shown on the privacy page. */
  host: z.enum(["electron", "web", "memory"]),
  /** The host shows its own dialogs for folders and files. Otherwise the UI uses `folders.list`. */
  nativeDialogs: z.boolean(),
  /** The host can show a file in the system's file manager. */
  canReveal: z.boolean(),
});

export const librarySummary = z.object({
  id: text,
  name: text,
  /** True for the bundled sample. */
  isSample: z.boolean(),
  roots: z.array(z.object({ id: text, path: text })),
  contributions: nonNegative,
  debates: nonNegative,
  writtenQuestions: nonNegative,
  sources: nonNegative,
  /** Sources that could not be read. */
  unreadable: nonNegative,
  /** Grows with every change of what a query could return. */
  generation: nonNegative,
  /** What went wrong as a whole, with the way out: `index-rebuilt`, `root-missing`. */
  diagnostics: z.array(diagnostic),
});
export type LibrarySummary = z.infer<typeof librarySummary>;

export const recentLibrary = z.object({ id: text, name: text, path: text, openedAt: text, exists: z.boolean() });

/** Progress of a job. Unknown totals are null. */
export const jobProgress = z.object({
  job: text,
  kind: z.enum(["open", "index"]),
  stage: z.enum(["scanning", "reading", "rebuilding", "indexing"]),
  done: nonNegative,
  total: nonNegative.nullable(),
  bytesDone: nonNegative,
  bytesTotal: nonNegative.nullable(),
  /** Counted contributions in the files that were read. */
  contributions: nonNegative,
  /** Bytes a second, over the last seconds; null when not known yet. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type JobProgress = z.infer<typeof jobProgress>;

export const appErrorWire = z.object({
  code: text,
  message: text,
  action: text,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

export const jobEnd = z.object({
  job: text,
  kind: z.enum(["open", "index"]),
  outcome: z.enum(["done", "cancelled", "failed"]),
  /** Files read, reused from the cache, unreadable. */
  read: nonNegative,
  reused: nonNegative,
  unreadable: nonNegative,
  milliseconds: nonNegative,
  error: appErrorWire.nullable(),
});
export type JobEnd = z.infer<typeof jobEnd>;

/** Fields that facets count and filters restrict. `null` as a value means "(not given)". */
export const FACET_FIELDS = [
  "speaker",
  "party",
  "office",
  "constituency",
  "house",
  "chamber",
  "department",
  "kind",
  "debate",
  "source",
  "tag",
  /** Who is spoken of, where that is certain. */
  "mentions",
  /** What else is true of it: a marked gap before it, copies that differ, copies in other sources. */
  "has",
] as const;
export const facetField = z.enum(FACET_FIELDS);
export type FacetField = z.infer<typeof facetField>;

export const filter = z.object({
  field: facetField,
  /** Any of these; empty means no restriction. */
  include: z.array(textOrNull),
  /** None of these. */
  exclude: z.array(textOrNull),
});
export type Filter = z.infer<typeof filter>;

export const SORT_COLUMNS = [
  "date",
  "debate",
  "speaker",
  "office",
  "party",
  "constituency",
  "house",
  "chamber",
  "department",
  "kind",
  "words",
  "tags",
  "notes",
  "source",
  "hits",
  "contributions",
  "path",
  "format",
  "size",
  "forms",
  "first",
  "last",
] as const;
export const sortKey = z.object({ column: z.enum(SORT_COLUMNS), descending: z.boolean() });
export type SortKey = z.infer<typeof sortKey>;

/** What the table shows: one JSON value that can be saved as a view and repeated exactly. */
export const querySpec = z.object({
  /** The query language; empty for everything. */
  text: z.string().max(2000),
  filters: z.array(filter),
  dates: z.object({ from: isoDate.nullable(), to: isoDate.nullable(), includeUndated: z.boolean() }).nullable(),
  sort: z.array(sortKey).max(4),
  /** Null or left out: not grouped. */
  group: grouping.nullable().optional(),
});
export type QuerySpec = z.infer<typeof querySpec>;

/** As printed beside as known, so that both can be columns. */
const printedAndKnown = z.object({ printed: textOrNull, known });

export const contributionRow = z.object({
  id: text,
  debateId: text,
  kind: contributionKind,
  date: known,
  debateTitle: text,
  speaker: z.object({ printed: textOrNull, name: known, personId: textOrNull }),
  office: printedAndKnown,
  party: printedAndKnown,
  constituency: printedAndKnown,
  house: textOrNull,
  chamber: textOrNull,
  department: textOrNull,
  column: textOrNull,
  time: textOrNull,
  /** The number a question bears. */
  number: textOrNull,
  words: nonNegative,
  /** Tag ids on any passage of it, and how many annotations carry a note. */
  tags: z.array(text),
  notes: nonNegative,
  /** Relative paths. */
  sources: z.array(text),
  /** First words, or the words around the first hit; hits as UTF-16 ranges of `snippet`. */
  snippet: text,
  snippetHits: z.array(z.tuple([nonNegative, nonNegative])),
  hits: nonNegative,
});
export type ContributionRow = z.infer<typeof contributionRow>;

export const debateRow = z.object({
  id: text,
  kind: debateKind,
  date: known,
  title: text,
  house: textOrNull,
  chamber: textOrNull,
  department: textOrNull,
  contributions: nonNegative,
  speakers: nonNegative,
  words: nonNegative,
  gaps: nonNegative,
  runs: nonNegative,
  sources: z.array(text),
  /** BCP 47 tag of the language its sources say it is in. */
  language: textOrNull,
  /** How many other debates are this one in another language. */
  translations: nonNegative,
});
export type DebateRow = z.infer<typeof debateRow>;

export const sourceRow = z.object({
  /** Source id. */
  id: text,
  path: text,
  root: text,
  revision: text,
  size: nonNegative,
  /** Reader id; null when the source could not be read. */
  format: textOrNull,
  formatName: textOrNull,
  formatReason: textOrNull,
  encoding: textOrNull,
  extracts: nonNegative,
  contributions: nonNegative,
  unrecognisedCharacters: nonNegative,
  diagnostics: z.array(diagnostic),
});
export type SourceRow = z.infer<typeof sourceRow>;

/** First and last day on which something is seen; null when no dated turn shows it. */
const daysSeen = { first: isoDate.nullable(), last: isoDate.nullable() };
const seenValue = z.object({ value: text, origin: z.enum(["printed", "set"]), turns: nonNegative, ...daysSeen });
export type SeenValue = z.infer<typeof seenValue>;

/** A person with every printed form, or a speaker whom no name is known of. */
export const personRow = z.object({
  id: text,
  /** Null when places print no name; then `forms` holds the one form. */
  name: textOrNull,
  /** Most frequent first. */
  forms: z.array(z.object({ printed: text, count: nonNegative, ...daysSeen })),
  /** By the first day seen, undated last. */
  offices: z.array(seenValue),
  parties: z.array(seenValue),
  constituencies: z.array(seenValue),
  /** Turns that count; one that several sources print counts once. */
  contributions: nonNegative,
  /** Of these, how many in the chair. */
  inTheChair: nonNegative,
  debates: nonNegative,
  words: nonNegative,
  ...daysSeen,
  /** How incomplete or differing prints were attributed, or why not to somebody named in full. */
  reasons: z.array(text),
});
export type PersonRow = z.infer<typeof personRow>;

export const facetCount = z.object({ value: textOrNull, label: text, count: nonNegative });
export const facet = z.object({ field: facetField, values: z.array(facetCount) });
export type Facet = z.infer<typeof facet>;

/** Why rows are fewer than one may expect, each with the way out. */
export const explanation = z.discriminatedUnion("type", [
  /** A date filter left these out for want of a date. */
  z.object({ type: z.literal("undated-left-out"), debates: nonNegative, contributions: nonNegative }),
  /** These would match but for an attribute nobody prints; the analyst can set it. */
  z.object({
    type: z.literal("attribute-not-given"),
    field: z.enum(PERSON_FIELDS),
    contributions: nonNegative,
    people: z.array(text),
  }),
  /** Nothing matches; this many would without that filter (or, for `text`, without the words). */
  z.object({
    type: z.literal("filter-too-narrow"),
    field: z.union([facetField, z.enum(["dates", "text"])]),
    contributions: nonNegative,
  }),
  /** Over what nothing was found. */
  z.object({ type: z.literal("searched-over"), contributions: nonNegative, excerptsOnly: z.boolean() }),
]);
export type Explanation = z.infer<typeof explanation>;

export const queryResult = z.object({
  generation: nonNegative,
  contributions: nonNegative,
  debates: nonNegative,
  words: nonNegative,
  /** Occurrences of the search terms in all matching contributions; 0 without terms. */
  hits: nonNegative,
  /** Contributions that hold a hit. */
  contributionsWithHits: nonNegative,
  /** Copies of the matching contributions in further places, each counted once with the others. */
  duplicates: nonNegative,
  facets: z.array(facet),
  /** Contributions a year and month, `YYYY-MM` -> count, in order; undated ones under "". */
  months: z.array(z.object({ month: text, count: nonNegative })),
  explanations: z.array(explanation),
  rows: z.array(contributionRow),
});
export type QueryResult = z.infer<typeof queryResult>;

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

const key = z.string().min(1).max(5000);
const correctionText = z.string().max(2000).nullable();
export const correctionBody = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("debate-field"),
    keys: z.array(key).min(1),
    field: z.enum(DEBATE_FIELDS),
    value: correctionText,
  }),
  z.object({
    type: z.literal("person-field"),
    person: z.string().min(1).max(500),
    field: z.enum(PERSON_FIELDS),
    value: correctionText,
    from: isoDate.nullable(),
    to: isoDate.nullable(),
  }),
  z.object({
    type: z.literal("contribution-field"),
    key,
    field: z.enum(["speaker", "addressee"]),
    value: correctionText,
  }),
  z.object({ type: z.literal("split"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("join"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("split-debates"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("join-debates"), keys: z.tuple([key, key]) }),
  z.object({ type: z.literal("order"), before: key, after: key }),
  z.object({ type: z.literal("join-people"), name: z.string(), other: z.string() }),
  z.object({ type: z.literal("split-person"), name: z.string(), printed: z.string(), as: z.string() }),
  z.object({ type: z.literal("reader"), path: z.string().max(5000), reader: z.string().max(100) }),
  z.object({ type: z.literal("columns"), path: z.string().max(5000), columns: chosenColumns }),
]);
export const correction = z.object({ id: text, at: text, author: text, body: correctionBody });
/** A correction with what became of it: `isStale` when its place no longer exists. */
export const correctionState = correction.extend({ isStale: z.boolean() });
export type CorrectionState = z.infer<typeof correctionState>;

export const recordChange = z.object({
  table: z.enum(RECORD_TABLES),
  id: z.string().max(100),
  set: z.record(z.string(), z.unknown()),
  was: z.record(z.string(), z.unknown()),
  base: z.record(z.string(), z.string().nullable()),
});
export const journalEntry = z.object({
  v: z.literal(1),
  id: z.string().max(100),
  store: z
    .string()
    .max(100)
    .regex(/^[A-Za-z0-9-]+$/),
  library: z.string().max(100),
  rev: z.string().max(100),
  at: z.string().max(40),
  author: z.string().max(100),
  label: z.string().max(1000),
  group: z.string().max(100).nullable(),
  changes: z.array(recordChange).max(500),
});

export const settings = z.object({
  version: z.literal(1),
  /** Initials stamped on records. */
  author: z.string().max(20),
  /** Ids of libraries opened before, newest first. */
  lastLibrary: textOrNull,
});
export type Settings = z.infer<typeof settings>;

/** One place on this disk that holds text of the user's or of a source. */
export const privacyPath = z.object({ path: text, holds: text, bytes: nonNegative });
