import type { DivisionRow, QuerySpec, SortKey } from "../../../shared/api/query-schemas.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { ConditionNode } from "../../../shared/query/query.ts";
import { printedStage } from "../../../shared/text/bill-stage.ts";
import { sideTotal } from "../../../shared/text/division.ts";
import { areWithin } from "../../../shared/text/printed-column.ts";
import { countValues, rowsWith } from "../index/column.ts";
import type { Pacer } from "../index/pacer.ts";
import { RowSet, rowsInAll, rowsOf } from "../index/row-set.ts";
import type { Turn } from "../library/view.ts";
import { contributionsWith, rowsWithFacts } from "../query/conditions.ts";
import { type QueryGround, readQuery, restrictionsOf, rowsOnDates } from "../query/evaluate.ts";
import { askTree, evaluateTree } from "../query/evaluate-tree.ts";
import { ranksOfField, sortByRank } from "../query/sort.ts";
import type { Voters } from "./division-voters.ts";
import { type DivisionWords, divisionWords } from "./division-words.ts";
import type { Divisions, ProcedureIndex } from "./procedure.ts";
import { debatesHolding, divisionsHolding, isProcedureField } from "./procedure-conditions.ts";

/**
 * The divisions of a query in its order: the words are looked for in what a division is about and says, conditions and
 * filters in what is known of it. What only contributions have (a speaker, a party, a tag) holds for a division when a
 * contribution of its debate has it.
 */
export async function divisionsOf(
  ground: QueryGround,
  index: ProcedureIndex,
  spec: QuerySpec,
  pacer: Pacer,
): Promise<Uint32Array> {
  const { divisions } = index;
  const { catalogue, search, textsOf } = divisions;
  const sets: RowSet[] = [];
  const tree = readQuery(spec.text);
  if (tree) {
    const asked = askTree({ size: catalogue.size, search, textsOf }, pacer, (node) =>
      holding(ground, index, node, pacer),
    );
    sets.push(await evaluateTree(asked, tree));
  }
  const onDates = rowsOnDates(catalogue, spec.dates);
  if (onDates) sets.push(onDates);
  sets.push(...filtersOf(ground, divisions, spec));
  return inOrder(divisions, rowsInAll(sets, catalogue.size), spec.sort);
}

const OF_DEBATES = ["house", "chamber", "department", "debate", "source"] as const;

function* filtersOf(ground: QueryGround, divisions: Divisions, spec: QuerySpec): Generator<RowSet> {
  const isOfDebates = ({ field }: { field: string }) => (OF_DEBATES as readonly string[]).includes(field);
  const { columns } = divisions.catalogue;
  const own = spec.filters.filter(isOfDebates);
  const ofDivisions = restrictionsOf(
    ground,
    { filters: own },
    (field) => columns[field as (typeof OF_DEBATES)[number]],
  );
  for (const { rows } of ofDivisions) yield rows;
  const others = spec.filters.filter((filter) => !isOfDebates(filter));
  for (const { rows } of restrictionsOf(ground, { filters: others }))
    yield besideContributions(ground, divisions, rows);
}

/** The divisions in debates that hold some of these contributions. */
function besideContributions({ catalogue }: QueryGround, divisions: Divisions, contributions: RowSet): RowSet {
  const { debate } = catalogue.columns;
  const counts = countValues(debate, rowsOf(contributions));
  const ids = new Set(debate.values.filter((_, code) => (counts[code] as number) > 0));
  return rowsWith(divisions.catalogue.columns.debate, (id) => ids.has(id));
}

/** Conditions that only contributions meet. */
const OF_CONTRIBUTIONS = ["speaker", "party", "office", "constituency", "tag", "note", "mentions", "asked"];

async function holding(ground: QueryGround, index: ProcedureIndex, node: ConditionNode, pacer: Pacer): Promise<RowSet> {
  const { divisions } = index;
  if (node.type === "field" && isProcedureField(node.field)) {
    if (node.field !== "procedure") return divisionsHolding(divisions, node, pacer);
    const ids = await debatesHolding(ground, index, node, pacer);
    return rowsWith(divisions.catalogue.columns.debate, (id) => id !== null && ids.has(id));
  }
  const isOfContributions =
    node.type === "has" || node.type === "length" || (node.type === "field" && OF_CONTRIBUTIONS.includes(node.field));
  if (isOfContributions) return besideContributions(ground, divisions, await contributionsWith(ground, node, pacer));
  if (node.type === "column") {
    const found = new RowSet(divisions.columns.length);
    for (const [at, columns] of divisions.columns.entries()) {
      if (areWithin(columns, node.series, node.from, node.to)) found.add(at);
    }
    return found;
  }
  const urlOf = (at: number) => ground.view.turn(divisions.turns[at] as number).contribution.url;
  return rowsWithFacts({ catalogue: divisions.catalogue, urlOf }, node);
}

function inOrder(divisions: Divisions, found: Uint32Array, sort: readonly SortKey[]): Uint32Array {
  let sorted = found;
  for (const { column, descending } of sort.toReversed()) {
    const ranks =
      column === "ayes" || column === "noes" ? divisions[column] : ranksOfField(divisions.catalogue, column);
    if (ranks) sorted = sortByRank(sorted, ranks, descending);
  }
  return sorted;
}

/** Which division it is, as lists of them tell. */
export function divisionFacts({ contribution, debate }: Turn) {
  return {
    id: contribution.id,
    debateId: debate.id,
    date: contribution.date,
    debateTitle: debate.title.value ?? "",
    heading: debate.headingPath.join(" › ") || null,
  };
}

/** A row of the table of divisions; the lists of names only where they are wanted. */
export function divisionRow(
  { view }: QueryGround,
  { divisions, notes, voters }: ProcedureIndex,
  at: number,
  withLists: boolean,
): DivisionRow {
  const order = divisions.turns[at] as number;
  const turn = view.turn(order);
  const { contribution, debate } = turn;
  const words = divisionWords(view, order, notes.turns);
  const { votes, number, question, outcome } = words;
  return {
    ...divisionFacts(turn),
    stage: printedStage(debate.title.value, debate.headingPath),
    number,
    question,
    outcome,
    totals: votes.totals,
    ayes: sideTotal(votes, "aye"),
    noes: sideTotal(votes, "no"),
    names: votes.lists.reduce((sum, { names }) => sum + names.length, 0),
    lists: withLists ? listsOf(words, turn, voters) : [],
    house: debate.house.value,
    chamber: debate.chamber.value,
    department: debate.department.value,
    volume: debate.volume.value,
    column: contribution.column ?? debate.columns.value,
    time: contribution.time ?? null,
    url: contribution.url ?? debate.url.value,
    sources: [...new Set(contribution.occurrences.map(({ source }) => view.pathOf(source)))],
  };
}

/** The lists of a division with who each name is, as far as that is certain. */
export function listsOf(words: DivisionWords, turn: Turn, voters: Voters): DivisionRow["lists"] {
  const people = voters.of(words, turn);
  return words.votes.lists.map(({ vote, names }, list) => ({
    vote,
    names,
    people: (people[list] ?? []).map(({ name, reason }) => ({ name, reason })),
  }));
}

/** The lists of one division, by the id of its turn. Throws `not-found`. */
export function divisionLists(
  { view }: QueryGround,
  { notes, voters }: ProcedureIndex,
  id: string,
): DivisionRow["lists"] {
  const turn = view.contribution(id);
  if (turn?.contribution.kind !== "division") {
    throw new AppError("not-found", "This division is not there any more.", "Look in the table of divisions.");
  }
  return listsOf(divisionWords(view, turn.order, notes.turns), turn, voters);
}
