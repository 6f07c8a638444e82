import type { ColumnNode } from "../../../shared/query/query.ts";
import { parseColumns } from "../../../shared/query/ranges.ts";
import { areWithin } from "../../../shared/text/printed-column.ts";
import { type AnnotationItem, itemSpeaker, itemWords } from "./annotation-item.ts";
import { needsReview, type StatusFilter } from "./review-state.ts";

/** What an annotation must be to be listed. */
export interface AnnotationFilter {
  /** All of these words, anywhere in quote, note, tags, speaker or debate. */
  text: string;
  /** Any of these tags (null: none at all); empty for all. */
  includeTags: readonly (string | null)[];
  /** None of these tags. */
  excludeTags: readonly (string | null)[];
  status: StatusFilter;
  /** It must stand in columns of all of these. */
  columns: readonly ColumnNode[];
  /** Ids of contributions it must stand in; null for all. */
  contributions: ReadonlySet<string> | null;
}

/** What is typed to find annotations: words, and columns as in the query language. */
export interface TypedFilter {
  text: string;
  columns: ColumnNode[];
  /** What is wrong with a column; null for nothing. */
  problem: string | null;
}

/** Takes `column:344..350` out of what is typed. */
export function readTyped(typed: string): TypedFilter {
  const filter: TypedFilter = { text: "", columns: [], problem: null };
  filter.text = typed.replace(/(?<!\S)column:("[^"]*"?|\S*)/gi, (_, value: string) => {
    const printed = value.replaceAll('"', "").trim();
    const columns = printed === "" ? null : parseColumns(printed);
    if (columns) filter.columns.push(columns);
    else if (printed !== "") filter.problem = "Write a column as it is printed, 344 or 12W, or 344..350.";
    return "";
  });
  return filter;
}

/** The items that pass, in the order given. */
export function filterItems(items: readonly AnnotationItem[], filter: AnnotationFilter): AnnotationItem[] {
  const words = fold(filter.text).split(" ").filter(Boolean);
  return items.filter((item) => {
    const { passage, tags } = item;
    const ids: (string | null)[] = tags.length > 0 ? tags.map(({ id }) => id) : [null];
    if (filter.includeTags.length > 0 && !ids.some((id) => filter.includeTags.includes(id))) return false;
    if (ids.some((id) => filter.excludeTags.includes(id))) return false;
    if (filter.status !== "all" && passage && needsReview(passage.status) !== (filter.status === "review"))
      return false;
    if (filter.status === "review" && !passage) return false;
    const contribution = passage?.contribution ?? null;
    if (filter.contributions && (contribution === null || !filter.contributions.has(contribution))) return false;
    const columns = passage?.columns ?? null;
    if (!filter.columns.every(({ series, from, to }) => areWithin(columns, series, from, to))) return false;
    return words.length === 0 || holdsAll(item, words);
  });
}

function holdsAll(item: AnnotationItem, words: readonly string[]): boolean {
  const { annotation, passage, tags } = item;
  const where = [itemSpeaker(item) ?? "", passage?.debate?.title.value ?? ""];
  const text = fold([itemWords(item), annotation.note, ...tags.map(({ name }) => name), ...where].join(" "));
  return words.every((word) => text.includes(word));
}

/** Case, accents, blanks and the two apostrophes do not matter. */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase().replace(/\s+/g, " ").trim();
}
