import type { Correction } from "../model/correction.ts";
import { bearersOf, keyAt, LONGEST_SILENCE, placeAt, reasonAt, type Years } from "./bearers.ts";
import { nameKey, readBearerKey } from "./name-form.ts";
import { type NameResolver, remembered } from "./person-name.ts";
import { type UseTable, type UseYears, yearOf, yearsIn } from "./speaker-uses.ts";

/** What of a turn tells which of the bearers of a name speaks. */
export interface TurnMark {
  id: string | null;
  date: string | null;
  printed: string | null;
}

/** The uses of a library by the names for which they stand. */
export interface NamedUses {
  uses: UseTable;
  /** Rows by main key: that of all names of one person, were it not for time. */
  rowsOf: ReadonlyMap<string, Uint32Array>;
  /** The main key of a name key. */
  ofName(key: string): string;
  names: NameResolver;
  /** Whether an id is a source's own of a person. */
  isPersonId(id: string | null): boolean;
}

/** The bearers of one name, in the order of time. */
interface Line {
  bearers: readonly Years[];
  ties: readonly Years[];
  /** The years in which a source prints an id with the name. */
  byId: ReadonlyMap<string, Years>;
  /** By bearer: what decisions call it. */
  aliases: readonly (readonly Alias[])[];
}

/** A key under which decisions know the bearer of a name, who is seen until a year. */
interface Alias {
  key: string;
  until: number;
  /** Of a printed form that is said to be somebody else. */
  isOfForm: boolean;
}

/** What decisions say of bearers of a name. */
interface Decided {
  ties: Years[];
  aliases: Alias[];
}

/**
 * Tells apart who bore a name where it is seen in years too far apart for one person. Years are one person's all the same
 * where a source prints one id in both, or the analyst says so: of two bearers of the name, or of two names of which
 * neither is of several by itself.
 */
export class Bearers {
  /** Rows of each person by key: that of the name for who bore it last, a `bearerKey` for others. */
  rowsOf: ReadonlyMap<string, Uint32Array>;
  private readonly named: NamedUses;
  private readonly years: UseYears;
  private readonly lines = new Map<string, Line>();
  /** Main key -> keys of its persons, where these are not it alone. */
  private readonly persons = new Map<string, Set<string>>();

  constructor(named: NamedUses, corrections: readonly Correction[]) {
    this.named = named;
    this.rowsOf = named.rowsOf;
    this.years = yearsIn(named.uses);
    const decided = this.decidedOf(corrections);
    const isLong = this.years.last - this.years.first > LONGEST_SILENCE;
    const pinned = [...named.rowsOf.keys()].filter((key) => readBearerKey(key) !== null);
    for (const key of pinned) decided.set(this.baseOf(key), decided.get(this.baseOf(key)) ?? { ties: [], aliases: [] });
    for (const main of isLong ? named.rowsOf.keys() : decided.keys()) {
      const line = this.lineOf(main, decided.get(main));
      if (line) this.lines.set(main, line);
    }
    if (this.lines.size > 0) this.rowsOf = this.rowsByPerson(pinned);
  }

  /** The key of whoever speaks a turn under a main key; undefined where nobody bore it then. */
  keyOf(main: string, turn: TurnMark): string | undefined {
    const place = this.placeOf(main, turn);
    if (!place) return this.rowsOf.has(main) ? main : undefined;
    const { base, line, at } = place;
    for (const { key, isOfForm } of line.aliases[at] ?? []) {
      const other = this.named.names.decided(key, turn.printed ?? "");
      const target = other === null ? base : this.named.ofName(other);
      // The form's own name may be one that an id or its letters put here.
      if (isOfForm && other !== null && other !== base && target === base) return other;
      if (this.baseOf(target) === base) continue;
      const meant = this.placeOf(target, turn);
      return meant ? keyAt(meant.base, meant.line.bearers, meant.at) : target;
    }
    return keyAt(base, line.bearers, at);
  }

  /** The keys of all for whom a main key stands. */
  keysOf(main: string): Iterable<string> {
    return this.persons.get(main) ?? [main];
  }

  /** Whether who is meant by a main key depends on the turn. */
  areSeveral(main: string): boolean {
    return this.persons.has(main);
  }

  /** Why a person is told apart from others of the name, or may be several; null where there is nothing to say. */
  reasonOf(key: string): string | null {
    const place = this.placeOf(key, { id: null, date: null, printed: null });
    return place && reasonAt(place.line.bearers, place.line.ties, place.at);
  }

  /** The main key of a name, whoever of its bearers is meant. */
  baseOf(key: string): string {
    const bearer = readBearerKey(key);
    return bearer ? this.named.ofName(this.named.names.ofName(bearer.key)) : key;
  }

  private placeOf(main: string, { id, date }: TurnMark): { base: string; line: Line; at: number } | null {
    const until = readBearerKey(main)?.until;
    const base = this.baseOf(main);
    const line = this.lines.get(base);
    if (!line) return null;
    const { bearers, byId } = line;
    if (until !== undefined && until < (bearers[0] as Years).first) return null;
    const year = until ?? (yearOf(date ?? "") || (byId.get(id ?? "")?.last ?? Number.POSITIVE_INFINITY));
    return { base, line, at: placeAt(bearers, year) };
  }

  private decidedOf(corrections: readonly Correction[]): Map<string, Decided> {
    const found = new Map<string, Decided>();
    const noteOf = (name: string): { decided: Decided; main: string; until: number | undefined; key: string } => {
      const key = nameKey(name);
      const until = readBearerKey(key)?.until;
      const main = until === undefined ? this.named.ofName(this.named.names.ofName(key)) : this.baseOf(key);
      const decided = found.get(main) ?? { ties: [], aliases: [] };
      return { decided, main, until, key };
    };
    for (const { body } of corrections) {
      if (body.type === "person-field") {
        const { main, decided, until } = noteOf(body.person);
        if (until !== undefined) found.set(main, decided);
        continue;
      }
      if (body.type !== "join-people" && body.type !== "split-person") continue;
      const isOfForm = body.type === "split-person";
      const [one, other] = isOfForm ? [noteOf(body.name), null] : [noteOf(body.other), noteOf(body.name)];
      // Two names without years are joined where they are printed.
      if (other && one.until === undefined && other.until === undefined) continue;
      if (other?.main === one.main) {
        const [first, last] = [one, other].map(({ until = Number.POSITIVE_INFINITY }) => until).sort((a, b) => a - b);
        one.decided.ties.push({ first: first as number, last: last as number });
      } else if (isOfForm || one.until !== undefined) {
        one.decided.aliases.push({ key: one.key, until: one.until ?? Number.POSITIVE_INFINITY, isOfForm });
      }
      found.set(one.main, one.decided);
    }
    return found;
  }

  private lineOf(main: string, decided: Decided | undefined): Line | null {
    const rows = this.named.rowsOf.get(main);
    if (!rows) return null;
    const years = this.yearsOf(rows);
    if (years.length === 0) years.push(0);
    const [first, last] = [years[0] as number, years.at(-1) as number];
    if (!decided && last - first <= LONGEST_SILENCE) return null;
    const byId = this.yearsById(rows);
    const joined = this.yearsJoined(main, rows);
    const ties = [...byId.values(), ...joined, ...(decided?.ties ?? [])];
    const bearers = bearersOf(years, ties);
    const aliases = bearers.map((): Alias[] => []);
    for (const alias of decided?.aliases ?? []) {
      if (alias.until >= first) aliases[placeAt(bearers, alias.until)]?.push(alias);
    }
    return { bearers, ties, byId, aliases };
  }

  /** Ascending, each once. */
  private yearsOf(rows: Iterable<number>): number[] {
    const { date } = this.named.uses.columns;
    const seen = new Set<number>();
    for (const row of rows) seen.add(this.years.of[date[row] as number] as number);
    seen.delete(0);
    return [...seen].sort((a, b) => a - b);
  }

  private yearsById(rows: Uint32Array): Map<string, Years> {
    const { texts, columns } = this.named.uses;
    const found = new Map<string, Years>();
    for (const row of rows) {
      const id = texts[columns.id[row] as number] as string | null;
      const year = this.years.of[columns.date[row] as number] as number;
      if (year === 0 || id === null || !this.named.isPersonId(id)) continue;
      const known = found.get(id) ?? { first: year, last: year };
      found.set(id, { first: Math.min(known.first, year), last: Math.max(known.last, year) });
    }
    return found;
  }

  /** The years of names that the analyst joined, none of which is of several by itself. */
  private yearsJoined(main: string, rows: Uint32Array): Years[] {
    const { texts, columns } = this.named.uses;
    const keyOf = remembered(nameKey);
    const rowsOfName = Map.groupBy(rows, (row) => {
      const name = texts[columns.name[row] as number];
      const isJoined = name && columns.full[row] === 0 && texts[columns.key[row] as number] === main;
      return isJoined ? keyOf(name) : main;
    });
    if (rowsOfName.size < 2) return [];
    const alone = [...rowsOfName.values()]
      .map((own) => this.yearsOf(own))
      .filter((years) => years.length > 0 && bearersOf(years).length === 1)
      .flat();
    return [{ first: Math.min(...alone), last: Math.max(...alone) }];
  }

  private rowsByPerson(pinned: readonly string[]): Map<string, Uint32Array> {
    const { uses, rowsOf } = this.named;
    const { texts, columns } = uses;
    const found = new Map(rowsOf);
    const moved = new Map<string, number[]>();
    for (const main of new Set([...this.lines.keys(), ...pinned])) {
      const rows = rowsOf.get(main);
      const line = this.lines.get(main);
      if (!rows || (line?.bearers.length === 1 && line.aliases[0]?.length === 0)) continue;
      const persons = new Set<string>();
      found.delete(main);
      for (const row of rows) {
        const text = (column: Uint32Array): string | null => texts[column[row] as number] as string | null;
        const turn = { id: text(columns.id), date: text(columns.date), printed: text(columns.printed) };
        const key = this.keyOf(main, turn) ?? main;
        persons.add(key);
        const list = moved.get(key);
        if (list) list.push(row);
        else moved.set(key, [row]);
      }
      this.persons.set(main, persons);
    }
    for (const [key, rows] of moved) found.set(key, Uint32Array.from([...(found.get(key) ?? []), ...rows]));
    return found;
  }
}
