import type { DatabaseSync } from "node:sqlite";
import { deserialize, serialize } from "node:v8";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { Catalogue } from "../index/catalogue.ts";
import type { KeptSearch } from "../index/search-index.ts";
import type { Layout } from "./layout.ts";
import { narrowed, widened } from "./narrow-numbers.ts";
import type { Groundwork } from "./rebuilt.ts";
import type { LoadedSource } from "./view.ts";

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

/** The parts are kept apart, so that none has to be in memory twice at the same time as another. */
const PARTS = ["layout", "catalogue", "search"] as const;
/** Of what the next build goes on from these are large; the rest is one. */
const GROUNDWORK_PARTS = ["uses", "sightings"] as const;

/** Keeps the state in the index database with what the next build goes on from; call it in a transaction. */
export function keepState(database: DatabaseSync, state: BuiltState, groundwork: Groundwork): void {
  const put = database.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)");
  const { layout, catalogue, search, ...rest } = state;
  put.run("rest", serialize(rest));
  for (const part of PARTS) put.run(part, serialize(narrowed(state[part])));
  const { uses, sightings, set, ...others } = groundwork;
  for (const part of GROUNDWORK_PARTS) put.run(part, serialize(narrowed(groundwork[part])));
  // What the layout holds too is not kept twice.
  const { hashes: _, starts: __, ...skeleton } = set.skeleton;
  put.run("groundwork", serialize(narrowed({ ...others, of: nameOf(state), marks: set.marks, skeleton })));
}

/** The kept state if it was made of `made`; null when there is none, or none that can be read. */
export function readState(database: DatabaseSync, made: string): BuiltState | null {
  const read = reader(database);
  try {
    const rest = read("rest") as Omit<BuiltState, (typeof PARTS)[number]>;
    if (rest.made !== made) return null;
    return { ...rest, layout: read("layout"), catalogue: read("catalogue"), search: read("search") };
  } catch {
    return null;
  }
}

/** What was kept with a state for the next build; null when what is kept belongs to another. */
export function readGroundwork(database: DatabaseSync, state: BuiltState): Groundwork | null {
  const read = reader(database);
  try {
    const { of, marks, skeleton, ...others } = read("groundwork");
    if (of !== nameOf(state)) return null;
    const { sourceIds, sourceRevisions, sourceExtracts, extractStarts, hashes } = state.layout;
    return {
      ...others,
      uses: read("uses"),
      sightings: read("sightings"),
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
  const read = reader(database);
  return { uses: read("uses"), sightings: read("sightings"), people: read("groundwork").people };
}

function nameOf({ made, sources }: BuiltState): string {
  return `${made} ${sources}`;
}

function reader(database: DatabaseSync) {
  const find = database.prepare("SELECT value FROM kept WHERE name = ?");
  // biome-ignore lint/suspicious/noExplicitAny: whoever reads knows what was kept under the name.
  return (name: string): any => widened(deserialize(find.get(name)?.value as Uint8Array));
}
