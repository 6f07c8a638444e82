import type { Client } from "../../shared/api/rpc.ts";
import type { Plan } from "./annotation-commands.ts";
import type { UndoReport } from "./annotation-store.ts";
import type { Locks } from "./locks.ts";
import { planStep, type Writing, writeCommand } from "./record-log.ts";
import type { Shelf, ShelfReader, ShelfWriter } from "./shelf.ts";
import type { CorrectionStep, Step } from "./stored-entry.ts";

/** What commands of one library need. */
export interface Session {
  library: string;
  client: Client;
  shelf: Shelf;
  locks: Locks;
  /** Initials of the present analyst. */
  author(): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Corrections in one call of the engine at most. */
const MOST_CORRECTIONS = 100;

/** Plans and writes one command as one step of undo. A plan without changes leaves no step. */
export function runCommand<R>(
  session: Session,
  plan: (reader: ShelfReader, writing: Writing) => Promise<Plan<R>>,
): Promise<R> {
  return session.shelf.transaction(async (writer) => {
    const writing = writingOf(session);
    const { label, changes, result } = await plan(writer, writing);
    if (changes.length > 0) {
      const step = crypto.randomUUID();
      const rev = await writeCommand(writer, writing, { step, label, changes, posting: "due" });
      await addStep(writer, stepOf(writing, step, label, rev));
    }
    return result;
  });
}

/** Asks the engine for corrections and notes them as a step of the same undo list. */
export async function runCorrections(session: Session, label: string, wanted: CorrectionStep): Promise<void> {
  const corrections = wanted.did === "apply" ? await apply(session, wanted) : (await remove(session, wanted)).step;
  await session.shelf.transaction(async (writer) => {
    const writing = writingOf(session);
    const step = crypto.randomUUID();
    // Its entry changes no record; it takes a place in time among the others, and in the journal.
    const rev = await writeCommand(writer, writing, { step, label, changes: [], posting: "due" });
    await addStep(writer, { ...stepOf(writing, step, label, rev), corrections });
  });
}

/** Undoes the newest step that is done, or does the oldest undone one again. */
export async function moveInHistory(session: Session, direction: "undo" | "redo"): Promise<UndoReport> {
  const nothing: UndoReport = { label: null, done: 0, skipped: 0 };
  const step = await session.shelf.transaction((writer) => nextStep(writer, direction));
  if (!step) return nothing;
  const moved = step.corrections ? await moveCorrections(session, step.corrections, direction) : null;
  return session.shelf.transaction(async (writer) => {
    // Another window may have been quicker.
    if ((await nextStep(writer, direction))?.id !== step.id) return nothing;
    const { changes, done, skipped } = await planStep(writer, step.id, direction);
    if (changes.length > 0) {
      const label = `${direction === "undo" ? "Undo" : "Redo"}: ${step.label}`;
      const command = { step: crypto.randomUUID(), label, changes, posting: "due" as const };
      await writeCommand(writer, writingOf(session), command);
    }
    await writer.putSteps([
      { ...step, state: direction === "undo" ? "undone" : "done", corrections: moved?.step ?? null },
    ]);
    return { label: step.label, done: done + (moved?.done ?? 0), skipped: skipped + (moved?.skipped ?? 0) };
  });
}

/** Adds a step that is done; what was undone can no longer be done again. */
export async function addStep(writer: ShelfWriter, step: Step): Promise<void> {
  const undone = await writer.steps("undone", { newestFirst: true, limit: 1_000_000 });
  for (const { id } of undone) await writer.deleteStep(id);
  await writer.putSteps([step]);
}

export function writingOf({ library, author, now }: Session): Writing {
  return { library, author: author(), now: now() };
}

export function stepOf(writing: Writing, id: string, label: string, rev: string): Step {
  return {
    id,
    library: writing.library,
    rev,
    at: new Date(writing.now).toISOString(),
    label,
    state: "done",
    corrections: null,
  };
}

async function nextStep(reader: ShelfReader, direction: "undo" | "redo"): Promise<Step | undefined> {
  const isUndo = direction === "undo";
  return (await reader.steps(isUndo ? "done" : "undone", { newestFirst: isUndo, limit: 1 }))[0];
}

async function moveCorrections(
  session: Session,
  step: CorrectionStep,
  direction: "undo" | "redo",
): Promise<{ step: CorrectionStep; done: number; skipped: number }> {
  const isApply = (step.did === "apply") === (direction === "redo");
  if (!isApply) return remove(session, step);
  return { step: await apply(session, step), done: step.bodies.length, skipped: 0 };
}

async function apply({ client, author }: Session, step: CorrectionStep): Promise<CorrectionStep> {
  const ids: string[] = [];
  for (let from = 0; from < step.bodies.length; from += MOST_CORRECTIONS) {
    const bodies = step.bodies.slice(from, from + MOST_CORRECTIONS);
    ids.push(...(await client.call("corrections.apply", { bodies, author: author() })).ids);
  }
  return { ...step, ids };
}

async function remove(
  { client }: Session,
  step: CorrectionStep,
): Promise<{ step: CorrectionStep; done: number; skipped: number }> {
  const { skipped } = await client.call("corrections.remove", { ids: step.ids });
  return { step, done: step.ids.length - skipped.length, skipped: skipped.length };
}
