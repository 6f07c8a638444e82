import type { DatabaseSync } from "node:sqlite";
import { deserialize, serialize } from "node:v8";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { Catalogue } from "../index/catalogue.ts";
import type { Pacer } from "../index/pacer.ts";
import type { KeptSearch } from "../index/search-index.ts";
import type { Layout } from "./layout.ts";
import { assembled, isSameLeaf, leavesOf } from "./leaves.ts";
import type { LoadedSource } from "./loaded-source.ts";
import { narrowed, widened } from "./narrow-numbers.ts";
import { applyPatch, type NumberPatch, patchBetween } from "./number-patches.ts";
import type { Groundwork } from "./rebuilt.ts";
import { transact } from "./transact.ts";

/** What a rebuilt library is, apart from the debates and words on disk: enough to show it again without rebuilding. */
export interface BuiltState {
  /** Names all that the reconstruction was made of besides sources: version, roots, corrections. */
  made: string;
  /** Names the sources it was made of. */
  sources: string;
  /** Sources that could not be read. */
  unread: LoadedSource[];
  /** What was wrong with the folders as a whole. */
  diagnostics: Diagnostic[];
  counts: { debates: number; writtenQuestions: number; unreadable: number };
  staleCorrections: string[];
  layout: Layout;
  catalogue: Catalogue;
  search: KeptSearch;
}

/** A list is written anew when so many patches of it are kept: together they are never longer than it is. */
const MOST_PATCHES = 8;
/** So many of a list are put into it while nobody waits. */
const MANY_PATCHES = 4;

/**
 * Keeps the state in the index database with what the next build goes on from; call it in a transaction. Each list of
 * numbers lies apart, and of those that are as they were in `former`, which is what was kept last, nothing is written; of
 * those that differ little only that: in a large library to write them is what takes time.
 */
export function keepState(
  database: DatabaseSync,
  state: BuiltState,
  groundwork: Groundwork,
  former: { state: BuiltState; groundwork: Groundwork } | null,
): void {
  if (!former) database.exec("DELETE FROM kept; DELETE FROM patches");
  const known = former && new Map(leavesOf(keptParts(former.state, former.groundwork)));
  const putWhole = leafWriter(database);
  const putPatch = database.prepare("INSERT INTO patches (name, value) VALUES (?, ?)");
  const patched = patchesOf(database);
  for (const [name, value] of leavesOf(keptParts(state, groundwork))) {
    if (known?.has(name) && isSameLeaf(known.get(name), value)) continue;
    const patch = (patched.get(name) ?? 0) < MOST_PATCHES ? patchBetween(known?.get(name), value) : null;
    if (patch) putPatch.run(name, serialize(patch));
    else putWhole(name, value);
  }
}

/**
 * Writes lists anew of which many patches are kept, one at a time, so that no change has to wait for it; the state is what was kept
 * last, and stays so. Throws the abort reason: what is left is done next time.
 */
export async function mergePatches(
  database: DatabaseSync,
  state: BuiltState,
  groundwork: Groundwork,
  pacer: Pacer,
): Promise<void> {
  const putWhole = leafWriter(database);
  const patched = patchesOf(database);
  for (const [name, value] of leavesOf(keptParts(state, groundwork))) {
    if ((patched.get(name) ?? 0) < MANY_PATCHES) continue;
    transact(database, () => putWhole(name, value));
    if (pacer.isDue()) await pacer.breathe();
  }
}

/** How many patches are kept of each list that has any. */
function patchesOf(database: DatabaseSync): ReadonlyMap<string, number> {
  const rows = database.prepare("SELECT name, count(*) AS patches FROM patches GROUP BY name").all();
  return new Map(rows.map(({ name, patches }) => [name as string, patches as number]));
}

/** Writes all of a leaf, in the place of what was kept of it. */
function leafWriter(database: DatabaseSync): (name: string, value: unknown) => void {
  const put = database.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)");
  const forgetPatches = database.prepare("DELETE FROM patches WHERE name = ?");
  return (name, value) => {
    put.run(name, serialize(narrowed(value)));
    forgetPatches.run(name);
  };
}

/** By when they are read; what two parts share is kept once. */
function keptParts(state: BuiltState, { set, uses, names, sightings, people, ...others }: Groundwork) {
  const { layout, catalogue, search, ...rest } = state;
  const { hashes: _, starts: __, ...skeleton } = set.skeleton;
  return {
    state: { ...rest, layout, catalogue, search },
    people: { uses, sightings, people },
    groundwork: { ...others, names, of: nameOf(state), marks: set.marks, skeleton },
  };
}

/** The kept state if it was made of `made`; null when there is none, or none that can be read. */
export function readState(database: DatabaseSync, made: string): BuiltState | null {
  try {
    if (readPart(database, "state/made") !== made) return null;
    return readPart(database, "state") as BuiltState;
  } catch {
    return null;
  }
}

/** What was kept with a state for the next build, read in slices; null when what is kept belongs to another. */
export async function readGroundwork(
  database: DatabaseSync,
  state: BuiltState,
  pacer: Pacer,
): Promise<Groundwork | null> {
  try {
    if (readPart(database, "groundwork/of") !== nameOf(state)) return null;
    const { of: _, marks, skeleton, ...others } = await readInSlices(database, "groundwork", pacer);
    const people = await readInSlices(database, "people", pacer);
    const { sourceIds, sourceRevisions, sourceExtracts, extractStarts, hashes } = state.layout;
    return {
      ...others,
      ...people,
      set: {
        ids: sourceIds,
        marks,
        revisions: sourceRevisions,
        extracts: sourceExtracts,
        skeleton: { ...skeleton, starts: extractStarts, hashes },
      },
    };
  } catch {
    return null;
  }
}

/** Of what is kept, what tells about people. */
export function readPeopleTables(database: DatabaseSync): Pick<Groundwork, "uses" | "sightings" | "people"> {
  return readPart(database, "people");
}

function nameOf({ made, sources }: BuiltState): string {
  return `${made} ${sources}`;
}

/** What was kept under a name and below it. Throws when it is not there or cannot be read. */
// biome-ignore lint/suspicious/noExplicitAny: whoever reads knows what was kept under the name.
function readPart(database: DatabaseSync, name: string): any {
  const reading = leavesRead(database, name);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

/** The same, while others have their turn. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
async function readInSlices(database: DatabaseSync, name: string, pacer: Pacer): Promise<any> {
  const reading = leavesRead(database, name);
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
    if (pacer.isDue()) await pacer.breathe();
  }
}

/** Reads leaf after leaf, and answers with all of them put together. */
function* leavesRead(database: DatabaseSync, name: string): Generator<undefined, unknown> {
  const leaves = new Map<string, unknown>();
  for (const [path, value] of valuesBelow(database, "kept", name)) {
    leaves.set(path, widened(value));
    yield;
  }
  if (leaves.size === 0) throw new Error(`nothing is kept as ${name}`);
  for (const [path, patch] of valuesBelow(database, "patches", name)) {
    applyPatch(leaves.get(path) as Uint32Array, patch as NumberPatch);
    yield;
  }
  return assembled(leaves);
}

/** What a table holds under a name and below it, in the order in which it was written. */
function* valuesBelow(database: DatabaseSync, table: string, name: string): Generator<[path: string, value: unknown]> {
  // Numbers of rows alone are sorted: with the values it would be most of what opening a large library takes.
  const rows = database
    .prepare(`SELECT rowid AS row FROM ${table} WHERE name = ? OR (name > ? AND name < ?)`)
    .all(name, `${name}/`, `${name}0`)
    .map(({ row }) => row as number)
    .sort((a, b) => a - b);
  const find = database.prepare(`SELECT name, value FROM ${table} WHERE rowid = ?`);
  for (const row of rows) {
    const found = find.get(row) as { name: string; value: Uint8Array };
    yield [found.name.slice(name.length + 1), deserialize(found.value)];
  }
}
