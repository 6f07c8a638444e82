import type { FacetField, QuerySpec } from "../../../shared/api/query-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { findHits } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { textNodes } from "../../../shared/query/query-terms.ts";
import { type Catalogue, dayNumber, UNDATED } from "../index/catalogue.ts";
import { type Column, rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import type { TextSearch } from "../index/search-index.ts";
import type { LibraryView } from "../library/view.ts";
import type { Mentions } from "../mentions/mention-columns.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { isProcedureField } from "../procedure/procedure-conditions.ts";
import { contributionsWith } from "./conditions.ts";
import {
  type AskedTree,
  askTree,
  type ConditionMask,
  evaluateTree,
  MOST_READ,
  soughtOf,
  tooMuchToRead,
} from "./evaluate-tree.ts";
import { intersect, invert, rowsInAll } from "./mask.ts";
import type { ProjectedColumns } from "./projection.ts";
import { readTexts } from "./read-texts.ts";

/** Everything a query is asked of. Never changed: a new state of the library has a ground of its own. */
export interface QueryGround {
  view: LibraryView;
  catalogue: Catalogue;
  search: TextSearch;
  projected: ProjectedColumns;
  mentions: Mentions;
  procedure: Procedure;
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
  await makeReady(ground, spec, tree);
  const restrictions: Restriction[] = [];
  const asked = askContributions(ground, pacer);
  if (tree) restrictions.push({ field: "text", mask: await evaluateTree(asked, tree) });
  const dates = dateMask(ground.catalogue, spec.dates);
  if (dates) restrictions.push({ field: "dates", mask: dates });
  restrictions.push(...filterMasks(ground, spec));
  const matches = rowsPassing(restrictions, ground.catalogue.size);
  if (pacer.isDue()) await pacer.breathe();
  const hits = await countHits(asked, tree, matches);
  asked.question.end();
  return { spec, tree, restrictions, matches, hits };
}

/** Asks contributions; `substitute` may take the place of a condition, or leave it (null). */
export function askContributions(
  ground: QueryGround,
  pacer: Pacer,
  substitute: (...asked: Parameters<ConditionMask>) => Uint8Array | null = () => null,
): AskedTree {
  const { catalogue, search, view } = ground;
  const texts = { size: catalogue.size, search, textsOf: view.rowTexts };
  return askTree(
    texts,
    pacer,
    (node, isNegated) => substitute(node, isNegated) ?? contributionsWith(ground, node, pacer),
  );
}

/** In libraries of fewer rows mentions and procedure are known before anybody could notice; in others only when asked for. */
const SMALL = 20_000;

/** Works out what a question needs and the library alone does not tell. */
async function makeReady({ catalogue, mentions, procedure }: QueryGround, spec: QuerySpec, tree: QueryNode | null) {
  const isSmall = catalogue.size < SMALL;
  const isFiltered = spec.filters.some(({ field }) => field === "mentions");
  if (isSmall || isFiltered || (tree && asksFor(tree, isAboutMentions))) await mentions.load();
  if (isSmall || (tree && asksFor(tree, isAboutProcedure))) await procedure.load();
}

/** Whether some condition of a tree, under NOT too, is such. */
function asksFor(node: QueryNode, isSuch: (node: QueryNode) => boolean): boolean {
  if (node.type === "and" || node.type === "or") return node.children.some((child) => asksFor(child, isSuch));
  return node.type === "not" ? asksFor(node.child, isSuch) : isSuch(node);
}

function isAboutMentions(node: QueryNode): boolean {
  if (node.type === "has") return node.what === "mention" || node.what === "unresolved";
  return node.type === "field" && node.field === "mentions";
}

function isAboutProcedure(node: QueryNode): boolean {
  return node.type === "field" && isProcedureField(node.field);
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
  if (field === "mentions") return ground.mentions.columns().people;
  return field === "tag" ? ground.projected.tags : ground.catalogue.columns[field];
}

/** Counted from the index, and by reading where only that tells: rows that may hold patterns or exact words. */
async function countHits(asked: AskedTree, tree: QueryNode | null, matches: Uint32Array): Promise<Uint32Array> {
  const nodes = tree ? textNodes(tree) : [];
  if (!tree || nodes.length === 0) return new Uint32Array(0);
  const { ground, question, pacer } = asked;
  // What was read to tell what stands under NOT marks nothing.
  const read = nodes.flatMap((node) => asked.read.get(node) ?? []);
  const [sole] = read;
  if (sole && read.length === 1 && nodes.length === 1 && !matches.some((row) => sole.unread?.[row])) return sole.hits;
  const counted = await question.hits(
    nodes.flatMap((node) => soughtOf(node) ?? []),
    matches,
  );
  if (counted && read.length === 0) return counted;
  const rows = counted ? matches.filter((row) => read.some((one) => one.hits[row] || one.unread?.[row])) : matches;
  if (counted && rows.length > MOST_READ) throw tooMuchToRead(tree, rows.length);
  const hits = counted ? counted.slice() : new Uint32Array(ground.size);
  await readTexts(ground.textsOf, rows, pacer, (row, text) => {
    hits[row] = findHits(tree, text).length;
  });
  return hits;
}

/** The mask of a date filter; null when there is none. Undated rows pass only when asked for. */
export function dateMask(catalogue: Catalogue, dates: QuerySpec["dates"]): Uint8Array | null {
  if (!dates || (dates.from === null && dates.to === null)) return null;
  const { days } = catalogue;
  const from = dates.from === null ? -UNDATED : dayNumber(dates.from);
  const to = dates.to === null ? UNDATED - 1 : dayNumber(dates.to);
  const undated = Number(dates.includeUndated);
  const mask = new Uint8Array(days.length);
  for (let row = 0; row < mask.length; row++) {
    const day = days[row] as number;
    mask[row] = day === UNDATED ? undated : Number(day >= from && day <= to);
  }
  return mask;
}

/** One mask for each field that is filtered. */
export function filterMasks(
  ground: QueryGround,
  { filters }: Pick<QuerySpec, "filters">,
  columnFor = (field: FacetField): Column => columnOf(ground, field),
): Restriction[] {
  const byField = new Map<FacetField, Uint8Array>();
  for (const { field, include, exclude } of filters) {
    if (include.length === 0 && exclude.length === 0) continue;
    const column = columnFor(field);
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
