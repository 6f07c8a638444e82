import type { Diagnostic } from "../../../shared/model/diagnostic.ts";

/** Code of what says that a part is shown. */
export const PART = "partly-shown";

/** Says how much is shown so far. */
export function partlyShown(shown: number, files: number): Diagnostic {
  const count = (one: number) => one.toLocaleString("en-GB");
  const message = `${count(shown)} of ${count(files)} files are shown so far.`;
  return { code: PART, severity: "info", message, place: null };
}

/** Says of a part that its reading was stopped. */
export function readingStopped(part: Diagnostic): Diagnostic {
  const message = `Reading was stopped: ${part.message.replace(" so far", "")}`;
  return { ...part, code: "reading-stopped", message };
}

/** Says that a library holds no files. */
export function noSources(): Diagnostic {
  const message = "There are no files in this folder. Put transcripts there and look again, or open another folder.";
  return { code: "no-sources", severity: "warning", message, place: null };
}
