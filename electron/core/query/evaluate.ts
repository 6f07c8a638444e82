import type { FacetField, QuerySpec } from "../../../shared/api/query-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { findHits } from "../../../shared/query/hits.ts";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { textNodes } from "../../../shared/query/query-terms.ts";
import { type Catalogue, dayNumber, UNDATED } from "../index/catalogue.ts";
import { type Column, rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import { allRows, intersect, invert, RowSet, rowsInAll, unite } from "../index/row-set.ts";
import type { TextSearch } from "../index/search-index.ts";
import type { LibraryView } from "../library/view.ts";
import type { Mentions } from "../mentions/mention-columns.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { isProcedureField } from "../procedure/procedure-conditions.ts";
import { contributionsWith } from "./conditions.ts";
import {
  type AskedTree,
  askTree,
  evaluateTree,
  hitsOf,
  MOST_READ,
  type ReadRows,
  type RowsMeeting,
  rowsHit,
  soughtOf,
  tooMuchToRead,
} from "./evaluate-tree.ts";
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

/** One restriction of a query, and the rows it lets pass. */
export interface Restriction {
  field: FacetField | "dates" | "text";
  rows: RowSet;
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
  /** How many hits each of the matches has; null when the query has no terms. */
  hits: Uint32Array | null;
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
  if (tree) restrictions.push({ field: "text", rows: await evaluateTree(asked, tree) });
  const onDates = rowsOnDates(ground.catalogue, spec.dates);
  if (onDates) restrictions.push({ field: "dates", rows: onDates });
  restrictions.push(...restrictionsOf(ground, spec));
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
  substitute: (...asked: Parameters<RowsMeeting>) => RowSet | null = () => null,
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
    restrictions.map((one) => one.rows),
    size,
  );
}

/** The column of a facet's field. */
export function columnOf(ground: QueryGround, field: FacetField): Column {
  if (field === "mentions") return ground.mentions.columns().people;
  return field === "tag" ? ground.projected.tags : ground.catalogue.columns[field];
}

/** Counted from the index, and by reading where only that tells: rows that may hold patterns or exact words. */
async function countHits(asked: AskedTree, tree: QueryNode | null, matches: Uint32Array): Promise<Uint32Array | null> {
  const nodes = tree ? textNodes(tree) : [];
  if (!tree || nodes.length === 0) return null;
  const { ground, question, pacer } = asked;
  // What was read to tell what stands under NOT marks nothing.
  const read = nodes.flatMap((node) => asked.read.get(node) ?? []);
  const [sole] = read;
  if (sole && read.length === 1 && nodes.length === 1 && !matches.some((row) => sole.unread?.has(row))) {
    return matches.map((row) => hitsOf(sole, row));
  }
  const counted = await question.hits(
    nodes.flatMap((node) => soughtOf(node) ?? []),
    matches,
  );
  if (counted && read.length === 0) return counted;
  const mayHold = counted ? read.map((one) => rowsThatMayHold(one, ground.size)).reduce(unite) : allRows(ground.size);
  const toRead = Uint32Array.from(matches.keys()).filter((at) => mayHold.has(matches[at] as number));
  if (counted && toRead.length > MOST_READ) throw tooMuchToRead(tree, toRead.length);
  const hits = counted ?? new Uint32Array(matches.length);
  const rows = toRead.map((at) => matches[at] as number);
  await readTexts(ground.textsOf, rows, pacer, (at, text) => {
    hits[toRead[at] as number] = findHits(tree, text).length;
  });
  return hits;
}

function rowsThatMayHold(read: ReadRows, size: number): RowSet {
  return unite(rowsHit(read, size), read.unread ?? new RowSet(size));
}

/** The hits of one row; 0 for a row that is no match. */
export function hitsIn({ matches, hits }: Pick<Evaluation, "matches" | "hits">, row: number): number {
  return hits ? hitsOf({ rows: matches, hits }, row) : 0;
}

/** The rows that pass a date filter; null when there is none. Undated rows pass only when asked for. */
export function rowsOnDates(catalogue: Catalogue, dates: QuerySpec["dates"]): RowSet | null {
  if (!dates || (dates.from === null && dates.to === null)) return null;
  const { days } = catalogue;
  const from = dates.from === null ? -UNDATED : dayNumber(dates.from);
  const to = dates.to === null ? UNDATED - 1 : dayNumber(dates.to);
  const undated = Number(dates.includeUndated);
  const rows = new RowSet(days.length);
  for (let row = 0; row < days.length; row++) {
    const day = days[row] as number;
    rows.put(row, day === UNDATED ? undated : Number(day >= from && day <= to));
  }
  return rows;
}

/** One for each field that is filtered. */
export function restrictionsOf(
  ground: QueryGround,
  { filters }: Pick<QuerySpec, "filters">,
  columnFor = (field: FacetField): Column => columnOf(ground, field),
): Restriction[] {
  const byField = new Map<FacetField, RowSet>();
  for (const { field, include, exclude } of filters) {
    if (include.length === 0 && exclude.length === 0) continue;
    const column = columnFor(field);
    const included = new Set(include);
    const excluded = new Set(exclude);
    const former = byField.get(field);
    const rows = include.length > 0 ? rowsWith(column, (value) => included.has(value)) : null;
    const kept = exclude.length > 0 ? invert(rowsWith(column, (value) => excluded.has(value))) : null;
    const both = rows && kept ? intersect(rows, kept) : ((rows ?? kept) as RowSet);
    byField.set(field, former ? intersect(both, former) : both);
  }
  return [...byField].map(([field, rows]) => ({ field, rows }));
}
