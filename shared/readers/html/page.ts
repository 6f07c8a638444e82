import type { ReaderSink } from "../reader.ts";

/** Where a document says that it is HTML, behind any number of comments; none of them reaches beyond its own end. */
const DOCUMENT = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
const FRAGMENT =
  /^\s*<(?:head|body|div|p|h[1-6]|table|ul|ol|section|article|main|center|font|span|b|a|meta|title)[\s>]/i;

/** Whether a text's beginning is that of an HTML document, or of a piece of one. */
export function looksLikeHtml(text: string): "document" | "fragment" | null {
  if (DOCUMENT.test(text)) return "document";
  return FRAGMENT.test(text) ? "fragment" : null;
}

/** What is said of a run of words that is one piece or several. */
export function emitPieces(
  sink: ReaderSink,
  role: "speaker" | "heading" | "metadata" | "note" | "boilerplate",
  pieces: readonly { start: number; end: number }[],
): void {
  for (const { start, end } of pieces) if (end > start) sink({ type: "span", role, range: { start, end } });
}
