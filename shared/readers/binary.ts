/** Bytes looked at; a picture or program shows itself long before. */
const PROBE = 8192;

/** What NUL bytes make of a source: no text, text of two bytes a character, or text that is padded with them. */
export type NulBytes = "none" | "binary" | "utf-16le" | "utf-16be" | "padding";

/**
 * Looks at the beginning of a source that has no byte order mark. Padding is a run of NULs in what is else plain text, as
 * the Daily Digest of the Congressional Record has it; it takes the place of blanks.
 */
export function nulBytesOf(bytes: Uint8Array): NulBytes {
  const probe = bytes.subarray(0, PROBE);
  if (!probe.includes(0)) return "none";
  const nuls = [0, 0];
  let controls = 0;
  let high = 0;
  for (let at = 0; at < probe.length; at++) {
    const byte = probe[at] as number;
    if (byte === 0) nuls[at & 1] = (nuls[at & 1] as number) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
    else if (byte > 127) high++;
  }
  if (controls > 0) return "binary";
  const [even, odd] = nuls as [number, number];
  const half = probe.length / 2;
  if (even === 0 && odd > half * 0.6) return "utf-16le";
  if (odd === 0 && even > half * 0.6) return "utf-16be";
  const hasRun = isRunOfNuls(probe);
  return hasRun && high < probe.length / 10 && even + odd < probe.length * 0.9 ? "padding" : "binary";
}

/** NULs of padding stand together: none is alone between two other bytes. */
function isRunOfNuls(probe: Uint8Array): boolean {
  for (let at = probe.indexOf(0); at >= 0; at = probe.indexOf(0, at)) {
    const start = at;
    while (probe[at] === 0) at++;
    if (at - start < 4 && at < probe.length) return false;
  }
  return true;
}
