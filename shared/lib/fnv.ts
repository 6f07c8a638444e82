/**
 * FNV-1a-like hash of a string's UTF-16 units as 16 hex digits (two 32-bit lanes with different seeds). Stable
 * for ever and quick; not for secrets. Short ids are made with it.
 */
export function fnv64(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 15), 0x01000193);
  }
  return hex(high) + hex(low);
}

/** FNV-1a of a string's UTF-16 units as an unsigned 32-bit integer: for sketches and buckets, not for ids. */
export function fnv32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}
