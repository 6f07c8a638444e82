import { z } from "zod";
import { PERSON_FIELDS } from "../model/correction.ts";
import { contributionKind, debateKind, diagnostic, isoDate, known, nonNegative } from "./common-schemas.ts";
import { grouping } from "./table-schemas.ts";

const text = z.string();
const textOrNull = z.string().nullable();

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
  "number",
  "column",
  "time",
  "volume",
  "heading",
  "stage",
  "asked",
  "language",
  "ayes",
  "noes",
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
  /** The query language; empty for everything. Its parser takes no more letters than this. */
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
  /** Outer headings of its debate, outermost first. */
  heading: textOrNull,
  /** The stage of a bill, as title or headings print it. */
  stage: textOrNull,
  volume: textOrNull,
  column: textOrNull,
  time: textOrNull,
  /** The number a question bears. */
  number: textOrNull,
  /** Its own address, else that of its debate. */
  url: textOrNull,
  /** To whom a question is put. */
  asked: textOrNull,
  /** BCP 47 tag of the language its sources say it is in. */
  language: textOrNull,
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
  answered: isoDate.nullable(),
  heading: textOrNull,
  stage: textOrNull,
  volume: textOrNull,
  columns: textOrNull,
  url: textOrNull,
  /** Held with their lists or without. */
  divisions: nonNegative,
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

/** Who a name in a list is; null where that is not certain. `reason` says why. */
const listedVoter = z.object({ name: textOrNull, reason: text });
/** A list of names as printed, and of each who that is. */
export const votedList = z.object({ vote: text, names: z.array(text), people: z.array(listedVoter) });
export type VotedList = z.infer<typeof votedList>;

/** How somebody voted in one division. */
export const personVote = z.object({
  /** Of the turn. */
  id: text,
  debateId: text,
  date: known,
  debateTitle: text,
  heading: textOrNull,
  number: textOrNull,
  question: textOrNull,
  /** The vote and the name as printed. */
  vote: text,
  printed: text,
  side: z.enum(["aye", "no"]).nullable(),
  isTeller: z.boolean(),
  /** Why this is who is meant. */
  reason: text,
});
export type PersonVote = z.infer<typeof personVote>;

export const divisionRow = z.object({
  /** Of the turn. */
  id: text,
  debateId: text,
  date: known,
  debateTitle: text,
  heading: textOrNull,
  stage: textOrNull,
  number: textOrNull,
  /** What was put to the vote and what became of it, in the record's words around it. */
  question: textOrNull,
  outcome: textOrNull,
  /** As printed. */
  totals: z.array(z.object({ vote: text, count: nonNegative })),
  /** Votes on each side; null where no one number is printed. */
  ayes: nonNegative.nullable(),
  noes: nonNegative.nullable(),
  /** How many names are listed; the lists themselves only where asked for. */
  names: nonNegative,
  lists: z.array(votedList),
  house: textOrNull,
  chamber: textOrNull,
  department: textOrNull,
  volume: textOrNull,
  column: textOrNull,
  time: textOrNull,
  url: textOrNull,
  sources: z.array(text),
});
export type DivisionRow = z.infer<typeof divisionRow>;

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
  /** Nothing matches; this many would, were `word`, the last of the query, the beginning of one: `text` asks for that. */
  z.object({ type: z.literal("unfinished"), word: text, text, contributions: nonNegative }),
  /** Over what nothing was found. */
  z.object({ type: z.literal("searched-over"), contributions: nonNegative, excerptsOnly: z.boolean() }),
]);
export type Explanation = z.infer<typeof explanation>;

export const queryResult = z.object({
  generation: nonNegative,
  contributions: nonNegative,
  debates: nonNegative,
  /** Divisions of the query; null while those of a large library were not asked for yet. */
  divisions: nonNegative.nullable(),
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
