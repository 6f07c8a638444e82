import type { FacetField, QuerySpec } from "../../../shared/api/schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { findHits, holdsRun } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { ConditionNode, FieldNode, QueryNode } from "../../../shared/query/query.ts";
import { queryTerms } from "../../../shared/query/query-terms.ts";
import { type Catalogue, type Column, dayNumber, rowsWith, UNDATED } from "../index/catalogue.ts";
import type { SearchIndex } from "../index/search-index.ts";
import { type LibraryView, type Turn, turnText } from "../library/view.ts";
import { facetLabel } from "./labels.ts";
import type { ProjectedColumns } from "./projection.ts";

/** Everything a query is asked of. */
export interface QueryGround {
  view: LibraryView;
  catalogue: Catalogue;
  index: SearchIndex;
  projected: ProjectedColumns;
  tagNames: ReadonlyMap<string, string>;
}

/** One restriction of a query as a mask over all rows (1 = passes). */
export interface Restriction {
  field: FacetField | "dates" | "text";
  mask: Uint8Array;
}

/** A query answered: which rows pass, and what each restriction lets through. */
export interface Evaluation {
  spec: QuerySpec;
  /** The text's tree; null for an empty query. */
  tree: QueryNode | null;
  /** One for each field that is filtered, dates and text included. */
  restrictions: Restriction[];
  /** Passing rows in natural order. */
  matches: Uint32Array;
  /** Hits in each row; filled when the query has terms, else empty. Only matching rows have any. */
  hits: Uint32Array;
}

/** The tree of a query's text. Throws `bad-query` with the position of what cannot be understood. */
export function readQuery(text: string): QueryNode | null {
  const { query, error } = parseQuery(text);
  if (error) {
    throw new AppError("bad-query", error.message, "Change the words in the search box.", {
      position: error.position,
      length: error.length,
    });
  }
  return query;
}

/** Answers a query. Throws `bad-query`. */
export function evaluate(ground: QueryGround, spec: QuerySpec): Evaluation {
  const tree = readQuery(spec.text);
  const restrictions: Restriction[] = [];
  if (tree) restrictions.push({ field: "text", mask: evaluateTree(ground, tree) });
  const dates = dateMask(ground.catalogue, spec.dates);
  if (dates) restrictions.push({ field: "dates", mask: dates });
  restrictions.push(...filterMasks(ground, spec));
  const matches = rowsPassing(restrictions, ground.catalogue.size);
  return { spec, tree, restrictions, matches, hits: countHits(ground.view, tree, matches) };
}

/** Rows that pass all restrictions, ascending. */
export function rowsPassing(restrictions: readonly Restriction[], size: number): Uint32Array {
  const found: number[] = [];
  for (let row = 0; row < size; row++) {
    if (restrictions.every((one) => one.mask[row] === 1)) found.push(row);
  }
  return Uint32Array.from(found);
}

/** The column of a facet's field. */
export function columnOf(ground: QueryGround, field: FacetField): Column {
  return field === "tag" ? ground.projected.tags : ground.catalogue.columns[field];
}

function countHits(view: LibraryView, tree: QueryNode | null, matches: Uint32Array): Uint32Array {
  if (!tree || queryTerms(tree).length === 0) return new Uint32Array(0);
  const hits = new Uint32Array(view.rows.length);
  for (const row of matches) hits[row] = findHits(tree, turnText(view.rows[row] as Turn)).length;
  return hits;
}

/** The mask of a date filter; null when there is none. Undated rows pass only when asked for. */
export function dateMask(catalogue: Catalogue, dates: QuerySpec["dates"]): Uint8Array | null {
  if (!dates || (dates.from === null && dates.to === null)) return null;
  const from = dates.from === null ? Number.NEGATIVE_INFINITY : dayNumber(dates.from);
  const to = dates.to === null ? UNDATED - 1 : dayNumber(dates.to);
  return Uint8Array.from(catalogue.days, (day) => {
    if (day === UNDATED) return dates.includeUndated ? 1 : 0;
    return day >= from && day <= to ? 1 : 0;
  });
}

function filterMasks(ground: QueryGround, spec: QuerySpec): Restriction[] {
  const byField = new Map<FacetField, Uint8Array>();
  for (const { field, include, exclude } of spec.filters) {
    const column = columnOf(ground, field);
    const included = new Set(include);
    const excluded = new Set(exclude);
    const passes = included.size > 0 ? rowsWith(column, (value) => included.has(value)) : null;
    const fails = excluded.size > 0 ? rowsWith(column, (value) => excluded.has(value)) : null;
    if (!passes && !fails) continue;
    const former = byField.get(field);
    const mask = Uint8Array.from(former ?? new Uint8Array(ground.catalogue.size).fill(1), (value, row) =>
      value === 1 && (passes?.[row] ?? 1) === 1 && (fails?.[row] ?? 0) === 0 ? 1 : 0,
    );
    byField.set(field, mask);
  }
  return [...byField].map(([field, mask]) => ({ field, mask }));
}

/** Takes the place of a condition in a tree, or leaves it (null). */
export type Substitute = (node: ConditionNode, isNegated: boolean) => Uint8Array | null;

/** The rows a tree holds for. */
export function evaluateTree(
  ground: QueryGround,
  node: QueryNode,
  substitute: Substitute = () => null,
  isNegated = false,
): Uint8Array {
  switch (node.type) {
    case "words": {
      const mask = new Uint8Array(ground.catalogue.size);
      for (const row of ground.index.match(node)) mask[row] = 1;
      return mask;
    }
    case "and":
    case "or": {
      const masks = node.children.map((child) => evaluateTree(ground, child, substitute, isNegated));
      return masks.reduce((left, right) => combine(node.type, left, right));
    }
    case "not":
      return evaluateTree(ground, node.child, substitute, !isNegated).map((value) => 1 - value);
    default:
      return substitute(node, isNegated) ?? evaluateCondition(ground, node);
  }
}

function combine(type: "and" | "or", left: Uint8Array, right: Uint8Array): Uint8Array {
  for (let row = 0; row < left.length; row++) {
    const [a, b] = [left[row] as number, right[row] as number];
    left[row] = type === "and" ? a & b : a | b;
  }
  return left;
}

function evaluateCondition(ground: QueryGround, node: ConditionNode): Uint8Array {
  const { catalogue, view, projected } = ground;
  switch (node.type) {
    case "date":
      return dateMask(catalogue, { ...node, includeUndated: false }) ?? new Uint8Array(catalogue.size);
    case "length":
      return Uint8Array.from(catalogue.words, (words) =>
        words >= (node.min ?? 0) && words <= (node.max ?? Number.POSITIVE_INFINITY) ? 1 : 0,
      );
    case "has":
      if (node.what === "note") return Uint8Array.from(projected.notes, (notes) => (notes > 0 ? 1 : 0));
      return maskOf(view, ({ contribution }) =>
        node.what === "gap" ? contribution.gapBefore !== null : contribution.variants.length > 0,
      );
    case "field":
      return evaluateField(ground, node);
  }
}

/** A field's words are looked for in what is known and in what is printed, in labels as in values. */
function evaluateField(ground: QueryGround, node: FieldNode): Uint8Array {
  const { view, projected, tagNames } = ground;
  const holds = (value: string | null) => value !== null && holdsRun(node, value);
  switch (node.field) {
    case "note":
      return maskOf(view, (turn) => projected.notesOf(turn.row).some(holds));
    case "debate":
      return rowsWith(ground.catalogue.columns.debate, (id) =>
        holds((id && view.byDebate.get(id)?.debate.title.value) ?? null),
      );
    case "speaker": {
      const known = rowsWith(ground.catalogue.columns.speaker, holds);
      return combine(
        "or",
        known,
        maskOf(view, (turn) => holds(turn.contribution.speaker?.name ?? null)),
      );
    }
    default: {
      const field = node.field;
      return rowsWith(columnOf(ground, field), (value) => {
        return value !== null && (holds(value) || holds(facetLabel(field, value, view, tagNames)));
      });
    }
  }
}

function maskOf(view: LibraryView, passes: (turn: Turn) => boolean): Uint8Array {
  return Uint8Array.from(view.rows, (turn) => (passes(turn) ? 1 : 0));
}
