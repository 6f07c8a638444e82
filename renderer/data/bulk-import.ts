import { AppError } from "../../shared/lib/errors.ts";
import type { RecordChange } from "../../shared/model/annotation.ts";
import { type Maker, planImportAnnotations, planImportTags } from "./annotation-commands.ts";
import type { ImportedRecords, ImportOptions } from "./annotation-store.ts";
import { addStep, type Session, stepOf, writingOf } from "./command-runner.ts";
import { planImportMemos } from "./memo-commands.ts";
import { MOST_CHANGES, planBack, writeCommand } from "./record-log.ts";
import type { ShelfReader } from "./shelf.ts";
import type { StoredEntry } from "./stored-entry.ts";
import { planImportViews } from "./view-commands.ts";

/**
 * Writes an import in chunks, each its own transaction, so that progress shows and the window stays quick. The
 * step is `open` and its entries are held back from the journal until all is written; cancelled or failed, it
 * is rolled back now, interrupted, at the next start.
 */
export async function importInChunks(
  session: Session,
  input: ImportedRecords & { label: string },
  { onProgress, signal }: ImportOptions,
): Promise<void> {
  const step = crypto.randomUUID();
  const { label } = input;
  const chunks = chunksOf(input);
  const total = chunks.reduce((sum, { size }) => sum + size, 0);
  await session.locks.run(lockName(step), async () => {
    try {
      let done = 0;
      for (const chunk of chunks) {
        if (signal?.aborted) throw new AppError("cancelled", "Cancelled.");
        await writeChunk(session, step, label, chunk);
        done += chunk.size;
        onProgress?.(done, total);
      }
      if (signal?.aborted) throw new AppError("cancelled", "Cancelled.");
      await finish(session, step);
    } catch (error) {
      await rollBack(session, step);
      throw error;
    }
  });
}

/** Rolls back what an interrupted import has left, unless another window is still at it. */
export async function rollBackUnfinished(session: Session): Promise<void> {
  const open = await session.shelf.transaction((writer) => writer.steps("open", { newestFirst: true, limit: 1000 }));
  for (const { id } of open) await session.locks.runIfFree(lockName(id), () => rollBack(session, id));
}

interface Chunk {
  size: number;
  plan(reader: ShelfReader, maker: Maker): Promise<RecordChange[]>;
}

function chunksOf({ tags = [], annotations, memos = [], views = [] }: ImportedRecords): Chunk[] {
  return [
    ...inChunks(tags, planImportTags),
    ...inChunks(annotations, planImportAnnotations),
    ...inChunks(memos, planImportMemos),
    ...inChunks(views, planImportViews),
  ];
}

function inChunks<T>(
  items: readonly T[],
  plan: (reader: ShelfReader, maker: Maker, some: T[]) => Promise<RecordChange[]>,
): Chunk[] {
  return Array.from({ length: Math.ceil(items.length / MOST_CHANGES) }, (_, at) => {
    const some = items.slice(at * MOST_CHANGES, (at + 1) * MOST_CHANGES);
    return { size: some.length, plan: (reader, maker) => plan(reader, maker, some) };
  });
}

async function writeChunk(session: Session, step: string, label: string, chunk: Chunk): Promise<void> {
  await session.shelf.transaction(async (writer) => {
    const writing = writingOf(session);
    const at = new Date(writing.now).toISOString();
    const changes = await chunk.plan(writer, { author: writing.author, at });
    if (changes.length === 0) return;
    const rev = await writeCommand(writer, writing, { step, label, changes, posting: "held" });
    const isFirst = (await writer.entriesOfStep(step)).length === 1;
    if (isFirst) await writer.putSteps([{ ...stepOf(writing, step, label, rev), state: "open" }]);
  });
}

async function finish(session: Session, step: string): Promise<void> {
  await session.shelf.transaction(async (writer) => {
    const entries = await writer.entriesOfStep(step);
    const first = entries[0];
    if (!first) return;
    await writer.putEntries(entries.map(released));
    const writing = { ...writingOf(session), now: Date.parse(first.at) };
    await addStep(writer, stepOf(writing, step, first.label, first.rev));
  });
}

/** Takes back chunk by chunk, the newest first. Interrupted itself, it finds the rest at the next start. */
async function rollBack(session: Session, step: string): Promise<void> {
  const entries = await session.shelf.transaction((writer) => writer.entriesOfStep(step));
  for (const entry of entries.toReversed()) {
    await session.shelf.transaction(async (writer) => {
      const { changes } = await planBack(writer, entry.changes, "undo");
      if (changes.length === 0) return;
      const command = { step: crypto.randomUUID(), label: `Rolled back: ${entry.label}`, changes };
      await writeCommand(writer, writingOf(session), { ...command, posting: "due" });
    });
  }
  await session.shelf.transaction(async (writer) => {
    await writer.putEntries((await writer.entriesOfStep(step)).map(released));
    await writer.deleteStep(step);
  });
}

function released(entry: StoredEntry): StoredEntry {
  return { ...entry, posting: entry.posting === "held" ? "due" : entry.posting };
}

function lockName(step: string): string {
  return `backbench-import-${step}`;
}
