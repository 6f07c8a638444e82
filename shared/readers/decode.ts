import type { Diagnostic } from "../model/diagnostic.ts";
import { nulBytesOf } from "./binary.ts";
import {
  fixedWidthMap,
  type OffsetMap,
  scanUtf8,
  type Utf8Scan,
  utf8Map,
  utf8RunMap,
  walkedMap,
} from "./offset-map.ts";

/** A source's text and the way back to its bytes. */
export interface DecodedSource {
  /** Without BOM; null when the bytes are no text at all (diagnostic `binary` or `too-large`). */
  text: string | null;
  /** WHATWG label, e.g. `utf-8`, `windows-1252`; `binary` when there is no text. */
  encoding: string;
  offsets: OffsetMap;
  /** `encoding-guessed`, `encoding-unknown`, `malformed-bytes`, `binary`, `too-large`. */
  diagnostics: Diagnostic[];
}

/** A JavaScript string holds about 2^29 units; beyond this a file cannot be read as one text. */
const MAX_BYTES = 500_000_000;
const DECLARATION_PROBE = 1024;

/** Bytes 0x80 to 0x9F of windows-1252; some versions of Node decode them as Latin-1 controls. */
const C1 =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

function bomOf(bytes: Uint8Array): { label: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: "utf-16be", length: 2 };
  return null;
}

/** The encoding an XML declaration or an HTML `meta` states in the first kilobyte. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARATION_PROBE));
  const xml = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']+)["']/.exec(head);
  const html = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head);
  return xml?.[1] ?? html?.[1] ?? null;
}

/** The WHATWG label, or null when unknown. Without a BOM readable ASCII is never UTF-16, whatever it declares. */
function canonicalLabel(label: string): string | null {
  try {
    const encoding = new TextDecoder(label.trim()).encoding.toLowerCase();
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}

function isSingleByte(label: string): boolean {
  return /^(ibm866|iso-8859-|koi8-|macintosh|windows-|x-mac-cyrillic|x-user-defined)/.test(label);
}

function whole(bytes: Uint8Array, code: string, message: string): DecodedSource {
  const place = { line: null, byteStart: 0, byteEnd: bytes.length };
  return {
    text: null,
    encoding: "binary",
    offsets: fixedWidthMap("", 0, 1, bytes.length),
    diagnostics: [{ code, severity: "error", message, place }],
  };
}

/** Malformed sequences; what holds no U+FFFD after decoding need not be looked at. */
function malformedIn(bytes: Uint8Array, from: number, text: string): Utf8Scan | null {
  if (!text.includes("\u{FFFD}")) return null;
  const scan = scanUtf8(bytes, from);
  return scan.malformed > 0 ? scan : null;
}

function utf8Text(bytes: Uint8Array, from: number): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(from));
}

function decodeUtf8(
  bytes: Uint8Array,
  from: number,
  text = utf8Text(bytes, from),
  scan = malformedIn(bytes, from, text),
): DecodedSource {
  if (!scan) {
    const isAscii = text.length === bytes.length - from;
    const offsets = isAscii ? fixedWidthMap(text, from, 1, bytes.length) : utf8RunMap(text, bytes, from);
    return { text, encoding: "utf-8", offsets, diagnostics: [] };
  }
  const offsets = utf8Map(text, bytes, from, scan.checkpoints);
  const diagnostic: Diagnostic = {
    code: "malformed-bytes",
    severity: "warning",
    message: `${scan.malformed} byte sequence(s) are not valid UTF-8 and are shown as \u{FFFD}.`,
    place: {
      line: offsets.lineAt(offsets.offsetAt(scan.firstMalformed)),
      byteStart: scan.firstMalformed,
      byteEnd: scan.firstMalformed + 1,
    },
  };
  return { text, encoding: "utf-8", offsets, diagnostics: [diagnostic] };
}

function decodeUtf16(bytes: Uint8Array, label: string, from: number): DecodedSource {
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(from));
  const offsets = fixedWidthMap(text, from, 2, bytes.length);
  const diagnostics: Diagnostic[] = [];
  if ((bytes.length - from) % 2 !== 0) {
    diagnostics.push({
      code: "malformed-bytes",
      severity: "warning",
      message: "The file ends in the middle of a character.",
      place: { line: offsets.lineAt(text.length), byteStart: bytes.length - 1, byteEnd: bytes.length },
    });
  }
  return { text, encoding: label, offsets, diagnostics };
}

function decodeLegacy(bytes: Uint8Array, label: string): DecodedSource {
  let text = new TextDecoder(label).decode(bytes);
  if (label === "windows-1252") text = text.replace(/[\x80-\x9f]/g, (c) => C1[c.charCodeAt(0) - 0x80] as string);
  const offsets = isSingleByte(label) ? fixedWidthMap(text, 0, 1, bytes.length) : walkedMap(text, bytes, label);
  return { text, encoding: label, offsets, diagnostics: [] };
}

/**
 * Decodes a source's bytes: by BOM, else by the declared encoding (`declared`, or what an XML declaration or
 * HTML `meta` says), else as UTF-8 when valid, else as windows-1252. NULs that pad a text become blanks. Never throws.
 */
export function decodeSource(bytes: Uint8Array, declared: string | null = null): DecodedSource {
  if (bytes.length > MAX_BYTES) return whole(bytes, "too-large", "The file is too large to be read as one text.");
  const bom = bomOf(bytes);
  if (bom?.label === "utf-8") return decodeUtf8(bytes, bom.length);
  if (bom) return decodeUtf16(bytes, bom.label, bom.length);
  const nuls = nulBytesOf(bytes);
  if (nuls === "binary") return whole(bytes, "binary", "This is not a text file: it holds NUL bytes.");
  if (nuls === "utf-16le" || nuls === "utf-16be") return decodeUtf16(bytes, nuls, 0);
  const decoded = decodeUnmarked(bytes, declared);
  return nuls === "padding" ? { ...decoded, text: decoded.text?.replaceAll("\0", " ") ?? null } : decoded;
}

function decodeUnmarked(bytes: Uint8Array, declared: string | null): DecodedSource {
  const stated = declared ?? declaredIn(bytes);
  const label = stated === null ? null : canonicalLabel(stated);
  if (label === "utf-8") return decodeUtf8(bytes, 0);
  if (label !== null) return decodeLegacy(bytes, label);
  const text = utf8Text(bytes, 0);
  const malformed = malformedIn(bytes, 0, text);
  const result = malformed ? decodeLegacy(bytes, "windows-1252") : decodeUtf8(bytes, 0, text, null);
  if (stated !== null) {
    result.diagnostics.push({
      code: "encoding-unknown",
      severity: "warning",
      message: `The declared encoding "${stated}" is not known; ${result.encoding} was used.`,
      place: null,
    });
  }
  if (malformed) {
    result.diagnostics.push({
      code: "encoding-guessed",
      severity: "warning",
      message: "The file does not say its encoding and is not UTF-8; it was read as windows-1252.",
      place: null,
    });
  }
  return result;
}
