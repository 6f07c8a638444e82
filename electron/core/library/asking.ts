import { AppError } from "../../../shared/lib/errors.ts";
import type { Catalogue } from "../index/catalogue.ts";
import type { TextSearch } from "../index/search-index.ts";
import type { Mentions } from "../mentions/mention-columns.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { Projection } from "../query/projection.ts";
import { createQueryEngine, type QueryEngine } from "../query/query-engine.ts";
import type { LibraryView } from "./view.ts";

/** What of a library is shown, and asked. */
export interface AskedLibrary {
  view: LibraryView;
  state: { catalogue: Catalogue };
  search: TextSearch;
  mentions: Mentions;
  procedure: Procedure;
}

/** Asks a query engine of what is shown, which may be replaced at any time. */
export interface Asking {
  ask<T>(question: (engine: QueryEngine) => T | Promise<T>): Promise<T>;
  /** Forgets what was worked out for former questions. */
  forget(): void;
  /** Questions under way end with an error. */
  close(): void;
}

/** Where it finds what it asks, and whom it tells. */
export interface AskingOptions {
  shown(): AskedLibrary;
  /** Another one when something else is shown. */
  generation(): number;
  projection: Projection;
  /** Told when it is known who is mentioned: what was answered before says nobody is. */
  onMentions?(): void;
}

/** Mentions wait so long for the first rows to be shown. */
const AFTER_FIRST_ROWS_MS = 300;

/** An engine is made for the first question about what is shown. */
export function createAsking({ shown, generation, projection, onMentions }: AskingOptions): Asking {
  let engine: { engine: QueryEngine; generation: number; projected: number } | null = null;
  /** Of which it was said that somebody waits for them. */
  let awaited: Mentions | null = null;
  let isClosed = false;

  function currentEngine(): QueryEngine {
    const [now, projected] = [generation(), projection.generation()];
    if (!engine || engine.generation !== now || engine.projected !== projected) {
      const { view, state, search, mentions, procedure } = shown();
      if (!mentions.isReady()) tellWhenKnown(mentions);
      const { catalogue } = state;
      const ground = { view, catalogue, search, projected: projection.over(view), mentions, procedure };
      engine = { engine: createQueryEngine(ground, now), generation: now, projected };
    }
    return engine.engine;
  }

  /** Mentions are worked out when the first rows have been shown; answers without them then hold no more. */
  function tellWhenKnown(mentions: Mentions): void {
    if (awaited === mentions) return;
    awaited = mentions;
    const known = setTimeout(async () => {
      if (mentions.isReady()) return;
      // Where the index is broken the next question finds that too, and has it repaired.
      await mentions.load().catch(() => {});
      if (isClosed || shown().mentions !== mentions) return;
      engine = null;
      onMentions?.();
    }, AFTER_FIRST_ROWS_MS);
    known.unref();
  }

  return {
    /** What was shown may be replaced while a question is answered in slices: then it is asked once more. */
    async ask(question) {
      const asked = generation();
      try {
        return await question(currentEngine());
      } catch (error) {
        if (isClosed) throw new AppError("library-not-open", "Another library was opened.", "Ask again there.");
        if (asked === generation()) throw error;
        return question(currentEngine());
      }
    },
    forget() {
      engine = null;
    },
    close() {
      isClosed = true;
    },
  };
}
