import { type Output, type Reading, readFiles, scanPath } from "./read-paths.ts";

/** `backbench formats`: one JSON line for each file, with its reader and why. */
export async function formatsCommand(path: string, output: Output, reading: Reading): Promise<number> {
  const found = await scanPath(path, output);
  if (!found) return 1;
  for await (const { file, parsed } of readFiles(found, output, reading)) {
    const { reader, readerReason, encoding, extracts, unrecognisedCharacters } = parsed;
    const occurrences = extracts.reduce((sum, extract) => sum + extract.occurrences.length, 0);
    const format = reader.id === "none" ? null : reader.id;
    const counts = { extracts: extracts.length, occurrences, unrecognisedCharacters };
    await output.out(
      JSON.stringify({ file, format, version: reader.version, reason: readerReason, encoding, ...counts }),
    );
  }
  return 0;
}
