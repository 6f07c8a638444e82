import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { journalEntry } from "../../../shared/api/record-schemas.ts";
import type { JournalEntry } from "../../../shared/model/annotation.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { diskFullError } from "../files/file-error.ts";

/** The journal of one store of one library: one JSON line an entry, only ever appended to. */
export interface JournalFile {
  /** Appends what is not there yet, fsynced when it returns. Answers with how many were new. */
  append(entries: readonly JournalEntry[]): number;
  has(id: string): boolean;
  /** How many entries there are now; another engine may have added some. */
  count(): number;
  read(from: number, limit: number): JournalEntry[];
  /** `journal-torn` and `journal-unread`: lines that could not be understood, where they are kept. */
  diagnostics: Diagnostic[];
}

interface Line {
  at: number;
  length: number;
}

const NEWLINE = 10;

/**
 * Opens a journal. A last line that a crash cut short is completed when it is whole, else moved aside to
 * `<path>.torn`; lines that are no entries stay in the file and are left out of account.
 */
export function openJournalFile(path: string, canWrite: boolean): JournalFile {
  const lines: Line[] = [];
  const ids = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  let indexed = 0;

  /** Indexes what was added since the last look. */
  function catchUp(): void {
    if (!existsSync(path)) return;
    const file = openSync(path, "r");
    try {
      const size = fstatSync(file).size;
      if (size <= indexed) return;
      const added = readBytes(file, indexed, size - indexed);
      let from = 0;
      for (let end = added.indexOf(NEWLINE); end >= 0; end = added.indexOf(NEWLINE, from)) {
        take(added.subarray(from, end), indexed + from);
        from = end + 1;
      }
      indexed += from;
    } finally {
      closeSync(file);
    }
  }

  function take(bytes: Uint8Array, at: number): void {
    const entry = readEntry(bytes);
    if (!entry) {
      if (bytes.length > 0) diagnostics.push(unreadLine(path, at));
    } else if (!ids.has(entry.id)) {
      ids.add(entry.id);
      lines.push({ at, length: bytes.length });
    }
  }

  catchUp();
  if (canWrite && existsSync(path)) {
    const torn = mendEnd(path, indexed);
    if (torn) diagnostics.push(torn);
    catchUp();
  }

  return {
    diagnostics,
    has(id) {
      catchUp();
      return ids.has(id);
    },
    count() {
      catchUp();
      return lines.length;
    },
    append(entries) {
      catchUp();
      const fresh = new Map(entries.filter((entry) => !ids.has(entry.id)).map((entry) => [entry.id, entry]));
      if (fresh.size > 0) appendLines(path, [...fresh.values()].map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      catchUp();
      return fresh.size;
    },
    read(from, limit) {
      catchUp();
      const wanted = lines.slice(from, from + limit);
      if (wanted.length === 0) return [];
      const file = openSync(path, "r");
      try {
        return wanted.flatMap(({ at, length }) => readEntry(readBytes(file, at, length)) ?? []);
      } finally {
        closeSync(file);
      }
    },
  };
}

/** An entry from its line; null when it is none. */
export function readEntry(bytes: Uint8Array): JournalEntry | null {
  try {
    const read = journalEntry.safeParse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function readBytes(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, bytes, done, length - done, at + done);
    if (got === 0) break;
    done += got;
  }
  return bytes.subarray(0, done);
}

/** Appends whole or not at all: what a full disk cut short is taken back. */
function appendLines(path: string, text: string): void {
  const file = openSync(path, "a", 0o600);
  try {
    const before = fstatSync(file).size;
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } catch (error) {
      if (fstatSync(file).size > before) ftruncateSync(file, before);
      throw diskFullError(error, "the journal of your annotations") ?? error;
    }
  } finally {
    closeSync(file);
  }
}

function mendEnd(path: string, end: number): Diagnostic | null {
  const file = openSync(path, "r+");
  try {
    const size = fstatSync(file).size;
    if (size === end) return null;
    const rest = readBytes(file, end, size - end);
    if (readEntry(rest)) {
      writeSync(file, "\n", size);
      fsyncSync(file);
      return null;
    }
    const aside = `${path}.torn`;
    writeFileSync(aside, Buffer.concat([rest, Buffer.from("\n")]), { flag: "a", mode: 0o600 });
    ftruncateSync(file, end);
    fsyncSync(file);
    return {
      code: "journal-torn",
      severity: "warning",
      message: `The last entry of a journal was cut short and is kept aside as ${aside}. All entries before it are there.`,
      place: null,
    };
  } finally {
    closeSync(file);
  }
}

function unreadLine(path: string, at: number): Diagnostic {
  const place = { line: null, byteStart: at, byteEnd: null };
  const message = `An entry of the journal ${path} could not be understood. It stays there; the others are read.`;
  return { code: "journal-unread", severity: "warning", message, place };
}
