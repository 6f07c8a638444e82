import { type CodedTable, type Columns, TableBuilder } from "../lib/coded-table.ts";
import type { Correction } from "../model/correction.ts";
import type { ExtractNode } from "./extract-node.ts";
import { nameKey } from "./name-form.ts";
import { remembered } from "./person-name.ts";

/** All names that the extracts of each debate print, one group a debate: what decisions about names bear on. */
export type NameTable = CodedTable<"name", never>;

/** The columns of a {@link NameTable}. */
export const NAME_COLUMNS: Columns<"name", never> = { texts: ["name"], counts: [] };

/** A table to be filled by {@link addNames}. */
export function newNameTable(): TableBuilder<"name", never> {
  return new TableBuilder(NAME_COLUMNS);
}

/** Adds the names of a debate by its extracts: of speakers and of those the source lists as taking part. */
export function addNames(table: TableBuilder<"name", never>, members: readonly ExtractNode[]): void {
  const names = new Set<string>();
  for (const { extract } of members) {
    for (const participant of extract.participants) names.add(participant);
    for (const { speaker } of extract.occurrences) if (speaker?.name) names.add(speaker.name);
  }
  for (const name of names) table.add({ name });
  table.endGroup();
}

/**
 * Groups with a name that may be understood in another way after decisions about names came or went. What was decided
 * of one name can lead on to others, so all that decisions connect with a changed one count.
 */
export function understoodDifferently(
  { texts, starts, columns }: NameTable,
  before: readonly Correction[],
  now: readonly Correction[],
): number[] {
  const isTouched = touchedKeys(before, now);
  if (!isTouched) return [];
  const keyOf = remembered(nameKey);
  const touched = texts.map((name) => name !== null && isTouched(keyOf(name)));
  const found: number[] = [];
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const names = columns.name.subarray(starts[group], starts[group + 1]);
    if (names.some((code) => touched[code])) found.push(group);
  }
  return found;
}

/** Null when nothing was decided otherwise. */
function touchedKeys(before: readonly Correction[], now: readonly Correction[]): ((key: string) => boolean) | null {
  const all = new Map([...before, ...now].map((one) => [JSON.stringify(one), one]));
  const [were, are] = [before, now].map((list) => new Set(list.map((one) => JSON.stringify(one)))) as [
    Set<string>,
    Set<string>,
  ];
  const linked = new Map<string, Set<string>>();
  const pending: string[] = [];
  for (const [json, { body }] of all) {
    const keys = decidedNames(body).map(nameKey);
    for (const key of keys) linked.set(key, new Set([...(linked.get(key) ?? []), ...keys]));
    if (were.has(json) !== are.has(json)) pending.push(...keys);
  }
  if (pending.length === 0) return null;
  const touched = new Set(pending);
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const next of linked.get(key) ?? []) {
      if (!touched.has(next)) pending.push(next);
      touched.add(next);
    }
  }
  return (key) => touched.has(key);
}

/** The names that a decision about who is who connects; none for other decisions. */
function decidedNames(body: Correction["body"]): string[] {
  if (body.type === "join-people") return [body.name, body.other];
  return body.type === "split-person" ? [body.name, body.as] : [];
}
