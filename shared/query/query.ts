import type { IsoDate } from "../model/extract.ts";

/** Fields whose value is a run of words found in the field's own words. */
export const WORD_FIELDS = [
  "speaker",
  "party",
  "office",
  "constituency",
  "debate",
  "house",
  "chamber",
  "department",
  "kind",
  "source",
  "number",
  "volume",
  "heading",
  "stage",
  "url",
  "asked",
  "language",
  "procedure",
  "division",
  "voted",
  "aye",
  "no",
  "tag",
  "note",
  "mentions",
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** Every name that can stand before a colon. */
export const FIELD_NAMES = [...WORD_FIELDS, "date", "column", "time", "words", "has", "exact"] as const;

/** What `has:` can ask for. */
export const HAS_VALUES = ["gap", "variant", "note", "tag", "mention", "unresolved"] as const;
export type HasValue = (typeof HAS_VALUES)[number];

/** A run of terms that must stand next to each other, in this order. */
export interface TermRun {
  /** At least one, folded by `foldTerm`. */
  terms: string[];
  /** The last term stands for every word that begins with it. */
  prefix: boolean;
}

/** A word, a "phrase" or a prefix* in the text itself. `text` is what was typed, without quotes and star. */
export interface WordsNode extends TermRun {
  type: "words";
  text: string;
}

/** `exact:Lords`: the words as in a {@link WordsNode}, with case and accents as typed. */
export interface ExactNode extends TermRun {
  type: "exact";
  text: string;
  /** As typed, one for each term; `exactForm` says what still counts as the same. */
  forms: string[];
}

/** `a NEAR/5 b`: a place of one side with a place of the other at most `distance` words on or back; see `nearSpans`. */
export interface NearNode {
  type: "near";
  /** From 1 (next to each other) to {@link MOST_DISTANCE}. */
  distance: number;
  /** Each side stands for any of its words. */
  sides: [WordsNode[], WordsNode[]];
}

/** Longer queries are refused. */
export const LONGEST_QUERY = 2000;
/** How far apart `NEAR` may be asked to look. */
export const MOST_DISTANCE = 100;
/** What `NEAR` without a number means. */
export const USUAL_DISTANCE = 10;

/** `/gangs?/`: a regular expression (RE2) that holds somewhere in the text as printed. */
export interface PatternNode {
  type: "pattern";
  /** What stands between the slashes. */
  source: string;
  /** Written `exact:/…/`: upper and lower case differ. */
  isExact: boolean;
}

/** What is looked for in the text itself. */
export type TextNode = WordsNode | ExactNode | NearNode | PatternNode;

/** `speaker:cooper`: the terms stand next to each other in (one value of) the field. */
export interface FieldNode extends TermRun {
  type: "field";
  field: WordField;
  text: string;
}

/** `date:2024-09..2025-06`: both ends inclusive; at least one is set. What has no date never matches. */
export interface DateNode {
  type: "date";
  from: IsoDate | null;
  to: IsoDate | null;
}

/** `column:344..350`: columns of one series (see `PrintedColumns`), both ends inclusive; at least one is set. */
export interface ColumnNode {
  type: "column";
  series: string;
  from: number | null;
  to: number | null;
}

/** `time:14:30..15:00`: seconds since midnight, both ends inclusive; at least one is set. */
export interface TimeNode {
  type: "time";
  from: number | null;
  to: number | null;
}

/** `words:>300`: number of words, both ends inclusive; at least one is set. */
export interface LengthNode {
  type: "length";
  min: number | null;
  max: number | null;
}

/**
 * `has:gap` (before it), `has:variant` (copies that differ), `has:note`, `has:tag` (annotations with a note, a tag),
 * `has:mention` (of a member), `has:unresolved` (of one of whom it is not certain who it is).
 */
export interface HasNode {
  type: "has";
  what: HasValue;
}

/** A condition on what is known of a contribution, not on its words. */
export type ConditionNode = FieldNode | DateNode | ColumnNode | TimeNode | LengthNode | HasNode;

/** The query as a tree. `and` and `or` have at least two children, none of their own type. */
export type QueryNode =
  | TextNode
  | ConditionNode
  | { type: "and"; children: QueryNode[] }
  | { type: "or"; children: QueryNode[] }
  | { type: "not"; child: QueryNode };
