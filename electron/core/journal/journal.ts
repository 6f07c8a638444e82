import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../../shared/lib/errors.ts";
import type { JournalEntry } from "../../../shared/model/annotation.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { type LibraryPaths, makePrivateFolder } from "../paths.ts";
import { type JournalFile, openJournalFile } from "./journal-file.ts";
import { readNewestSnapshot, writeSnapshot } from "./snapshots.ts";

/** The journals of all stores of one library. */
export interface Journal {
  append(entries: readonly JournalEntry[]): { stored: number; skipped: number; stores: string[] };
  /** Entries after the cursor; each store's in the order they came, stores merged by rev. */
  read(cursor: string | null, limit: number): { entries: JournalEntry[]; cursor: string; isEnd: boolean };
  diagnostics(): Diagnostic[];
  /** Makes a snapshot when there is something new since the last. */
  snapshot(): void;
}

/** A snapshot is due after so many new entries. */
const SNAPSHOT_EVERY = 500;
const SUFFIX = ".jsonl";

/**
 * Opens the journals of a library. Entries that stand in the newest snapshot but in no journal (a journal was
 * lost or damaged) are put back. Without `canWrite` nothing is mended, only read.
 */
export function openJournal(paths: LibraryPaths, canWrite: boolean): Journal {
  const files = new Map<string, JournalFile>();
  const restored: Diagnostic[] = [];
  let sinceSnapshot = 0;

  function fileOf(store: string): JournalFile {
    let file = files.get(store);
    if (!file) {
      file = openJournalFile(join(paths.journal, store + SUFFIX), canWrite);
      files.set(store, file);
    }
    return file;
  }

  /** Stores in the order of their names; those of another engine appear as they come. */
  function stores(): string[] {
    if (!existsSync(paths.journal)) return [];
    const names = readdirSync(paths.journal).filter((name) => name.endsWith(SUFFIX));
    return names.map((name) => name.slice(0, -SUFFIX.length)).sort();
  }

  function appendAll(entries: readonly JournalEntry[]): number {
    makePrivateFolder(paths.journal);
    let stored = 0;
    for (const [store, own] of Map.groupBy(entries, (entry) => entry.store)) stored += fileOf(store).append(own);
    sinceSnapshot += stored;
    return stored;
  }

  function allEntries(): JournalEntry[] {
    return stores().flatMap((store) => fileOf(store).read(0, Number.POSITIVE_INFINITY));
  }

  function snapshot(): void {
    if (!canWrite || sinceSnapshot === 0) return;
    writeSnapshot(paths.snapshots, allEntries());
    sinceSnapshot = 0;
  }

  if (canWrite) {
    const known = readNewestSnapshot(paths.snapshots);
    const count = appendAll(known);
    if (count > 0) restored.push(restoredDiagnostic(count));
    const held = stores().reduce((sum, store) => sum + fileOf(store).count(), 0);
    sinceSnapshot = Math.max(0, held - known.length);
  }

  return {
    append(entries) {
      const stored = appendAll(entries);
      if (sinceSnapshot >= SNAPSHOT_EVERY) snapshot();
      return {
        stored,
        skipped: entries.length - stored,
        stores: stored > 0 ? [...new Set(entries.map((entry) => entry.store))] : [],
      };
    },
    read(cursor, limit) {
      const position = readCursor(cursor);
      const queues = stores().map((store) => {
        const from = position.get(store) ?? 0;
        return { store, from, entries: fileOf(store).read(from, limit), taken: 0 };
      });
      const entries: JournalEntry[] = [];
      while (entries.length < limit) {
        const [next] = queues
          .filter((queue) => queue.taken < queue.entries.length)
          .sort((a, b) => compareRev(a.entries[a.taken] as JournalEntry, b.entries[b.taken] as JournalEntry));
        if (!next) break;
        entries.push(next.entries[next.taken++] as JournalEntry);
      }
      for (const { store, from, taken } of queues) position.set(store, from + taken);
      const isEnd = queues.every(({ store, from, taken }) => from + taken === fileOf(store).count());
      return { entries, cursor: JSON.stringify([...position]), isEnd };
    },
    diagnostics: () => [...restored, ...[...files.values()].flatMap((file) => file.diagnostics)],
    snapshot,
  };
}

function compareRev(a: JournalEntry, b: JournalEntry): number {
  return a.rev < b.rev ? -1 : a.rev > b.rev ? 1 : 0;
}

/** A cursor says how many entries of each store were read. */
function readCursor(cursor: string | null): Map<string, number> {
  if (cursor === null) return new Map();
  try {
    return new Map(JSON.parse(cursor) as [string, number][]);
  } catch {
    throw new AppError("bad-params", "This is no cursor of a journal.", "Read from the start.");
  }
}

function restoredDiagnostic(count: number): Diagnostic {
  const message = `${count} entries that were missing from the journals were restored from the last snapshot.`;
  return { code: "journal-restored", severity: "warning", message, place: null };
}
