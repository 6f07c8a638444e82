import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { readSource } from "../../../shared/readers/read-source.ts";
import { whyUnreadable } from "../files/file-error.ts";

/** One file to read. */
export interface ReadTask {
  source: string;
  /** Relative path, which readers may look at. */
  relativePath: string;
  path: string;
  /** The reader the analyst chose, or null. */
  reader: string | null;
}

/** What reading a file gave. `packed` is the parsed source as the cache keeps it. */
export type ReadOutcome =
  | { ok: true; parsed: ParsedSource; packed: Uint8Array | null }
  | { ok: false; revision: string | null; size: number; code: string; message: string };

const pack = promisify(deflate);

/** sha256 as 64 lower-case hex digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/**
 * Reads and parses one file. Hash and parse see the same bytes, so a file that changes meanwhile is consistent
 * with itself. Never throws except the abort reason: what cannot be read is told as a sentence.
 */
export async function readTask(task: ReadTask, options: { pack: boolean; signal?: AbortSignal }): Promise<ReadOutcome> {
  const { source, relativePath } = task;
  let bytes: Uint8Array;
  try {
    bytes = await readFile(task.path, { signal: options.signal });
  } catch (error) {
    options.signal?.throwIfAborted();
    const message = `${relativePath} could not be read: ${whyUnreadable(error)}.`;
    return { ok: false, revision: null, size: 0, code: "unreadable", message };
  }
  const revision = sha256(bytes);
  const size = bytes.length;
  if (size === 0) {
    return { ok: false, revision, size, code: "empty-file", message: `${relativePath} is empty (0 bytes).` };
  }
  try {
    const reader = task.reader ?? undefined;
    const input = { source, path: relativePath, bytes, revision, reader };
    const parsed = readSource(input, { sha256, signal: options.signal });
    return { ok: true, parsed, packed: options.pack ? await packParsed(parsed) : null };
  } catch (error) {
    options.signal?.throwIfAborted();
    const message = `${relativePath} could not be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, revision, size, code: "reader-failed", message };
  }
}

/** A parsed source as bytes for the cache; `unpackParsed` in cache.ts reads it back. */
export async function packParsed(parsed: ParsedSource): Promise<Uint8Array> {
  return pack(JSON.stringify(parsed), { level: 1 });
}
