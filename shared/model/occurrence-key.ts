import type { Revision, SourceId } from "./source.ts";

/**
 * Names one occurrence for ever: derived from bytes and reader version only. The one reference to text that
 * annotations and corrections hold.
 */
export interface OccurrenceKeyParts {
  source: SourceId;
  revision: Revision;
  /** 0-based ordinal of the extract in the source. */
  extract: number;
  /** 0-based index of the occurrence in the extract. */
  index: number;
  /** sha256 (hex) of the occurrence's text. */
  hash: string;
}

/** String form of {@link OccurrenceKeyParts}: `<hash>:<revision>:<extract>.<index>:<source>`. */
export type OccurrenceKey = string;

/** Writes a key; `parseOccurrenceKey` reads it back. */
export function formatOccurrenceKey(parts: OccurrenceKeyParts): OccurrenceKey {
  return occurrenceKeys(parts)(parts.index, parts.hash);
}

/** Writes the keys of one extract's occurrences: what they have in common is made, and held in memory, once. */
export function occurrenceKeys({
  source,
  revision,
  extract,
}: Pick<OccurrenceKeyParts, "source" | "revision" | "extract">): (index: number, hash: string) => OccurrenceKey {
  const before = `:${revision}:${extract}.`;
  const after = `:${source}`;
  return (index, hash) => hash + before + index + after;
}

/** Hex digits of a sha256. */
const DIGITS = 64;

/** The hash in a key that {@link formatOccurrenceKey} wrote. */
export function hashOfKey(key: OccurrenceKey): string {
  return key.slice(0, DIGITS);
}

/** The revision in a key that {@link formatOccurrenceKey} wrote. */
export function revisionOfKey(key: OccurrenceKey): Revision {
  return key.slice(DIGITS + 1, 2 * DIGITS + 1);
}

const KEY_FORM = /^([0-9a-f]{64}):([0-9a-f]{64}):(\d+)\.(\d+):(.+)$/s;

/** Reads a key; null when the string is not one. The source may contain any character. */
export function parseOccurrenceKey(key: string): OccurrenceKeyParts | null {
  const match = KEY_FORM.exec(key);
  if (!match) return null;
  const [, hash, revision, extract, index, source] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return { hash, revision, extract: Number(extract), index: Number(index), source };
}
