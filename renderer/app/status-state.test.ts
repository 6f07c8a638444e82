import { expect, test } from "vitest";
import type { JobProgress, LibrarySummary } from "../../shared/api/library-schemas.ts";
import { formatBytes, librarySentence, progressSentence } from "./status-state.ts";

const library: LibrarySummary = {
  id: "l",
  name: "Sample",
  isSample: true,
  roots: [],
  contributions: 29,
  debates: 6,
  writtenQuestions: 1,
  sources: 5,
  unreadable: 0,
  generation: 1,
  diagnostics: [],
};
const progress: JobProgress = {
  job: "j",
  kind: "open",
  stage: "reading",
  done: 3120,
  total: 11482,
  bytesDone: 0,
  bytesTotal: null,
  contributions: 54_210,
  rate: 41_000_000,
  secondsLeft: 12,
};

test("the library in one sentence", () => {
  expect(librarySentence(library)).toBe("29 contributions · 6 debates, 1 written question · 5 sources");
  expect(librarySentence({ ...library, writtenQuestions: 0, debates: 1, sources: 1 })).toBe(
    "29 contributions · 1 debate · 1 source",
  );
  const part = { code: "partly-shown", severity: "info", message: "", place: null } as const;
  expect(librarySentence({ ...library, diagnostics: [part] })).toMatch(/5 sources so far$/);
});

test("progress says what, how much, how fast, how long", () => {
  expect(progressSentence(progress)).toBe(
    "Reading 3,120 of 11,482 files · 54,210 contributions · 41 MB/s · about 12 s left",
  );
});

test("progress leaves out what is not known", () => {
  expect(
    progressSentence({ ...progress, stage: "scanning", done: 7, total: null, rate: null, secondsLeft: null }),
  ).toBe("Looking for files: 7 files");
});

test("sizes are short", () => {
  expect([0, 999, 3200, 41_000_000].map(formatBytes)).toEqual(["0 B", "999 B", "3.2 kB", "41 MB"]);
});
