import { AppError } from "../../../shared/lib/errors.ts";

/** The file system's code (`ENOENT`) of a thrown value, or null. */
export function fileErrorCode(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}

const SENTENCES: Record<string, string> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a folder",
  EISDIR: "it is a folder",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  ELOOP: "its link leads back to itself",
  ENAMETOOLONG: "its name is too long",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
  EIO: "the disk reports an error",
};

/** Why a path could not be read, in words: `it does not exist`. */
export function whyUnreadable(error: unknown): string {
  const code = fileErrorCode(error);
  return (code && SENTENCES[code]) || (error instanceof Error ? error.message : String(error));
}

/** The refusal of a write for want of space; null when that is not why it failed. SQLite's code is 13. */
export function diskFullError(error: unknown, what: string): AppError | null {
  const code = fileErrorCode(error);
  const isFull = code === "ENOSPC" || code === "EDQUOT" || (error as { errcode?: number } | null)?.errcode === 13;
  if (!isFull) return null;
  const action = "Nothing was left half done. Free some space, or use another disk, and try again.";
  return new AppError("disk-full", `The disk is full: ${what} could not be written.`, action, undefined, error);
}

/** The expected failure behind a thrown value of the file system, for a path the user named. */
export function toFileError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const code = fileErrorCode(error);
  const message = `${path} cannot be read: ${whyUnreadable(error)}.`;
  if (code === "ENOENT") return new AppError("not-found", message, "Check the path, or plug in its drive.", { path });
  if (code === "ENOTDIR") return new AppError("not-a-folder", message, "Choose a folder.", { path });
  return new AppError("not-readable", message, "Check the permissions of that path.", { path }, error);
}
