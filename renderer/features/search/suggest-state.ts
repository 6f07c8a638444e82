import { FACET_FIELDS, type Facet, type FacetField } from "../../../shared/api/schemas.ts";
import { WORD_FIELDS } from "../../../shared/query/query.ts";
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

const MOST = 8;
/** Fewer letters suggest nothing, so that typing words is not disturbed. */
const LEAST_LETTERS = 2;
const OTHER_FIELDS: Record<string, string> = {
  note: "words of a note",
  date: "2024-09..2025-06",
  words: ">300, <50, 100..300",
  has: "gap, variant, note",
};

/** Suggests names of fields while one is being typed, and after `field:` the values that the result holds. */
export function suggest(text: string, caret: number, facets: readonly Facet[]): Suggestions | null {
  const before = text.slice(0, caret);
  const value = /(?:^|[\s(-])(\p{L}+):("[^"]*|[^\s"()]*)$/u.exec(before);
  if (value) {
    const [, name = "", typed = ""] = value;
    const items = valuesOf(name.toLowerCase(), typed.replace('"', ""), facets);
    return items.length > 0 ? { start: caret - name.length - 1 - typed.length, end: caret, items } : null;
  }
  const word = /(?:^|[\s(-])(\p{L}+)$/u.exec(before)?.[1] ?? "";
  if (word.length < LEAST_LETTERS || word !== word.toLowerCase()) return null;
  const items = [...WORD_FIELDS, "date", "words", "has"]
    .filter((name) => name.startsWith(word))
    .map((name) => ({ insert: `${name}:`, label: `${name}:`, detail: fieldDetail(name) }));
  return items.length > 0 ? { start: caret - word.length, end: caret, items } : null;
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

function valuesOf(name: string, typed: string, facets: readonly Facet[]): Suggestion[] {
  const values = facets.find((facet) => facet.field === name)?.values ?? [];
  const wanted = typed.toLowerCase();
  return values
    .filter(({ value, label }) => value !== null && label.toLowerCase().includes(wanted) && !label.includes('"'))
    .slice(0, MOST)
    .map(({ label, count }) => ({
      insert: `${name}:${/^[\p{L}\p{N}'’]+$/u.test(label) ? label : `"${label}"`}`,
      label,
      detail: String(count),
    }));
}
