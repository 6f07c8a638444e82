/**
 * FNV-1a-like hash of a string's UTF-16 units as 16 hex digits (two 32-bit lanes with different seeds). Stable
 * for ever and quick; not for secrets. Short ids are made with it.
 */
export function fnv64(text: string): string {
  const [high, low] = fnv64Halves(text);
  return hex(high, low);
}

/** The same hash as two unsigned 32-bit numbers. */
export function fnv64Halves(text: string): [high: number, low: number] {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code ^ (low >>> 15), 0x01000193);
  }
  return [high >>> 0, low >>> 0];
}

/** FNV-1a of a string's UTF-16 units as an unsigned 32-bit integer: for sketches and buckets, not for ids. */
export function fnv32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Both words as one flat string: millions of ids are kept, and put together they would be kept in pieces. */
function hex(high: number, low: number): string {
  return String.fromCharCode(
    digit(high >>> 28),
    digit(high >>> 24),
    digit(high >>> 20),
    digit(high >>> 16),
    digit(high >>> 12),
    digit(high >>> 8),
    digit(high >>> 4),
    digit(high),
    digit(low >>> 28),
    digit(low >>> 24),
    digit(low >>> 20),
    digit(low >>> 16),
    digit(low >>> 12),
    digit(low >>> 8),
    digit(low >>> 4),
    digit(low),
  );
}

/** The character code of the lowest four bits as a hex digit. */
function digit(value: number): number {
  const bits = value & 15;
  return bits < 10 ? 48 + bits : 87 + bits;
}
