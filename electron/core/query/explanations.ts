import type { Explanation } from "../../../shared/api/query-schemas.ts";
import { PERSON_FIELDS, type PersonField } from "../../../shared/model/correction.ts";
import { formatQuery } from "../../../shared/query/format-query.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { FLAGS } from "../index/catalogue.ts";
import { countValues, rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import { type RowSet, rowsInAll } from "../index/row-set.ts";
import { calendarOf } from "./calendar.ts";
import { askContributions, columnOf, type Evaluation, type QueryGround, rowsPassing } from "./evaluate.ts";
import { evaluateTree } from "./evaluate-tree.ts";

const MAX_PEOPLE = 20;

/** Why there are fewer rows than one may expect, each with a way out. */
export async function explain(ground: QueryGround, evaluation: Evaluation, pacer: Pacer): Promise<Explanation[]> {
  const found: Explanation[] = [];
  const undated = undatedLeftOut(ground, evaluation);
  if (undated) found.push(undated);
  for (const field of PERSON_FIELDS) {
    const missing = await attributeNotGiven(ground, evaluation, field, pacer);
    if (missing) found.push(missing);
  }
  if (evaluation.matches.length === 0) {
    found.push(...(await unfinished(ground, evaluation, pacer)));
    found.push(...tooNarrow(ground, evaluation), searchedOver(ground, evaluation));
  }
  return found;
}

function undatedLeftOut(ground: QueryGround, { spec, restrictions }: Evaluation): Explanation | null {
  const { days, columns } = ground.catalogue;
  const { undated } = calendarOf(days);
  if (spec.dates?.includeUndated || undated.length === 0) return null;
  const others = restrictions.filter((one) => one.field !== "dates");
  if (others.length === restrictions.length) return null;
  const rows = others.reduce((left, { rows: passing }) => left.filter((row) => passing.has(row)), undated);
  if (rows.length === 0) return null;
  const debates = countValues(columns.debate, rows).filter((count) => count > 0).length;
  return { type: "undated-left-out", debates, contributions: rows.length };
}

/** Rows of named people that would match had somebody said their party (office, constituency). */
async function attributeNotGiven(
  ground: QueryGround,
  evaluation: Evaluation,
  field: PersonField,
  pacer: Pacer,
): Promise<Explanation | null> {
  const { spec, tree, restrictions } = evaluation;
  const column = columnOf(ground, field);
  const speakers = ground.catalogue.columns.speaker;
  const isFiltered = spec.filters.some((one) => one.field === field && one.include.some((value) => value !== null));
  if (!isFiltered && !(tree && asksFor(tree, field, false))) return null;

  const notGiven = () => rowsWith(column, (value) => value === null);
  const named = rowsWith(speakers, (value) => value !== null);
  const sets = [notGiven(), named];
  for (const { field: restricted, rows: passing } of restrictions) {
    if (restricted === field) continue;
    sets.push(restricted === "text" && tree && asksFor(tree, field, false) ? await loosened(tree) : passing);
  }
  function loosened(text: QueryNode): Promise<RowSet> {
    const asked = askContributions(ground, pacer, (node, isNegated) =>
      node.type === "field" && node.field === field && !isNegated ? notGiven() : null,
    );
    return evaluateTree(asked, text);
  }
  const rows = rowsInAll(sets, ground.catalogue.size);
  if (rows.length === 0) return null;
  const people = [...countValues(speakers, rows)]
    .map((count, code) => ({ count, name: speakers.values[code] ?? "" }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const names = people.slice(0, MAX_PEOPLE).map(({ name }) => name);
  return { type: "attribute-not-given", field, contributions: rows.length, people: names };
}

function asksFor(node: QueryNode, field: PersonField, isNegated: boolean): boolean {
  if (node.type === "and" || node.type === "or") return node.children.some((child) => asksFor(child, field, isNegated));
  if (node.type === "not") return asksFor(node.child, field, !isNegated);
  return node.type === "field" && node.field === field && !isNegated;
}

/** What would match if the last word were only the beginning of one, as it is while it is typed. */
async function unfinished(ground: QueryGround, evaluation: Evaluation, pacer: Pacer): Promise<Explanation[]> {
  const { tree, restrictions } = evaluation;
  const found = tree && withLastWordBegun(tree);
  if (!found) return [];
  const others = restrictions.filter(({ field }) => field !== "text");
  const asked = askContributions(ground, pacer);
  const text = { field: "text" as const, rows: await evaluateTree(asked, found.begun) };
  const rows = rowsPassing([text, ...others], ground.catalogue.size);
  asked.question.end();
  if (rows.length === 0) return [];
  return [{ type: "unfinished", word: found.word, text: formatQuery(found.begun), contributions: rows.length }];
}

/** The same with its last word as a beginning, and that word; null where it is none, or no single word of texts. */
function withLastWordBegun(node: QueryNode): { begun: QueryNode; word: string } | null {
  if (node.type === "words") {
    return node.prefix || node.terms.length > 1 ? null : { begun: { ...node, prefix: true }, word: node.text };
  }
  if (node.type !== "and") return null;
  const last = withLastWordBegun(node.children.at(-1) as QueryNode);
  return last && { ...last, begun: { type: "and", children: [...node.children.slice(0, -1), last.begun] } };
}

/** What each restriction alone keeps away, when nothing matches. */
function tooNarrow(ground: QueryGround, { restrictions }: Evaluation): Explanation[] {
  return restrictions.flatMap(({ field }) => {
    const others = restrictions.filter((one) => one.field !== field);
    if (others.length === 0) return [];
    const contributions = rowsPassing(others, ground.catalogue.size).length;
    return contributions > 0 ? [{ type: "filter-too-narrow", field, contributions } as const] : [];
  });
}

function searchedOver({ catalogue }: QueryGround, { restrictions }: Evaluation): Explanation {
  const filters = restrictions.filter((one) => one.field !== "text");
  const rows = rowsPassing(filters, catalogue.size);
  const excerptsOnly = rows.length > 0 && rows.every((row) => ((catalogue.flags[row] as number) & FLAGS.excerpt) !== 0);
  return { type: "searched-over", contributions: rows.length, excerptsOnly };
}
