import type { Explanation } from "../../../shared/api/schemas.ts";
import { PERSON_FIELDS, type PersonField } from "../../../shared/model/correction.ts";
import type { QueryNode } from "../../../shared/query/query.ts";
import { rowsWith, UNDATED } from "../index/catalogue.ts";
import { columnOf, dateMask, type Evaluation, evaluateTree, type QueryGround, rowsPassing } from "./evaluate.ts";

const MAX_PEOPLE = 20;

/** Why there are fewer rows than one may expect, each with a way out. */
export function explain(ground: QueryGround, evaluation: Evaluation): Explanation[] {
  const found: Explanation[] = [];
  const undated = undatedLeftOut(ground, evaluation);
  if (undated) found.push(undated);
  for (const field of PERSON_FIELDS) {
    const missing = attributeNotGiven(ground, evaluation, field);
    if (missing) found.push(missing);
  }
  if (evaluation.matches.length === 0) found.push(...tooNarrow(ground, evaluation), searchedOver(ground, evaluation));
  return found;
}

function undatedLeftOut(ground: QueryGround, { spec, restrictions }: Evaluation): Explanation | null {
  if (!spec.dates || spec.dates.includeUndated || !dateMask(ground.catalogue, spec.dates)) return null;
  const others = restrictions.filter((one) => one.field !== "dates");
  const rows = rowsPassing(others, ground.catalogue.size).filter((row) => ground.catalogue.days[row] === UNDATED);
  if (rows.length === 0) return null;
  const debates = new Set(Array.from(rows, (row) => ground.view.rows[row]?.debate.id));
  return { type: "undated-left-out", debates: debates.size, contributions: rows.length };
}

/** Rows of named people that would match had somebody said their party (office, constituency). */
function attributeNotGiven(ground: QueryGround, evaluation: Evaluation, field: PersonField): Explanation | null {
  const { spec, tree, restrictions } = evaluation;
  const column = columnOf(ground, field);
  const isFiltered = spec.filters.some((one) => one.field === field && one.include.some((value) => value !== null));
  if (!isFiltered && !(tree && asksFor(tree, field, false))) return null;

  const notGiven = () => rowsWith(column, (value) => value === null);
  const named = rowsWith(ground.catalogue.columns.speaker, (value) => value !== null);
  const loosened = restrictions.map((one) => {
    if (one.field === field) return { ...one, mask: notGiven() };
    if (one.field !== "text" || !tree) return one;
    const mask = evaluateTree(ground, tree, (node, isNegated) =>
      node.type === "field" && node.field === field && !isNegated ? notGiven() : null,
    );
    return { ...one, mask };
  });
  const rows = rowsPassing([...loosened, { field, mask: notGiven() }, { field, mask: named }], ground.catalogue.size);
  if (rows.length === 0) return null;
  const people = new Map<string, number>();
  for (const row of rows) {
    const name = ground.view.rows[row]?.contribution.name.value ?? "";
    people.set(name, (people.get(name) ?? 0) + 1);
  }
  const names = [...people].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  return { type: "attribute-not-given", field, contributions: rows.length, people: names.slice(0, MAX_PEOPLE) };
}

function asksFor(node: QueryNode, field: PersonField, isNegated: boolean): boolean {
  if (node.type === "and" || node.type === "or") return node.children.some((child) => asksFor(child, field, isNegated));
  if (node.type === "not") return asksFor(node.child, field, !isNegated);
  return node.type === "field" && node.field === field && !isNegated;
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

function searchedOver(ground: QueryGround, { restrictions }: Evaluation): Explanation {
  const filters = restrictions.filter((one) => one.field !== "text");
  const rows = rowsPassing(filters, ground.catalogue.size);
  const excerptsOnly = rows.length > 0 && rows.every((row) => ground.view.rows[row]?.debate.isExcerpt === true);
  return { type: "searched-over", contributions: rows.length, excerptsOnly };
}
