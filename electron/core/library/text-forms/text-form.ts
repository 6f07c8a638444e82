import type { Diagnostic } from "../../../../shared/model/diagnostic.ts";
import type { ParsedSource } from "../../../../shared/model/source.ts";
import { nameColon } from "../../../../shared/readers/name-colon/reader.ts";
import { namesAlone } from "../../../../shared/readers/names-alone/reader.ts";
import { plainText } from "../../../../shared/readers/plain-text/reader.ts";
import type { TextReader } from "../../../../shared/readers/reader.ts";
import { chooseReader } from "../../../../shared/readers/registry.ts";
import { docxText } from "./docx-text.ts";
import { pdfText } from "./pdf-text.ts";

/** Raised whenever the same bytes may give another text; invalidates caches. */
export const TEXT_FORMS_VERSION = 4;

/** Whether a file of this name is better read where it can be stopped: formats that unpack or are programs of their own. */
export function needsWorker(path: string): boolean {
  return /\.(?:pdf|doc[xm]|dot[xm])$/i.test(path);
}

/** What was extracted from a document that is no text. */
export interface ExtractedText {
  /** Its words, and nothing else. */
  plain: string;
  /** The same with marks for what the layout says. */
  marked: string;
  /** The readers that take the marks for what they are; others get the plain text. */
  marksKnownTo: readonly TextReader[];
  diagnostics: Diagnostic[];
}

export type Extraction = ({ ok: true } & ExtractedText) | { ok: false; code: string; why: string };

/** The text of a source as bytes; all places in the source count in them. */
export type TextForm =
  | {
      ok: true;
      /** UTF-8; the source's own bytes when it is text anyway. */
      text: Uint8Array;
      /** `PDF`, `DOCX`; null when the source is text (or nothing that is known). */
      from: string | null;
      diagnostics: Diagnostic[];
    }
  | { ok: false; code: string; why: string };

/**
 * The text of a source. Word documents and PDFs are recognised by their bytes, whatever they are called; the same bytes
 * always give the same text. Never throws.
 */
export async function textForm(bytes: Uint8Array, path: string): Promise<TextForm> {
  const from = isZip(bytes) ? "DOCX" : isPdf(bytes) ? "PDF" : null;
  const extraction = from === null ? null : await (from === "PDF" ? pdfText(bytes) : docxText(bytes));
  if (extraction === null) return { ok: true, text: bytes, from: null, diagnostics: [] };
  if (!extraction.ok) return extraction;
  // The byte order mark says that it is UTF-8, whatever the words say of encodings.
  const text = new TextEncoder().encode(`\uFEFF${suitable(extraction, path)}`);
  return { ok: true, text, from, diagnostics: extraction.diagnostics };
}

/** A source as read from its extracted text: its size is that of the document, its places are those of the text. */
export function extractedSource(
  parsed: ParsedSource,
  byteLength: number,
  { from, diagnostics }: Pick<TextForm & { ok: true }, "from" | "diagnostics">,
): ParsedSource {
  const encoding = `${parsed.encoding} (extracted from ${from})`;
  return { ...parsed, byteLength, encoding, diagnostics: [...diagnostics, ...parsed.diagnostics] };
}

/** The marked text where the reader is one that knows the marks, else the plain one. */
function suitable({ plain, marked, marksKnownTo }: ExtractedText, path: string): string {
  const chosen = (text: string) => chooseReader({ path, text: text.slice(0, 65_536), complete: false }).reader;
  const other = chosen(plain);
  const isProse = other === nameColon || other === namesAlone || other === plainText;
  return isProse && marksKnownTo.includes(chosen(marked)) ? marked : plain;
}

/** Some programs put a few bytes before the beginning. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes("%PDF-");
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}
