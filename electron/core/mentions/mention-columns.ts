import { isCourtesy, readMentionForm } from "../../../shared/mentions/mention.ts";
import { type KnownPeople, type MentionPlace, resolveMention } from "../../../shared/mentions/resolve-mention.ts";
import { type Catalogue, UNDATED } from "../index/catalogue.ts";
import { type Column, ColumnBuilder, emptyColumn } from "../index/column.ts";
import { createPacer, type Pacer } from "../index/pacer.ts";
import type { TextSearch } from "../index/search-index.ts";
import { gatherPeople, speakersIn } from "./known-people.ts";

/** Who is mentioned in each row. */
export interface MentionColumns {
  /** Names of those who are certain. */
  people: Column;
  /** Sum of {@link MENTIONS} a row. */
  flags: Uint8Array;
  known: KnownPeople;
}

/** Somebody is mentioned; somebody by seat, office or name of whom it is not certain who it is. */
export const MENTIONS = { mention: 1, unresolved: 2 } as const;

/**
 * Tells who is mentioned in every row. The forms lie in the index, by text; who is meant follows from the day, the
 * debate and what the library knows of people, and is worked out anew for each state of the library, debate by debate.
 */
export async function readMentions(catalogue: Catalogue, search: TextSearch, pacer: Pacer): Promise<MentionColumns> {
  const known = await gatherPeople(catalogue, pacer);
  const { forms, starts, formOf } = await formsByRow(catalogue.size, search, pacer);
  const flags = new Uint8Array(catalogue.size);
  const people = new ColumnBuilder(String);
  let debate: DebateResolver | null = null;
  for (let row = 0; row < catalogue.size; row++) {
    const names: string[] = [];
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at++) {
      if (!debate?.holds(row)) debate = new DebateResolver(catalogue, known, row);
      const form = formOf[at] as number;
      const name = debate.nameOf(form, forms[form] as string);
      if (name) names.push(name);
      flags[row] = (flags[row] as number) | (name === null ? UNCERTAIN : MENTIONS.mention);
    }
    people.addAll(names);
    if (row % 256 === 0 && pacer.isDue()) await pacer.breathe();
  }
  return { people: people.finish(), flags, known };
}

const UNCERTAIN = MENTIONS.mention | MENTIONS.unresolved;

/** Resolves forms in one debate, each once. */
class DebateResolver {
  private readonly place: MentionPlace;
  private readonly end: number;
  private readonly people: KnownPeople;
  /** By form: undefined for a courtesy, null when it is not certain who is meant. */
  private readonly names = new Map<number, string | null | undefined>();

  constructor(catalogue: Catalogue, people: KnownPeople, row: number) {
    const { place, end } = placeOfRow(catalogue, row);
    this.place = place;
    this.end = end;
    this.people = people;
  }

  /** Rows come in order. */
  holds(row: number): boolean {
    return row < this.end;
  }

  nameOf(form: number, written: string): string | null | undefined {
    if (this.names.has(form)) return this.names.get(form);
    const read = readMentionForm(written);
    const name = isCourtesy(read) ? undefined : resolveMention(read, this.place, this.people).name;
    this.names.set(form, name);
    return name;
  }
}

/** Where a row's mentions stand, and the row after its debate. The rows of a debate follow each other. */
export function placeOfRow(catalogue: Catalogue, row: number): { place: MentionPlace; end: number } {
  const { codes } = catalogue.columns.debate;
  let [first, end] = [row, row + 1];
  while (first > 0 && codes[first - 1] === codes[row]) first--;
  while (end < catalogue.size && codes[end] === codes[row]) end++;
  const day = catalogue.days[row] as number;
  return { place: { day: day === UNDATED ? null : day, speakers: speakersIn(catalogue, first, end) }, end };
}

/** All forms, and by row which of them it holds. */
async function formsByRow(size: number, search: TextSearch, pacer: Pacer) {
  const forms: string[] = [];
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(size + 1);
  const lists: { form: number; rows: Uint32Array }[] = [];
  const collect = (written: string, ordinals: readonly number[]) => {
    const form = numbers.get(written) ?? forms.push(written) - 1;
    numbers.set(written, form);
    lists.push({ form, rows: Uint32Array.from(ordinals) });
    for (const row of ordinals) (starts[row + 1] as number)++;
  };
  await search.visitMentions(collect, pacer);
  for (let row = 0; row < size; row++) starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const formOf = new Uint32Array(starts[size] as number);
  const next = starts.slice();
  for (const { form, rows } of lists) {
    for (const row of rows) {
      formOf[next[row] as number] = form;
      (next[row] as number)++;
    }
    if (pacer.isDue()) await pacer.breathe();
  }
  return { forms, starts, formOf };
}

/** Who is mentioned in a library, worked out when first asked for and then at hand. */
export interface Mentions {
  /** Nobody in any row until they are known. */
  columns(): MentionColumns;
  isReady(): boolean;
  /** Works them out, in slices; several may wait for the same. */
  load(): Promise<MentionColumns>;
}

/** The mentions of one state of a library. */
export function createMentions(catalogue: Catalogue, search: TextSearch): Mentions {
  let ready: MentionColumns | null = null;
  let loading: Promise<MentionColumns> | null = null;
  const nobody = { people: emptyColumn(), flags: new Uint8Array(0), known: NOBODY };

  async function load(): Promise<MentionColumns> {
    try {
      ready = await readMentions(catalogue, search, createPacer());
      return ready;
    } finally {
      loading = null;
    }
  }

  return {
    columns: () => ready ?? nobody,
    isReady: () => ready !== null,
    load() {
      if (ready) return Promise.resolve(ready);
      loading ??= load();
      return loading;
    },
  };
}

const NOBODY: KnownPeople = { named: () => null, seat: () => [], office: () => [] };
