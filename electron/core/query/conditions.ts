import { holdsRun } from "../../../shared/query/hits.ts";
import type { ColumnNode, ConditionNode, FieldNode, HasNode, TimeNode } from "../../../shared/query/query.ts";
import { readColumns } from "../../../shared/text/printed-column.ts";
import { readTime } from "../../../shared/text/printed-time.ts";
import { tailOfTerms } from "../index/addresses.ts";
import { type ApartField, type Catalogue, FLAGS } from "../index/catalogue.ts";
import { rowsWith } from "../index/column.ts";
import { businessLabel, languageLabel } from "../index/labels.ts";
import type { Pacer } from "../index/pacer.ts";
import { RowSet, rowsOf, rowsWhere, unite } from "../index/row-set.ts";
import { MENTIONS } from "../mentions/mention-columns.ts";
import { debatesWithProcedure, isProcedureField } from "../procedure/procedure-conditions.ts";
import { columnOf, type QueryGround, rowsOnDates } from "./evaluate.ts";

/** What conditions other than those on speakers, tags and procedure are asked of. */
export interface FactGround {
  catalogue: Catalogue;
  /** The address of a row's turn. */
  urlOf(row: number): string | undefined;
}

/** The contributions for which a condition holds. */
export async function contributionsWith(ground: QueryGround, node: ConditionNode, pacer: Pacer): Promise<RowSet> {
  const { catalogue, projected, view } = ground;
  if (node.type === "has") return rowsWithTrait(ground, node);
  if (node.type === "field") {
    if (isProcedureField(node.field)) return debatesWithProcedure(ground, node, pacer);
    const { holds, holdsEither } = valueTests(node);
    switch (node.field) {
      case "note":
        return projected.rowsWithNote(holds);
      case "tag":
      case "mentions":
        return rowsWith(columnOf(ground, node.field), holdsEither);
    }
  }
  return rowsWithFacts({ catalogue, urlOf: (row) => view.row(row).contribution.url }, node);
}

function rowsWithTrait({ catalogue, projected, mentions }: QueryGround, { what }: HasNode): RowSet {
  if (what === "note") return rowsWhere(projected.notes, (notes) => notes > 0);
  if (what === "tag") return rowsWith(projected.tags, (tag) => tag !== null);
  if (what === "mention" || what === "unresolved") {
    return rowsWhere(mentions.columns().flags, (flags) => (flags & MENTIONS[what]) !== 0);
  }
  return rowsWhere(catalogue.flags, (flags) => (flags & FLAGS[what]) !== 0);
}

/** The rows of a catalogue for which a condition holds that the catalogue alone tells; none for another. */
export function rowsWithFacts(ground: FactGround, node: ConditionNode): RowSet {
  const { catalogue } = ground;
  switch (node.type) {
    case "date":
      return rowsOnDates(catalogue, { ...node, includeUndated: false }) ?? new RowSet(catalogue.size);
    case "length": {
      const [min, max] = [node.min ?? 0, node.max ?? Number.POSITIVE_INFINITY];
      return rowsWhere(catalogue.words, (words) => words >= min && words <= max);
    }
    case "time":
      return atTime(catalogue, node);
    case "column":
      return inColumns(catalogue, node);
    case "field":
      return rowsWithWords(ground, node);
    case "has":
      return new RowSet(catalogue.size);
  }
}

/** A field's words are looked for in what is known and in what is printed, in labels as in values. */
function rowsWithWords(ground: FactGround, node: FieldNode): RowSet {
  const { columns, apart, debateTitles, size } = ground.catalogue;
  const { holds, holdsEither } = valueTests(node);
  switch (node.field) {
    case "debate":
      return rowsWith(columns.debate, (_value, _label, code) => holds(debateTitles[code] as string));
    case "speaker":
      return unite(rowsWith(columns.speaker, holds), rowsWith(apart.printedSpeaker, holds));
    case "kind":
      return unite(
        rowsWith(columns.kind, holdsEither),
        rowsWith(apart.business, (value) => value !== null && (holds(value) || holds(businessLabel(value)))),
      );
    case "language":
      return rowsWith(apart.language, (value) => value !== null && (holds(value) || holds(languageLabel(value))));
    case "url":
      return withAddress(ground, node);
    default: {
      if (node.field in apart) return rowsWith(apart[node.field as ApartField], holds);
      const column = columns[node.field as keyof typeof columns];
      return column ? rowsWith(column, holdsEither) : new RowSet(size);
    }
  }
}

/** Whether a value, or it or what is shown for it, holds the words of a node. */
function valueTests(node: FieldNode) {
  const holds = (value: string | null) => value !== null && holdsRun(node, value);
  return {
    holds,
    holdsEither: (value: string | null, label: string) => value !== null && (holds(value) || holds(label)),
  };
}

function atTime({ apart }: Catalogue, { from, to }: TimeNode): RowSet {
  return rowsWith(apart.time, (value) => {
    const span = value === null ? null : readTime(value);
    return span !== null && span.first <= (to ?? span.first) && span.last >= (from ?? span.last);
  });
}

const NO_COLUMN = -1;

/**
 * The turns that begin in one of the columns, or go on in it as far as is known: up to the column in which the next turn of
 * the debate begins, where no words are marked as left out between them. Of a turn without a column those of its debate count.
 */
function inColumns({ apart, columns, flags, size }: Catalogue, node: ColumnNode): RowSet {
  const printed = apart.column.values.map((value) => (value === null ? null : readColumns(value)));
  const ofSeries = printed.map((one) => (one?.series === node.series ? one : null));
  const [firsts, lasts] = [
    Int32Array.from(ofSeries, (one) => one?.first ?? NO_COLUMN),
    Int32Array.from(ofSeries, (one) => one?.last ?? NO_COLUMN),
  ];
  const [from, to] = [node.from ?? 0, node.to ?? Number.POSITIVE_INFINITY];
  const { codes } = apart.column;
  const debates = columns.debate.codes;
  const found = new RowSet(size);
  for (let row = 0; row < size; row++) {
    const first = firsts[codes[row] as number] as number;
    if (first === NO_COLUMN || first > to) continue;
    let last = lasts[codes[row] as number] as number;
    if (last < from && debates[row + 1] === debates[row] && ((flags[row + 1] as number) & FLAGS.gap) === 0) {
      last = Math.max(last, firsts[codes[row + 1] as number] as number);
    }
    if (last >= from) found.add(row);
  }
  return found;
}

/** So few rows are looked at to be sure: numbers of tails are equal by chance once in some thousand searches. */
const FEW = 1000;

/** Words of the address of a debate, or of a turn: of what is the turn's own in it all must be given. */
function withAddress({ catalogue, urlOf }: FactGround, node: FieldNode): RowSet {
  const { apart, columns, debateUrls } = catalogue;
  const inAscii = addressTest(node.terms, node.prefix ? "" : END);
  const holds = (url: string) => (/[^\0-\x7f]/.test(url) ? holdsRun(node, url) : inAscii(url));
  const found = unite(
    rowsWith(columns.debate, (_value, _label, code) => holds(debateUrls[code] as string)),
    rowsWith(apart.url, (head) => head !== null && holds(head)),
  );
  const byTail = withTail(catalogue, node.terms);
  const rows = rowsOf(byTail);
  if (rows.length <= FEW) for (const row of rows) if (!holdsRun(node, urlOf(row) ?? "")) byTail.delete(row);
  return unite(found, byTail);
}

/** The rows of whose address the last of these terms are the tail, and those before them, if any, the end of the head. */
function withTail({ apart, urlTails, size }: Catalogue, terms: readonly string[]): RowSet {
  const found = new RowSet(size);
  for (let at = 0; at < terms.length; at++) {
    const tail = tailOfTerms(terms.slice(at));
    const endsSo = at === 0 ? () => true : addressTest(terms.slice(0, at), `${END}(?:[^a-z0-9]*)$`);
    const fits = new Map<number, boolean>();
    for (let row = 0; row < size; row++) {
      if (urlTails[row] !== tail) continue;
      const code = apart.url.codes[row] as number;
      if (!fits.has(code)) fits.set(code, endsSo(apart.url.values[code] ?? ""));
      if (fits.get(code)) found.add(row);
    }
  }
  return found;
}

/** Behind a whole word. */
const END = "(?![a-z0-9'])";

/** Tests addresses for a run of terms. Thousands are tested at a time: those in ASCII are not cut into words for it. */
function addressTest(terms: readonly string[], end: string): (url: string) => boolean {
  const written = terms.map((term) =>
    term.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`),
  );
  const form = new RegExp(`(?<![a-z0-9'])${written.join("[^a-z0-9]+")}${end}`, "iu");
  return (url) => form.test(url);
}
