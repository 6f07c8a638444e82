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
  "tag",
  "note",
] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** Every name that can stand before a colon. */
export const FIELD_NAMES = [...WORD_FIELDS, "date", "words", "has"] as const;

/** What `has:` can ask for. */
export const HAS_VALUES = ["gap", "variant", "note"] as const;
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

/** `words:>300`: number of words, both ends inclusive; at least one is set. */
export interface LengthNode {
  type: "length";
  min: number | null;
  max: number | null;
}

/** `has:gap` (before it), `has:variant` (copies that differ), `has:note` (an annotation with a note). */
export interface HasNode {
  type: "has";
  what: HasValue;
}

/** A condition on what is known of a contribution, not on its words. */
export type ConditionNode = FieldNode | DateNode | LengthNode | HasNode;

/** The query as a tree. `and` and `or` have at least two children, none of their own type. */
export type QueryNode =
  | WordsNode
  | ConditionNode
  | { type: "and"; children: QueryNode[] }
  | { type: "or"; children: QueryNode[] }
  | { type: "not"; child: QueryNode };
