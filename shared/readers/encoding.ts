import type { Diagnostic } from "../model/diagnostic.ts";
import { nulBytesOf } from "./binary.ts";

/** How a source's bytes are to be decoded. */
export interface EncodingChoice {
  /** WHATWG label; null when the bytes are no text. */
  label: string | null;
  /** Bytes of the byte order mark. */
  bom: number;
  /** The text is padded with NULs, which are read as blanks. */
  isPadded?: boolean;
  /** `encoding-guessed`, `encoding-unknown`, `binary`. */
  diagnostics: Diagnostic[];
}

const DECLARATION_PROBE = 1024;
/** Bytes looked at at once; their text is thrown away, so it should be small. */
const PIECE = 65_536;
/** So many bytes of a source's beginning say how it is encoded, unless nothing is declared. */
export const ENCODING_PROBE = 8192;

function bomOf(bytes: Uint8Array): { label: string; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: "utf-16be", length: 2 };
  return null;
}

/** The encoding an XML declaration or an HTML `meta` states in the first kilobyte. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, DECLARATION_PROBE));
  if (!head.includes("<")) return null;
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

/** Whether all bytes are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Chooses by BOM, else by the declared encoding (`declared`, or what an XML declaration or HTML `meta` says), else
 * UTF-8 when all of the source is valid UTF-8 (`isValid` is asked only then), else windows-1252. `head` is the
 * source's beginning, at least {@link ENCODING_PROBE} bytes of it. Never throws.
 */
export function chooseEncoding(
  head: Uint8Array,
  isValid: () => boolean,
  declared: string | null = null,
): EncodingChoice {
  const bom = bomOf(head);
  if (bom) return { label: bom.label, bom: bom.length, diagnostics: [] };
  const nuls = nulBytesOf(head);
  const nothing = { bom: 0, isPadded: nuls === "padding", diagnostics: [] as Diagnostic[] };
  if (nuls === "binary") return { ...nothing, label: null };
  if (nuls === "utf-16le" || nuls === "utf-16be") return { ...nothing, label: nuls };
  const stated = declared ?? declaredIn(head);
  const known = stated === null ? null : canonicalLabel(stated);
  if (known !== null) return { ...nothing, label: known };
  const label = isValid() ? "utf-8" : "windows-1252";
  const diagnostics: Diagnostic[] = [];
  if (stated !== null) {
    const message = `The declared encoding "${stated}" is not known; ${label} was used.`;
    diagnostics.push({ code: "encoding-unknown", severity: "warning", message, place: null });
  }
  if (label !== "utf-8") {
    const message = "The file does not say its encoding and is not UTF-8; it was read as windows-1252.";
    diagnostics.push({ code: "encoding-guessed", severity: "warning", message, place: null });
  }
  return { ...nothing, label, diagnostics };
}
