import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, link, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import { AppError } from "../../../shared/lib/errors.ts";
import { isInside } from "../library/scan.ts";
import { syncFolder } from "./atomic-write.ts";
import { diskFullError, fileErrorCode, toFileError } from "./file-error.ts";
import { expandHome } from "./folders.ts";

/** Files being saved: nothing stands at their path until they are whole. */
export interface SafeSave {
  begin(path: string, overwrite: boolean): Promise<{ save: string; path: string }>;
  append(save: string, chunk: string): Promise<void>;
  commit(save: string): Promise<{ path: string; bytes: number }>;
  abort(save: string): Promise<void>;
  /** Aborts all that are not committed. */
  close(): Promise<void>;
}

interface OpenSave {
  path: string;
  temporary: string;
  file: FileHandle;
  bytes: number;
  overwrite: boolean;
}

export interface SafeSaveOptions {
  home: string;
  /** Real paths of folders in which nothing may ever be written. */
  protectedFolders(): readonly string[];
  /** Opens the temporary file. */
  openFile?(path: string): Promise<FileHandle>;
}

/** Saves files for the window: temporary file in the same folder, fsync, rename. */
export function createSafeSave(options: SafeSaveOptions): SafeSave {
  const openFile = options.openFile ?? ((path) => open(path, "wx"));
  const saves = new Map<string, OpenSave>();

  function find(save: string): OpenSave {
    const found = saves.get(save);
    if (!found) throw new AppError("not-found", "This file is not being saved any more.", "Save it again.");
    return found;
  }

  async function drop(save: string): Promise<void> {
    const found = saves.get(save);
    saves.delete(save);
    if (!found) return;
    await found.file.close().catch(() => {});
    await rm(found.temporary, { force: true });
  }

  /** On failure nothing is left behind. */
  async function whole<T>(save: string, path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await drop(save);
      throw toSaveError(error, path);
    }
  }

  return {
    async begin(asked, overwrite) {
      const path = await resolveTarget(expandHome(asked, options.home), options.protectedFolders());
      if (!overwrite && existsSync(path)) throw existsError(path);
      const save = randomUUID();
      const temporary = join(dirname(path), `.${basename(path)}.${save.slice(0, 8)}.part`);
      return whole(save, path, async () => {
        saves.set(save, { path, temporary, file: await openFile(temporary), bytes: 0, overwrite });
        return { save, path };
      });
    },
    async append(save, chunk) {
      const found = find(save);
      await whole(save, found.path, async () => {
        const bytes = Buffer.from(chunk);
        await found.file.appendFile(bytes);
        found.bytes += bytes.length;
      });
    },
    async commit(save) {
      const found = find(save);
      await whole(save, found.path, async () => {
        await found.file.sync();
        await found.file.close();
        if (found.overwrite) await rename(found.temporary, found.path);
        else await moveWithoutOverwriting(found.temporary, found.path);
        syncFolder(dirname(found.path));
      });
      saves.delete(save);
      return { path: found.path, bytes: found.bytes };
    },
    abort: drop,
    async close() {
      await Promise.all([...saves.keys()].map(drop));
    },
  };
}

async function resolveTarget(asked: string, protectedFolders: readonly string[]): Promise<string> {
  if (!isAbsolute(asked)) throw new AppError("bad-params", "A file is saved at a full path.", "Name the folder too.");
  const folder = await realpath(dirname(asked)).catch((error: unknown) => {
    throw toFileError(error, dirname(asked));
  });
  const path = join(folder, basename(asked));
  // An existing link may lead into a library although its folder does not.
  const target = await realpath(path).catch(() => path);
  if (protectedFolders.some((root) => isInside(path, root) || isInside(target, root))) {
    const action = "Choose a folder outside of your transcripts.";
    throw new AppError("inside-library", `${folder} belongs to a library; Backbench never writes there.`, action, {
      path,
    });
  }
  const isFolder = await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  if (isFolder)
    throw new AppError("exists", `${path} is a folder.`, "Give the file another name.", { path, isFolder: true });
  return path;
}

async function moveWithoutOverwriting(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await rm(from);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === "EEXIST" || existsSync(to)) throw existsError(to);
    // File systems without hard links (FAT, some network drives).
    await rename(from, to);
  }
}

function existsError(path: string): AppError {
  return new AppError("exists", `${path} exists already.`, "Choose another name, or agree to replace it.", { path });
}

function toSaveError(error: unknown, path: string): unknown {
  if (error instanceof AppError) return error;
  const code = fileErrorCode(error);
  const full = diskFullError(error, path);
  if (full) return full;
  if (code === null) return error;
  const message = `${path} could not be saved (${code}).`;
  return new AppError("not-readable", message, "Choose a folder that you may write to.", { path }, error);
}
