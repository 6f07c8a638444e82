import { LONGEST_SILENCE } from "../../../shared/debates/bearers.ts";
import { USE_COLUMNS, type UseTable, yearsIn } from "../../../shared/debates/speaker-uses.ts";

const NONE = -1;
/** In years. Silences that tell bearers of a name apart are longer, so none lies between two uses of a decade. */
const DECADE = 10;

/** Uses that were condensed, for as long as they are at hand: one build after the other asks for the same. */
const known = new WeakMap<UseTable, UseTable>();

/**
 * The uses of debates as far as they tell about people, in one group: of those that print neither a party nor a
 * constituency, which are most, the first and the last in time stand for all that name the speaker alike; in a library
 * of more than {@link LONGEST_SILENCE} years, of each decade. People are told the same from either, and from this several
 * times as quickly. Worked out once for the same uses.
 */
export function condenseUses(uses: UseTable): UseTable {
  const found = known.get(uses) ?? condense(uses);
  known.set(uses, found);
  return found;
}

function condense(uses: UseTable): UseTable {
  const { columns } = uses;
  const years = yearsIn(uses);
  const areFarApart = years.last - years.first > LONGEST_SILENCE;
  const yearOf = (row: number): number => years.of[columns.date[row] as number] as number;
  const { key, printed, name, full, id, party, constituency, house, count } = columns;
  const rows: number[] = [];
  const counts: number[] = [];
  /** Place in `rows` -> the last of the uses for which the one there stands. */
  const latest: number[] = [];
  /** Key -> the place of the last way of naming its bearer; and before each such place the one before. */
  const lastOfKey = new Int32Array(uses.texts.length).fill(NONE);
  const before: number[] = [];

  const isSeenAlike = (one: number, other: number): boolean =>
    printed[one] === printed[other] &&
    name[one] === name[other] &&
    full[one] === full[other] &&
    id[one] === id[other] &&
    house[one] === house[other] &&
    (!areFarApart || Math.floor(yearOf(one) / DECADE) === Math.floor(yearOf(other) / DECADE));

  for (let row = 0; row < key.length; row++) {
    const year = yearOf(row);
    const own = key[row] as number;
    const isPlain = party[row] === 0 && constituency[row] === 0;
    let place = isPlain ? (lastOfKey[own] as number) : NONE;
    while (place !== NONE && !isSeenAlike(rows[place] as number, row)) place = before[place] as number;
    if (place !== NONE) {
      counts[place] = (counts[place] as number) + (count[row] as number);
      const first = yearOf(rows[place] as number);
      if (year > 0 && (first === 0 || year < first)) rows[place] = row;
      if (year > yearOf(latest[place] as number)) latest[place] = row;
      continue;
    }
    before.push(lastOfKey[own] as number);
    if (isPlain) lastOfKey[own] = rows.length;
    rows.push(row);
    latest.push(row);
    counts.push(count[row] as number);
  }
  const later = latest.filter((row, place) => yearOf(row) > yearOf(rows[place] as number));
  return pick(uses, [...rows, ...later], counts);
}

/** Some rows with the counts given; those for which there is none are there, but count nothing. */
function pick({ texts, columns }: UseTable, rows: readonly number[], counts: readonly number[]): UseTable {
  const count = new Uint32Array(rows.length);
  for (let at = 0; at < counts.length; at++) count[at] = counts[at] as number;
  const named = USE_COLUMNS.texts.map((column) => {
    const picked = new Uint32Array(rows.length);
    for (let at = 0; at < picked.length; at++) picked[at] = columns[column][rows[at] as number] as number;
    return [column, picked] as const;
  });
  const all = { ...(Object.fromEntries(named) as UseTable["columns"]), count };
  return { texts, starts: Uint32Array.of(0, rows.length), columns: all };
}
