import type { ParsedSource } from "../../../shared/model/source.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { createTextIndex } from "../index/text-index.ts";
import { createMentions } from "../mentions/mention-columns.ts";
import { createProcedure } from "../procedure/procedure.ts";
import type { QueryGround } from "../query/evaluate.ts";
import { createProjection } from "../query/projection.ts";
import { buildLibrary } from "./build-library.ts";
import { createDebateStore } from "./debate-store.ts";
import { readPeopleTables } from "./kept-state.ts";
import { loadedSource } from "./loaded-source.ts";
import { packSource } from "./packed-source.ts";
import { createSourceCache } from "./source-cache.ts";
import { createView } from "./view.ts";

/** A library of parsed sources that is kept nowhere, to be queried. Ids of sources are `<root>/<path>`. */
export async function libraryInMemory(parsed: Iterable<ParsedSource>): Promise<QueryGround> {
  const { database } = openIndexDatabase(":memory:");
  const cache = createSourceCache(database);
  const entries = Array.from(parsed, (one) => ({
    key: { source: one.source, size: 0, modified: 0, readers: "", chosen: "" },
    packed: packSource(one),
  }));
  const rootPaths = new Map<string, string>();
  const sources = cache.put(entries).map((one) => loadedSource(one, rootPaths));
  const { state, search } = await buildLibrary({
    database,
    cache,
    index: createTextIndex(database),
    sources,
    diagnostics: [],
    corrections: [],
    names: { made: "", sources: "" },
    former: null,
  });
  const { layout, catalogue } = state;
  const view = createView({ layout, debates: createDebateStore(database), cache, rootPaths, unread: new Map() });
  return {
    view,
    catalogue,
    search,
    projected: createProjection().over(view),
    mentions: createMentions(catalogue, search),
    procedure: createProcedure(view, catalogue, () => readPeopleTables(database)),
  };
}
