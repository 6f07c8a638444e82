import { formatOccurrenceKey, type OccurrenceKey, parseOccurrenceKey } from "../model/occurrence-key.ts";

/** The path of an occurrence's file within its folder, or "" for a key that cannot be read. */
export function relativePath(key: OccurrenceKey): string {
  const source = parseOccurrenceKey(key)?.source ?? "";
  return source.slice(source.indexOf("/") + 1);
}

/** The key of the same place in another copy of the folder. A key that cannot be read stays as it is. */
export function withRoot(key: OccurrenceKey, rootId: string): OccurrenceKey {
  const parts = parseOccurrenceKey(key);
  return parts ? formatOccurrenceKey({ ...parts, source: `${rootId}/${relativePath(key)}` }) : key;
}
