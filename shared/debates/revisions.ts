import type { Diagnostic } from "../model/diagnostic.ts";
import type { SourceId } from "../model/source.ts";

/** `debates2009-10-26b.xml`: a day's file with the letter of its version. */
const VERSIONED = /^(.*\d{4}-\d{2}-\d{2})([a-z])(\.[^./]+)$/;

/** Whether the reader of a source says that something newer took its place. */
export function saysSuperseded(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code }) => code === "superseded");
}

/**
 * Sources that a newer revision of the same file takes the place of: names that differ by the version letter only,
 * or what the reader says (`isSuperseded`). Gives the newest revision, or "" where it is not among the sources.
 */
export function supersededSources(
  sources: readonly { source: SourceId; isSuperseded: boolean }[],
): Map<SourceId, SourceId> {
  const newest = new Map<string, { letter: string; source: SourceId }>();
  const versions = sources.flatMap(({ source }) => {
    const match = VERSIONED.exec(source);
    return match ? [{ source, letter: match[2] as string, file: `${match[1]}${match[3]}` }] : [];
  });
  for (const { source, letter, file } of versions) {
    if (letter > (newest.get(file)?.letter ?? "")) newest.set(file, { letter, source });
  }
  const superseded = new Map<SourceId, SourceId>();
  for (const { source, isSuperseded } of sources) if (isSuperseded) superseded.set(source, "");
  for (const { source, letter, file } of versions) {
    const latest = newest.get(file);
    if (latest && latest.letter !== letter) superseded.set(source, latest.source);
  }
  return superseded;
}
