import { z } from "zod";
import { diagnostic, nonNegative } from "./common-schemas.ts";
import { sourceRow } from "./query-schemas.ts";

const text = z.string();

/** A part of a source's decoded text with what became of it; offsets are UTF-16 units of the whole text. */
export const sourceText = z.object({
  row: sourceRow,
  text,
  /** Where the part begins, and its first line's 1-based number. */
  start: nonNegative,
  firstLine: nonNegative,
  /** 0-based, of `parts`. */
  part: nonNegative,
  parts: nonNegative,
  totalLength: nonNegative,
  /** Runs that lie in the part, if not wholly. */
  spans: z.array(z.object({ role: text, start: nonNegative, end: nonNegative })),
  /** Of the whole source: bytes of what became of each kind. */
  roles: z.array(z.object({ role: text, bytes: nonNegative })),
  /** Of the whole source: first lines of runs that nobody recognised; at most 1,000. */
  unrecognisedLines: z.array(nonNegative),
  diagnostics: z.array(diagnostic),
});
export type SourcePart = z.infer<typeof sourceText>;

/** What readers say of a source. */
export const sourceReaders = z.object({
  /** The analyst's choice and the file or folder it was made for. */
  chosen: z.object({ path: text, reader: text }).nullable(),
  verdicts: z.array(
    z.object({ id: text, name: text, confidence: z.enum(["no", "maybe", "likely", "certain"]), reason: text }),
  ),
});
export type SourceReaders = z.infer<typeof sourceReaders>;
