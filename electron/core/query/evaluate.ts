import type { FacetField, QuerySpec } from "../../../shared/api/schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { findHits, holdsRun } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { ConditionNode, FieldNode, QueryNode } from "../../../shared/query/query.ts";
import { queryTerms } from "../../../shared/query/query-terms.ts";
import { type Catalogue, dayNumber, FLAGS, UNDATED } from "../index/catalogue.ts";
import { type Column, rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import type { TextQuestion, TextSearch } from "../index/search-index.ts";
import { type LibraryView, turnText } from "../library/view.ts";
import { intersect, invert, maskOf, maskWhere, rowsInAll, unite } from "./mask.ts";
import type { ProjectedColumns } from "./projection.ts";

/** Everything a query is asked of. Never changed: a new state of the library has a ground of its own. */
export interface QueryGround {
  view: LibraryView;
  catalogue: Catalogue;
  search: TextSearch;
  projected: ProjectedColumns;
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
  /** Hits in each row, of no meaning where a row does not match; empty when the query has no terms. */
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

/** Answers a query, in slices. Throws `bad-query`, or the abort reason. */
export async function evaluate(ground: QueryGround, spec: QuerySpec, pacer: Pacer): Promise<Evaluation> {
  const tree = readQuery(spec.text);
  const restrictions: Restriction[] = [];
  const question = ground.search.ask(pacer);
  if (tree) restrictions.push({ field: "text", mask: await evaluateTree(ground, tree, question, pacer) });
  const dates = dateMask(ground.catalogue, spec.dates);
  if (dates) restrictions.push({ field: "dates", mask: dates });
  restrictions.push(...filterMasks(ground, spec));
  const matches = rowsPassing(restrictions, ground.catalogue.size);
  if (pacer.isDue()) await pacer.breathe();
  return { spec, tree, restrictions, matches, hits: await countHits(ground, tree, matches, question, pacer) };
}

/** Rows that pass all restrictions, ascending. */
export function rowsPassing(restrictions: readonly Restriction[], size: number): Uint32Array {
  return rowsInAll(
    restrictions.map((one) => one.mask),
    size,
  );
}

/** The column of a facet's field. */
export function columnOf(ground: QueryGround, field: FacetField): Column {
  return field === "tag" ? ground.projected.tags : ground.catalogue.columns[field];
}

async function countHits(
  { view }: QueryGround,
  tree: QueryNode | null,
  matches: Uint32Array,
  question: TextQuestion,
  pacer: Pacer,
): Promise<Uint32Array> {
  const runs = tree ? queryTerms(tree) : [];
  if (!tree || runs.length === 0) return new Uint32Array(0);
  const counted = await question.hits(runs);
  if (counted) return counted;
  const hits = new Uint32Array(view.rowCount);
  for (const row of matches) {
    hits[row] = findHits(tree, turnText(view.row(row))).length;
    if (pacer.isDue()) await pacer.breathe();
  }
  return hits;
}

/** The mask of a date filter; null when there is none. Undated rows pass only when asked for. */
export function dateMask(catalogue: Catalogue, dates: QuerySpec["dates"]): Uint8Array | null {
  if (!dates || (dates.from === null && dates.to === null)) return null;
  const from = dates.from === null ? Number.NEGATIVE_INFINITY : dayNumber(dates.from);
  const to = dates.to === null ? UNDATED - 1 : dayNumber(dates.to);
  return maskWhere(catalogue.days, (day) => (day === UNDATED ? dates.includeUndated : day >= from && day <= to));
}

function filterMasks(ground: QueryGround, spec: QuerySpec): Restriction[] {
  const byField = new Map<FacetField, Uint8Array>();
  for (const { field, include, exclude } of spec.filters) {
    if (include.length === 0 && exclude.length === 0) continue;
    const column = columnOf(ground, field);
    const included = new Set(include);
    const excluded = new Set(exclude);
    const former = byField.get(field);
    const mask = include.length > 0 ? rowsWith(column, (value) => included.has(value)) : null;
    const kept = exclude.length > 0 ? invert(rowsWith(column, (value) => excluded.has(value))) : null;
    const both = mask && kept ? intersect(mask, kept) : ((mask ?? kept) as Uint8Array);
    byField.set(field, former ? intersect(both, former) : both);
  }
  return [...byField].map(([field, mask]) => ({ field, mask }));
}

/** Takes the place of a condition in a tree, or leaves it (null). */
export type Substitute = (node: ConditionNode, isNegated: boolean) => Uint8Array | null;

/** The rows a tree holds for. */
export async function evaluateTree(
  ground: QueryGround,
  node: QueryNode,
  question: TextQuestion,
  pacer: Pacer,
  substitute: Substitute = () => null,
  isNegated = false,
): Promise<Uint8Array> {
  if (pacer.isDue()) await pacer.breathe();
  switch (node.type) {
    case "words":
      return maskOf(await question.occurrences(node));
    case "and":
    case "or": {
      const combine = node.type === "and" ? intersect : unite;
      let mask: Uint8Array | null = null;
      for (const child of node.children) {
        const next = await evaluateTree(ground, child, question, pacer, substitute, isNegated);
        mask = mask ? combine(mask, next) : next;
      }
      return mask as Uint8Array;
    }
    case "not":
      return invert(await evaluateTree(ground, node.child, question, pacer, substitute, !isNegated));
    default:
      return substitute(node, isNegated) ?? evaluateCondition(ground, node);
  }
}

function evaluateCondition(ground: QueryGround, node: ConditionNode): Uint8Array {
  const { catalogue, projected } = ground;
  switch (node.type) {
    case "date":
      return dateMask(catalogue, { ...node, includeUndated: false }) ?? new Uint8Array(catalogue.size);
    case "length": {
      const [min, max] = [node.min ?? 0, node.max ?? Number.POSITIVE_INFINITY];
      return maskWhere(catalogue.words, (words) => words >= min && words <= max);
    }
    case "has": {
      if (node.what === "note") return maskWhere(projected.notes, (notes) => notes > 0);
      const flag = FLAGS[node.what];
      return maskWhere(catalogue.flags, (flags) => (flags & flag) !== 0);
    }
    case "field":
      return evaluateField(ground, node);
  }
}

/** A field's words are looked for in what is known and in what is printed, in labels as in values. */
function evaluateField(ground: QueryGround, node: FieldNode): Uint8Array {
  const { catalogue, projected } = ground;
  const holds = (value: string | null) => value !== null && holdsRun(node, value);
  switch (node.field) {
    case "note":
      return projected.rowsWithNote(holds);
    case "debate": {
      const titles = catalogue.debateTitles;
      return rowsWith(catalogue.columns.debate, (_value, _label, code) => holds(titles[code] as string));
    }
    case "speaker":
      return unite(rowsWith(catalogue.columns.speaker, holds), rowsWith(catalogue.printedSpeaker, holds));
    default:
      return rowsWith(columnOf(ground, node.field), (value, label) => holds(value) || (value !== null && holds(label)));
  }
}
