import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { GroupField, Grouping, GroupRow } from "../../../shared/api/table-schemas.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import type { Catalogue } from "../index/catalogue.ts";
import { type Column, NO_RANK } from "../index/column.ts";
import { notGivenLabel } from "../index/labels.ts";
import { calendarOf } from "./calendar.ts";
import { sumOf } from "./tally.ts";

/** What groups are told apart by: a place for each row, in the order of the values. */
interface Places {
  /** {@link Places.end} or more for rows without a value. */
  of: ArrayLike<number>;
  /** Greater than every place. */
  end: number;
  value(place: number): string;
  label(place: number): string;
}

/** Rows in groups. */
export interface Grouped {
  /** All rows, group after group, in the order in which they came within each. */
  rows: Uint32Array;
  /** Of each group, in order: how many rows. */
  sizes: Uint32Array;
  /** The groups from one position to another, without what names them after a restart. */
  describe(from: number, to: number): Omit<GroupRow, "name">[];
  /** The group that holds a row's value, or rows of this value; null where there is none. */
  groupOfRow(row: number): number | null;
  groupOfValue(value: string | null): number | null;
}

/** Puts rows into groups; two passes over numbers, whatever they are grouped by. */
export function groupRows(catalogue: Catalogue, rows: Uint32Array, grouping: Grouping, spec: QuerySpec): Grouped {
  const places = placesOf(catalogue, grouping.by);
  const { of, end } = places;
  // The last place is that of rows without a value.
  const counts = new Uint32Array(end + 1);
  const placeOf = (row: number) => Math.min(end, of[row] as number);
  for (let at = 0; at < rows.length; at++) (counts[placeOf(rows[at] as number)] as number)++;
  const order = orderOf(counts, grouping, isDownwards(grouping.by, spec));
  const next = new Uint32Array(end + 1);
  const starts = new Uint32Array(order.length + 1);
  order.forEach((place, group) => {
    next[place] = starts[group] as number;
    starts[group + 1] = (starts[group] as number) + (counts[place] as number);
  });
  const grouped = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number;
    const place = placeOf(row);
    grouped[next[place] as number] = row;
    (next[place] as number)++;
  }
  const nameAt = (place: number) => (place === end ? null : places.value(place));
  const groupOfPlace = lazily(() => new Map(Array.from(order, (place, group) => [place, group])));
  const groupOfValue = lazily(() => new Map(Array.from(order, (place, group) => [nameAt(place), group])));
  return {
    rows: grouped,
    sizes: order.map((place) => counts[place] as number),
    groupOfRow: (row) => groupOfPlace().get(placeOf(row)) ?? null,
    groupOfValue: (value) => groupOfValue().get(value) ?? null,
    describe(from, to) {
      return Array.from(order.subarray(from, to), (place, at) => {
        const [first, last] = [starts[from + at] as number, starts[from + at + 1] as number];
        return {
          value: nameAt(place),
          label: place === end ? noValueLabel(grouping.by) : places.label(place),
          contributions: last - first,
          words: sumOf(catalogue.words, grouped.subarray(first, last)),
          first,
        };
      });
    },
  };
}

/** Places that hold something, in the order in which their groups stand. */
function orderOf(counts: Uint32Array, { order }: Grouping, isDescending: boolean): Uint32Array {
  const last = counts.length - 1;
  const held = Uint32Array.from(counts.keys()).filter((place) => place < last && (counts[place] as number) > 0);
  if (isDescending) held.reverse();
  const all = (counts[last] as number) > 0 ? Uint32Array.from([...held, last]) : held;
  // Sorting is stable: groups of one size stand by value.
  return order === "count" ? all.sort((a, b) => (counts[b] as number) - (counts[a] as number)) : all;
}

function isDownwards(by: GroupField, { sort }: QuerySpec): boolean {
  const column = by === "debate" || by === "month" ? "date" : by;
  return sort.find((key) => key.column === column)?.descending ?? false;
}

function placesOf(catalogue: Catalogue, by: GroupField): Places {
  switch (by) {
    case "debate":
      return debatePlaces(catalogue);
    case "month":
      return monthPlaces(catalogue.days);
    default:
      return labelPlaces(catalogue.columns[by]);
  }
}

/** Debates in the order of their rows, which is that of their days: titles repeat, and two of one name stay two. */
function debatePlaces({ columns: { debate } }: Catalogue): Places {
  const { codes, values, labels } = debate;
  const placeOfCode = new Int32Array(values.length).fill(-1);
  const codeOf: number[] = [];
  const of = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (placeOfCode[code] === -1) placeOfCode[code] = codeOf.push(code) - 1;
    of[row] = placeOfCode[code] as number;
  }
  const code = (place: number) => codeOf[place] as number;
  return {
    of,
    end: codeOf.length,
    value: (place) => values[code(place)] ?? "",
    label: (place) => labels[code(place)] ?? "",
  };
}

function labelPlaces({ values, ranks, codes }: Column): Places {
  const codeOfRank = new Map<number, number>();
  let end = 0;
  ranks.forEach((rank, code) => {
    if (rank === NO_RANK) return;
    codeOfRank.set(rank, code);
    end = Math.max(end, rank + 1);
  });
  const value = (place: number) => values[codeOfRank.get(place) ?? -1] ?? "";
  const ofRows = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) ofRows[row] = ranks[codes[row] as number] as number;
  return { of: ofRows, end, value, label: value };
}

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });

function monthPlaces(days: Int32Array): Places {
  const { months, monthOf } = calendarOf(days);
  const value = (place: number) => months[place] as string;
  return { of: monthOf.codes, end: months.length, value, label: (place) => MONTH.format(new Date(value(place))) };
}

function noValueLabel(by: GroupField): string {
  return by === "month" ? "(no date)" : notGivenLabel(by);
}
