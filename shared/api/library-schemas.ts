import { z } from "zod";
import { diagnostic, nonNegative } from "./common-schemas.ts";

const text = z.string();
const textOrNull = z.string().nullable();

export const hostCapabilities = z.object({
  /** `electron` and `web` differ only in what follows; shown on the privacy page. */
  host: z.enum(["electron", "web", "memory"]),
  /** The host shows its own dialogs for folders and files. Otherwise the UI uses `folders.list`. */
  nativeDialogs: z.boolean(),
  /** The host can show a file in the system's file manager. */
  canReveal: z.boolean(),
});

export const librarySummary = z.object({
  id: text,
  name: text,
  /** True for the bundled sample. */
  isSample: z.boolean(),
  roots: z.array(z.object({ id: text, path: text })),
  contributions: nonNegative,
  debates: nonNegative,
  writtenQuestions: nonNegative,
  sources: nonNegative,
  /** Sources that could not be read. */
  unreadable: nonNegative,
  /** Grows with every change of what a query could return. */
  generation: nonNegative,
  /** What went wrong as a whole, with the way out: `index-rebuilt`, `root-missing`. */
  diagnostics: z.array(diagnostic),
});
export type LibrarySummary = z.infer<typeof librarySummary>;

export const recentLibrary = z.object({ id: text, name: text, path: text, openedAt: text, exists: z.boolean() });

/** Progress of a job. Unknown totals are null. */
export const jobProgress = z.object({
  job: text,
  kind: z.enum(["open", "index"]),
  stage: z.enum(["scanning", "reading", "rebuilding", "indexing"]),
  done: nonNegative,
  total: nonNegative.nullable(),
  bytesDone: nonNegative,
  bytesTotal: nonNegative.nullable(),
  /** Counted contributions in the files that were read. */
  contributions: nonNegative,
  /** Bytes a second, over the last seconds; null when not known yet. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type JobProgress = z.infer<typeof jobProgress>;

export const appErrorWire = z.object({
  code: text,
  message: text,
  action: text,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

export const jobEnd = z.object({
  job: text,
  kind: z.enum(["open", "index"]),
  outcome: z.enum(["done", "cancelled", "failed"]),
  /** Files read, reused from the cache, unreadable. */
  read: nonNegative,
  reused: nonNegative,
  unreadable: nonNegative,
  milliseconds: nonNegative,
  error: appErrorWire.nullable(),
});
export type JobEnd = z.infer<typeof jobEnd>;

export const settings = z.object({
  version: z.literal(1),
  /** Initials stamped on records. */
  author: z.string().max(20),
  /** Ids of libraries opened before, newest first. */
  lastLibrary: textOrNull,
});
export type Settings = z.infer<typeof settings>;

/** One place on this disk that holds text of the user's or of a source. */
export const privacyPath = z.object({ path: text, holds: text, bytes: nonNegative });
