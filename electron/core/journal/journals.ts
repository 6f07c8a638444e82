import type { Params, Result } from "../../../shared/api/contract.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { type EngineContext, refuseWhenReadOnly } from "../engine-context.ts";
import { newerVersionError, readLibrary } from "../library/library-file.ts";
import { libraryPaths } from "../paths.ts";
import { type Journal, openJournal } from "./journal.ts";

/** The journals of all libraries, whether open or not. */
export interface Journals {
  of(library: string): Journal;
  append(entries: Params<"journal.append">["entries"]): Result<"journal.append">;
  read(params: Params<"journal.read">): Result<"journal.read">;
  /** Forgets what is kept in memory of a library. */
  release(library: string): void;
  /** Makes due snapshots. */
  close(): void;
}

/** Journals open when they are first asked for, and then a snapshot of what came since the last is made. */
export function createJournals(context: EngineContext): Journals {
  const { paths, log } = context;
  const open = new Map<string, Journal>();

  function of(library: string): Journal {
    let journal = open.get(library);
    if (!journal) {
      journal = openJournal(libraryPaths(paths, library), context.readOnly === null);
      open.set(library, journal);
      trySnapshot(journal);
    }
    return journal;
  }

  /** A snapshot is a second copy: failing to make one must not stop the work. */
  function trySnapshot(journal: Journal): void {
    try {
      journal.snapshot();
    } catch (error) {
      log.bug(error, "snapshot");
    }
  }

  function known(library: string): Journal {
    const stored = readLibrary(paths, library, false);
    if (!stored) throw new AppError("not-found", "There is no library of that id.", "Open its folder first.");
    return of(library);
  }

  return {
    of,
    append(entries) {
      refuseWhenReadOnly(context);
      let stored = 0;
      for (const [library, own] of Map.groupBy(entries, (entry) => entry.library)) {
        const journal = known(library);
        if (readLibrary(paths, library, false)?.isNewer) throw newerVersionError();
        const outcome = journal.append(own);
        stored += outcome.stored;
        for (const store of outcome.stores) context.emit("journal.changed", { library, store });
      }
      return { stored, skipped: entries.length - stored };
    },
    read: ({ library, cursor, limit }) => known(library).read(cursor, limit),
    release: (library) => void open.delete(library),
    close() {
      for (const journal of open.values()) trySnapshot(journal);
    },
  };
}
