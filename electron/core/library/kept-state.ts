import type { DatabaseSync } from "node:sqlite";
import { deserialize, serialize } from "node:v8";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { Catalogue } from "../index/catalogue.ts";
import type { KeptSearch } from "../index/search-index.ts";
import type { Layout } from "./layout.ts";
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

/** Keeps the state in the index database; call it in the transaction that stores its debates. */
export function keepState(database: DatabaseSync, state: BuiltState): void {
  const put = database.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)");
  const { layout, catalogue, search, ...rest } = state;
  put.run("rest", serialize(rest));
  for (const part of PARTS) put.run(part, serialize(state[part]));
}

/** The kept state if it was made of `made`; null when there is none, or none that can be read. */
export function readState(database: DatabaseSync, made: string): BuiltState | null {
  const find = database.prepare("SELECT value FROM kept WHERE name = ?");
  const read = (name: string) => deserialize(find.get(name)?.value as Uint8Array);
  try {
    const rest = read("rest") as Omit<BuiltState, (typeof PARTS)[number]>;
    if (rest.made !== made) return null;
    return { ...rest, layout: read("layout"), catalogue: read("catalogue"), search: read("search") };
  } catch {
    return null;
  }
}
