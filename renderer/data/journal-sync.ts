import type { Client } from "../../shared/api/rpc.ts";
import type { AppError } from "../../shared/lib/errors.ts";
import type { JournalEntry } from "../../shared/model/annotation.ts";
import type { Locks } from "./locks.ts";
import { receiveEntries } from "./record-log.ts";
import { createRetryLoop } from "./retry-loop.ts";
import type { Shelf } from "./shelf.ts";
import type { StoredEntry } from "./stored-entry.ts";

/** Entries in one call; and characters of them, so that no message grows beyond what a host carries. */
const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 1_000_000;
const READ_PAGE = 50;

export interface JournalSync {
  /** Posts what is due; call it after every commit. */
  push(): Promise<void>;
  /** Takes in what the journal has beyond what was read. */
  pull(): Promise<void>;
  stop(): void;
}

/**
 * Keeps shelf and journal alike: entries that are due go to the engine until it has them on disk, entries of
 * other stores come in. What fails is tried again with growing pauses and as soon as the engine is back. Only one
 * window posts at a time. `onError` hears the last failure, null once all is well.
 */
export function createJournalSync(options: {
  client: Client;
  shelf: Shelf;
  library: string;
  locks: Locks;
  onError(error: AppError | null): void;
}): JournalSync {
  const { client, shelf, library, locks, onError } = options;
  const stopped = new AbortController();
  const errors: { push: AppError | null; pull: AppError | null } = { push: null, pull: null };
  function reporter(name: keyof typeof errors): (error: AppError | null) => void {
    return (error) => {
      errors[name] = error;
      onError(errors.push ?? errors.pull);
    };
  }
  const push = createRetryLoop(
    () => locks.run(`backbench-journal-${library}`, () => postDue(client, shelf, stopped.signal)),
    reporter("push"),
    stopped.signal,
  );
  const pull = createRetryLoop(
    () => readJournal(client, shelf, library, stopped.signal),
    reporter("pull"),
    stopped.signal,
  );
  const stops = [
    client.on("journal.changed", (changed) => {
      if (changed.library === library) void pull();
    }),
    client.on("engine.status", ({ status }) => {
      if (status !== "running") return;
      void pull();
      void push();
    }),
  ];

  return {
    push,
    pull,
    stop() {
      stopped.abort();
      for (const stop of stops) stop();
    },
  };
}

async function postDue(client: Client, shelf: Shelf, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await shelf.transaction((writer) => writer.entriesDue(MOST_ENTRIES));
    const batch = asMuchAsGoes(due);
    if (batch.length === 0) return;
    await client.call("journal.append", { entries: batch.map(asJournalEntry) }, signal);
    await shelf.transaction((writer) =>
      writer.putEntries(batch.map((entry) => ({ ...entry, posting: "posted" as const }))),
    );
  }
}

async function readJournal(client: Client, shelf: Shelf, library: string, signal: AbortSignal): Promise<void> {
  const cursorName = `journal/${library}`;
  for (;;) {
    const known = await shelf.transaction((writer) => writer.meta(cursorName));
    const cursor = typeof known === "string" ? known : null;
    const page = await client.call("journal.read", { library, cursor, limit: READ_PAGE }, signal);
    if (signal.aborted) return;
    const isShorter = page.entries.length === 0 && !page.isEnd;
    if (isShorter && cursor === null) return;
    await shelf.transaction(async (writer) => {
      await receiveEntries(
        writer,
        page.entries.filter((entry) => entry.library === library),
      );
      await writer.putMeta(cursorName, isShorter ? null : page.cursor);
      // The journal holds less than was read from it: it was lost or put back, and what this store wrote with it.
      if (isShorter) await writer.postAllAgain();
    });
    if (page.isEnd) return;
  }
}

function asMuchAsGoes(due: readonly StoredEntry[]): StoredEntry[] {
  let characters = 0;
  return due.filter((entry, at) => {
    characters += JSON.stringify(entry.changes).length;
    return at === 0 || characters <= MOST_CHARACTERS;
  });
}

function asJournalEntry({ step: _step, posting: _posting, ...entry }: StoredEntry): JournalEntry {
  return entry;
}
