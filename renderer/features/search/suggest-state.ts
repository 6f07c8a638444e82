import { FACET_FIELDS, type Facet, type FacetField } from "../../../shared/api/query-schemas.ts";
import { FIELD_NAMES, HAS_VALUES } from "../../../shared/query/query.ts";
import { FIELD_TITLES } from "./fields-state.ts";

/** What could be written at the caret. */
export interface Suggestion {
  /** Takes the place of the piece at the caret. */
  insert: string;
  label: string;
  detail: string;
}

export interface Suggestions {
  /** The piece of the query that a suggestion replaces. */
  start: number;
  end: number;
  items: Suggestion[];
}

const OPERATORS = ["AND", "OR", "NOT", "NEAR"];

/** What suggestions are made of. */
export interface Suggestable {
  /** The values that the result holds. */
  facets: readonly Facet[];
  /** Whole names of tags, those of the tags above them first. */
  tags: readonly string[];
  /** People of the library for the letters of {@link nameWanted}. */
  names: readonly string[];
}

const MOST = 8;
/** Of names and of tags while an ordinary word is typed. */
const MOST_BESIDE = 3;
/** Fewer letters suggest nothing, so that typing words is not disturbed. */
const LEAST_LETTERS = 2;
const LEAST_OF_NAME = 3;
const OTHER_FIELDS: Record<string, string> = {
  number: "of a question or division: 12345",
  volume: "of the record: 669",
  heading: "words of the headings above a debate",
  stage: "of a bill: second reading",
  url: "an address or words of one",
  asked: "to whom a question is put",
  language: "fr, French",
  procedure: "words of notes and divisions in the same debate",
  division: "words of a division in the same debate",
  voted: "whoever voted in a division: doe",
  aye: "whoever voted aye, content, yea, for",
  no: "whoever voted no, not content, nay, against",
  column: "344, 12W, 344..350",
  time: "14:30, 2.30pm..4pm",
  note: "words of a note",
  date: "2024-09..2025-06",
  words: ">300, <50, 100..300",
  has: HAS_VALUES.join(", "),
  exact: "upper and lower case as typed",
};
/** Fields whose values are people's names. */
const VOTE_FIELDS = ["voted", "aye", "no"];
const NAME_FIELDS = ["speaker", "mentions", ...VOTE_FIELDS];

interface Typed {
  /** The field whose value is typed; null for an ordinary word. */
  field: string | null;
  /** As typed, its opening quotation mark included. */
  written: string;
  /** Without it, in lower case. */
  letters: string;
}

/** What is being typed at the caret. */
function typedAt(text: string, caret: number): Typed {
  const before = text.slice(0, caret);
  const value = /(?:^|[\s(-])(\p{L}+):("[^"]*|[^\s"()]*)$/u.exec(before);
  if (value) {
    const [, name = "", written = ""] = value;
    return { field: name.toLowerCase(), written, letters: written.replace('"', "").toLowerCase() };
  }
  const written = /(?:^|[\s(-])(\p{L}+)$/u.exec(before)?.[1] ?? "";
  const isOperator = OPERATORS.includes(written);
  return { field: null, written: isOperator ? "" : written, letters: isOperator ? "" : written.toLowerCase() };
}

/** The beginning of a name of which the library's people should be asked; null when no name is being typed. */
export function nameWanted(text: string, caret: number): string | null {
  const { field, letters } = typedAt(text, caret);
  if (field !== null) return NAME_FIELDS.includes(field) && letters.trim() !== "" ? letters : null;
  return letters.length >= LEAST_OF_NAME ? letters : null;
}

/**
 * Suggests what begins as the word at the caret: names of fields, people and tags; and after `field:` its values, those
 * of the result first.
 */
export function suggest(text: string, caret: number, known: Suggestable): Suggestions | null {
  const { field, written, letters } = typedAt(text, caret);
  if (field !== null) {
    const items = valuesOf(field, letters, known);
    return items.length > 0 ? { start: caret - field.length - 1 - written.length, end: caret, items } : null;
  }
  if (letters.length < LEAST_LETTERS) return null;
  const fields = written === letters ? FIELD_NAMES.filter((name) => name.startsWith(letters)) : [];
  const items = [
    ...fields.map((name) => ({ insert: `${name}:`, label: `${name}:`, detail: fieldDetail(name) })),
    ...(letters.length < LEAST_OF_NAME ? [] : namesAndTags(letters, known)),
  ];
  return items.length > 0 ? { start: caret - written.length, end: caret, items } : null;
}

function namesAndTags(letters: string, { names, tags }: Suggestable): Suggestion[] {
  return [
    ...names
      .filter((name) => hasWordWith(name, letters))
      .slice(0, MOST_BESIDE)
      .map(suggestedName),
    ...tags
      .filter((tag) => hasWordWith(tag, letters))
      .slice(0, MOST_BESIDE)
      .map(suggestedTag),
  ];
}

const suggestedName = (name: string) => ({ insert: written("speaker", name), label: name, detail: "speaker" });
const suggestedTag = (tag: string) => ({ insert: written("tag", tag), label: tag, detail: "tag" });

/** Whether some word of a name begins so. */
function hasWordWith(name: string, letters: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’]+/u)
    .some((word) => word.startsWith(letters));
}

/** The query with a suggestion in place of the piece, and where the caret stands then. */
export function applySuggestion(text: string, at: Suggestions, item: Suggestion): { text: string; caret: number } {
  const space = item.insert.endsWith(":") ? "" : " ";
  const inserted = `${item.insert}${space}`;
  const rest = text.slice(at.end).replace(/^\s+/, "");
  return { text: text.slice(0, at.start) + inserted + rest, caret: at.start + inserted.length };
}

function fieldDetail(name: string): string {
  const title = isFacetField(name) ? FIELD_TITLES[name] : "";
  return OTHER_FIELDS[name] ?? title;
}

function isFacetField(name: string): name is FacetField {
  return (FACET_FIELDS as readonly string[]).includes(name);
}

function valuesOf(field: string, letters: string, { facets, tags, names }: Suggestable): Suggestion[] {
  if (field === "has") {
    const values = HAS_VALUES.filter((value) => value.startsWith(letters));
    return values.map((value) => ({ insert: `has:${value}`, label: value, detail: "" }));
  }
  const values = facets.find((facet) => facet.field === field)?.values ?? [];
  const listed = values
    .filter(({ value, label }) => value !== null && label.toLowerCase().includes(letters))
    .map(({ label, count }) => ({ insert: written(field, label), label, detail: String(count) }));
  const further = field === "tag" ? tags : NAME_FIELDS.includes(field) ? names : [];
  const others = further
    .filter((name) => name.toLowerCase().includes(letters) && !listed.some(({ label }) => label === name))
    .map((name) => ({ insert: written(field, name), label: name, detail: VOTE_FIELDS.includes(field) ? "" : "0" }));
  return [...listed, ...others].filter(({ label }) => !label.includes('"')).slice(0, MOST);
}

function written(field: string, value: string): string {
  return `${field}:${/^[\p{L}\p{N}'’]+$/u.test(value) ? value : `"${value}"`}`;
}
