import type { MessagePort } from "node:worker_threads";
import { createKeyTable, keyOfHash } from "../index/key-table.ts";
import { type ReadySegment, SegmentWriter } from "../index/segment-writer.ts";
import { SEGMENT_TOKENS } from "../index/text-index.ts";
import { inOnePiece } from "./one-piece.ts";
import type { PackedSource } from "./packed-source.ts";
import { type ReadOutcome, type ReadTask, readTask } from "./read-file.ts";

/** What a reading thread is asked: to read files, or (null) to hand over the part of the index it has not yet. */
export interface BatchQuestion {
  id: number;
  tasks: ReadTask[] | null;
}

/** What a reading thread answers. */
export interface BatchAnswer {
  id: number;
  /** One for each file, in their order; the words of those that were read are in a segment. */
  outcomes: ReadOutcome[];
  /** A part of the index that became full, or was asked for. */
  segment: ReadySegment | null;
}

/**
 * Answers the questions that come through a port, one after the other. All that grows with the words is done here, so
 * that the thread that asks has nothing to do but to store what it gets.
 */
export function serveReads(port: MessagePort, read: (task: ReadTask) => Promise<ReadOutcome> = readTask): void {
  let writer = new SegmentWriter();
  let known = createKeyTable();
  let turn: Promise<unknown> = Promise.resolve();

  /** Equal texts of one segment are stored once. */
  function add(hash: string, text: string): void {
    const [high, low] = keyOfHash(hash);
    const next = writer.documents;
    if (known.add(high, low, next) === next) writer.add(high, low, text);
  }

  function finish(): ReadySegment | null {
    if (writer.documents === 0) return null;
    known = createKeyTable();
    return writer.finish();
  }

  async function answer({ id, tasks }: BatchQuestion): Promise<void> {
    const outcomes: ReadOutcome[] = [];
    for (const task of tasks ?? []) outcomes.push(await read(task));
    // Those of all files in one go: the tables of terms stay in the processor's caches, where reading a file drives them out.
    for (const [at, outcome] of outcomes.entries()) {
      if (!outcome.ok) continue;
      const isHeld = heldBy(tasks?.[at]?.held);
      for (const { hash, text } of outcome.packed.texts) if (!isHeld(hash)) add(hash, text);
      outcome.packed.texts = [];
    }
    const segment = tasks === null || writer.size >= SEGMENT_TOKENS ? finish() : null;
    // What comes next may take long, and needs the memory.
    if (tasks === null) writer = new SegmentWriter();
    const buffers = [gatherBytes(outcomes), ...(segment ? buffersOf(segment) : [])];
    port.postMessage({ id, outcomes, segment } satisfies BatchAnswer, buffers);
  }

  port.on("message", (question: BatchQuestion | object) => {
    if ("tasks" in question) turn = turn.then(() => answer(question));
  });
}

/** Tells of hashes whether the index holds their texts. */
function heldBy(keys: Uint32Array | null | undefined): (hash: string) => boolean {
  if (!keys) return () => false;
  const held = createKeyTable(keys.length / 2);
  for (let at = 0; at < keys.length; at += 2) held.add(keys[at] as number, keys[at + 1] as number, at);
  return (hash) => held.get(...keyOfHash(hash)) >= 0;
}

/** Puts all bytes of what was read into one piece of memory. */
function gatherBytes(outcomes: readonly ReadOutcome[]): ArrayBuffer {
  const packed = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.packed] : []));
  const bytesOf = ({ skeleton, outline, spans, words }: PackedSource) => {
    return [skeleton, outline, spans, ...words.map(({ bytes }) => bytes)];
  };
  const { buffer, moved } = inOnePiece(packed.flatMap(bytesOf));
  let at = 0;
  const next = () => moved[at++] as Uint8Array<ArrayBuffer>;
  for (const one of packed) {
    [one.skeleton, one.outline, one.spans] = [next(), next(), next()];
    for (const block of one.words) block.bytes = next();
  }
  return buffer;
}

function buffersOf({ keys, blocks }: ReadySegment): ArrayBuffer[] {
  const arrays = [keys, ...blocks.flatMap(({ documents, places }) => [documents, places])];
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
