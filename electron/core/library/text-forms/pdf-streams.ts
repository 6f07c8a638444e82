import { inflateSync } from "node:zlib";

/** Unpacked bytes that no stream of text, fonts or structure comes near. */
const LIMIT = 128 * 2 ** 20;
/** Packed in packed in packed: no program writes more. */
const STAGES = 3;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY = 1024;

/**
 * Whether far too much would come out of a PDF's packed streams. pdf.js unpacks without a limit, so it is asked before.
 * Pictures are left out: they may be large, and for text they are not unpacked. Other packings than Flate are not
 * looked into.
 */
export function holdsBomb(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  for (let at = bytes.indexOf("stream"); at >= 0; ) {
    const end = bytes.indexOf("endstream", at + 6);
    const stop = end < 0 ? bytes.length : end;
    let start = at + 6;
    while (bytes[start] === 0x0d || bytes[start] === 0x0a) start++;
    if (!isPicture(bytes, at) && overflows(bytes.subarray(start, stop))) return true;
    at = bytes.indexOf("stream", stop + 9);
  }
  return false;
}

function isPicture(bytes: Buffer, stream: number): boolean {
  const before = bytes.toString("latin1", Math.max(0, stream - DICTIONARY), stream);
  return /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf(" obj") + 1));
}

function overflows(packed: Uint8Array): boolean {
  let data = packed;
  for (let stage = 0; stage < STAGES && isZlib(data); stage++) {
    try {
      data = inflateSync(data, { maxOutputLength: LIMIT });
    } catch (error) {
      return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    }
  }
  return false;
}

function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  return (first & 0x0f) === 8 && ((first << 8) | second) % 31 === 0;
}
