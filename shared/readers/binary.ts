/** Bytes looked at; a picture or program shows itself long before. */
const PROBE = 8192;
/** More control characters or bytes beyond ASCII than these parts of a text that holds NULs, and it is no text. */
const MOST_CONTROLS = 1 / 500;
const MOST_HIGH = 1 / 10;
const MOST_NULS = 9 / 10;
/** Fewer NULs side by side are padding only beside a blank. */
const LONG_RUN = 4;

/** What NUL bytes make of a source: no text, text of two bytes a character, or text that is padded with them. */
export type NulBytes = "none" | "binary" | "utf-16le" | "utf-16be" | "padding";

/**
 * Looks at the beginning of a source that has no byte order mark. Padding are NULs in what is else plain text, many side by side or
 * beside blanks, as the Daily Digest of the Congressional Record has them; they count as blanks.
 */
export function nulBytesOf(bytes: Uint8Array): NulBytes {
  const probe = bytes.subarray(0, PROBE);
  if (!probe.includes(0)) return "none";
  let [even, odd, controls, high] = [0, 0, 0, 0];
  for (let at = 0; at < probe.length; at++) {
    const byte = probe[at] as number;
    if (byte > 127) high++;
    else if (byte === 0) at & 1 ? odd++ : even++;
    else if (isControl(byte)) controls++;
  }
  const half = probe.length / 2;
  if (controls === 0 && even === 0 && odd > half * 0.6) return "utf-16le";
  if (controls === 0 && odd === 0 && even > half * 0.6) return "utf-16be";
  const isText =
    controls <= probe.length * MOST_CONTROLS &&
    high <= probe.length * MOST_HIGH &&
    even + odd < probe.length * MOST_NULS;
  return isText && isPadded(probe) ? "padding" : "binary";
}

function isControl(byte: number): boolean {
  return byte < 9 || (byte > 13 && byte < 32 && byte !== 27);
}

/** No few NULs stand between two bytes that are no blanks. */
function isPadded(probe: Uint8Array): boolean {
  const isBlank = (byte: number | undefined) => byte === undefined || byte <= 32;
  for (let at = probe.indexOf(0); at >= 0; at = probe.indexOf(0, at)) {
    const start = at;
    while (probe[at] === 0) at++;
    if (at - start < LONG_RUN && !isBlank(probe[start - 1]) && !isBlank(probe[at])) return false;
  }
  return true;
}

/** What a source that is no text seems to be, and the way out, as a sentence. */
export function whatBinary(bytes: Uint8Array): string {
  const begins = (...start: number[]) => start.every((byte, at) => bytes[at] === byte);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) {
    return "This is a document of an old office program (.doc, .xls). Save it as DOCX, PDF or CSV to read it here.";
  }
  if (begins(0x50, 0x4b)) {
    return "This is an office document of a kind that is not read. Save a table as CSV, a text as DOCX or PDF.";
  }
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || begins(0x47, 0x49, 0x46, 0x38)) {
    return "This is a picture. Text in pictures is not read.";
  }
  return "This is not a text file: it holds NUL bytes.";
}
