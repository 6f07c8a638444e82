/** How much a diagnostic matters: `info` explains, `warning` may need a look, `error` means something was not read. */
export type Severity = "info" | "warning" | "error";

/** Where in a source: 1-based line, byte range (end exclusive); null where the source kind has none. */
export interface Place {
  line: number | null;
  byteStart: number | null;
  byteEnd: number | null;
}

/** Bad or doubtful input, with a code that never changes, a sentence, and a place. Never thrown. */
export interface Diagnostic {
  code: string;
  severity: Severity;
  message: string;
  place: Place | null;
}
