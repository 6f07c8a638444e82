import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { diskFullError } from "./file-error.ts";

/**
 * Writes a file of our own so that it is either the old or the new one, whatever happens: temporary file
 * beside it, fsync, rename. Readable by its owner only. Throws `disk-full`, else what the file system throws.
 */
export function writeFileAtomic(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.part`;
  try {
    const file = openSync(temporary, "w", 0o600);
    try {
      const bytes = typeof content === "string" ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw diskFullError(error, path) ?? error;
  }
  syncFolder(dirname(path));
}

/** Makes a rename in a folder durable; systems that cannot (Windows) keep the rename's own promise. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Folders cannot be opened on Windows.
  }
}
