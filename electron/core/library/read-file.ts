import type { ParsedSource } from "../../../shared/model/source.ts";
import type { ChosenColumns } from "../../../shared/model/table-fields.ts";
import { readSource } from "../../../shared/readers/read-source.ts";
import { sha256 } from "../files/sha256.ts";
import { type CompanionPlace, nameOfCompanions, readCompanions } from "./companions.ts";
import type { Member } from "./containers/member.ts";
import { readBytes } from "./containers/read-bytes.ts";
import { type PackedSource, packSource } from "./packed-source.ts";
import { extractedSource, textForm } from "./text-forms/text-form.ts";

/** One file to read. */
export interface ReadTask {
  source: string;
  /** Relative path, which readers may look at. */
  relativePath: string;
  path: string;
  /** Where its bytes stand in a container at `path`; undefined for a file of its own. */
  member?: Member;
  /** The reader the analyst chose, or null. */
  reader: string | null;
  /** What the analyst said of the columns of a table, or null. */
  columns?: ChosenColumns | null;
  /** The files that say who speaks in it. */
  companions?: readonly CompanionPlace[];
  /** Keys (two halves each) of texts that the index holds already: of what was read of the file before. */
  held?: Uint32Array | null;
}

/** Why a file could not be read, as a sentence. */
export interface ReadFailure {
  ok: false;
  revision: string | null;
  code: string;
  message: string;
}

/** What reading a file gave. */
export type ParseOutcome = { ok: true; parsed: ParsedSource } | ReadFailure;
/** The same in the parts that are kept. */
export type ReadOutcome = { ok: true; packed: PackedSource } | ReadFailure;

/**
 * Reads and parses one file. Hash and parse see the same bytes, so a file that changes meanwhile is consistent
 * with itself. Never throws except the abort reason: what cannot be read is told as a sentence.
 */
export async function parseFile(task: ReadTask, signal?: AbortSignal): Promise<ParseOutcome> {
  const { source, relativePath } = task;
  const found = await readBytes(task, signal);
  if (!found.ok) {
    const message = `${relativePath} could not be read: ${found.why}.`;
    return { ok: false, revision: null, code: found.code, message };
  }
  const { bytes } = found;
  const revision = sha256(bytes);
  if (bytes.length === 0) {
    return { ok: false, revision, code: "empty-file", message: `${relativePath} is empty (0 bytes).` };
  }
  try {
    const form = await textForm(bytes, relativePath);
    if (!form.ok) {
      return { ok: false, revision, code: form.code, message: `${relativePath} could not be read: ${form.why}.` };
    }
    const reader = task.reader ?? undefined;
    const places = task.companions ?? [];
    const companions = await readCompanions(places);
    const input = { source, path: relativePath, bytes: form.text, revision, reader, columns: task.columns, companions };
    const parsed = readSource(input, { sha256, signal });
    if (places.length > 0) parsed.companions = nameOfCompanions(places);
    return { ok: true, parsed: form.from === null ? parsed : extractedSource(parsed, bytes.length, form) };
  } catch (error) {
    signal?.throwIfAborted();
    const message = `${relativePath} could not be read: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, revision, code: "reader-failed", message };
  }
}

/** Reads one file in the parts that are kept. */
export async function readTask(task: ReadTask, signal?: AbortSignal): Promise<ReadOutcome> {
  const outcome = await parseFile(task, signal);
  return outcome.ok ? { ok: true, packed: packSource(outcome.parsed) } : outcome;
}
