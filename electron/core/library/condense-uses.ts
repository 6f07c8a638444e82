import { LONGEST_SILENCE } from "../../../shared/debates/bearers.ts";
import { USE_COLUMNS, type UseTable, yearsIn } from "../../../shared/debates/speaker-uses.ts";

const NONE = -1;
/** More than there are. */
const YEARS = 10_000;

/**
 * The uses of debates as far as they tell about people, in one group: of those that print neither a party nor a
 * constituency, which are most, one stands for all that name the speaker alike: the earliest, or, where years are so far
 * apart that a name may be of several people, one for each year. People are told the same from either, and from this
 * several times as quickly.
 */
export function condenseUses(uses: UseTable): UseTable {
  const { texts, columns } = uses;
  const years = yearsIn(uses);
  const areFarApart = years.last - years.first > LONGEST_SILENCE;
  const yearOf = (row: number): number => years.of[columns.date[row] as number] as number;
  const { key, printed, name, full, id, party, constituency, count } = columns;
  const rows: number[] = [];
  const counts: number[] = [];
  /** Key (and year) -> the place in `rows` of the last way of naming its bearer; before each such place the one before. */
  const lastOf = new Map<number, number>();
  const before: number[] = [];

  const isNamedAlike = (one: number, other: number): boolean =>
    printed[one] === printed[other] && name[one] === name[other] && full[one] === full[other] && id[one] === id[other];

  for (let row = 0; row < key.length; row++) {
    const own = (key[row] as number) * YEARS + (areFarApart ? yearOf(row) : 0);
    const isPlain = party[row] === 0 && constituency[row] === 0;
    let place = isPlain ? (lastOf.get(own) ?? NONE) : NONE;
    while (place !== NONE && !isNamedAlike(rows[place] as number, row)) place = before[place] as number;
    if (place !== NONE) {
      counts[place] = (counts[place] as number) + (count[row] as number);
      const [year, first] = [yearOf(row), yearOf(rows[place] as number)];
      if (year > 0 && (first === 0 || year < first)) rows[place] = row;
      continue;
    }
    before.push(lastOf.get(own) ?? NONE);
    if (isPlain) lastOf.set(own, rows.length);
    rows.push(row);
    counts.push(count[row] as number);
  }
  const pick = (numbers: Uint32Array): Uint32Array => {
    const picked = new Uint32Array(rows.length);
    for (let at = 0; at < picked.length; at++) picked[at] = numbers[rows[at] as number] as number;
    return picked;
  };
  const named = Object.fromEntries(USE_COLUMNS.texts.map((column) => [column, pick(columns[column])]));
  return {
    texts,
    starts: Uint32Array.of(0, rows.length),
    columns: { ...(named as UseTable["columns"]), count: Uint32Array.from(counts) },
  };
}
