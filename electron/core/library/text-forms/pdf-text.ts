import { nameColon } from "../../../../shared/readers/name-colon/reader.ts";
import { namesAlone } from "../../../../shared/readers/names-alone/reader.ts";
import { plainText } from "../../../../shared/readers/plain-text/reader.ts";
import { sizeInWords } from "../containers/limits.ts";
import { CharacterMaps } from "./character-maps.ts";
import { layOut, type PageItem, type PageLine } from "./page-layout.ts";
import { holdsBomb } from "./pdf-streams.ts";
import type { Extraction } from "./text-form.ts";

/** Beyond these a document is not read. Bytes, pages, UTF-16 units. */
const LIMITS = { bytes: 256 * 2 ** 20, pages: 20_000, text: 100_000_000 };

type Pdfjs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
let pdfjs: Promise<Pdfjs> | null = null;

/** Loads the library when the first PDF comes: it is larger than all the rest. */
function loadPdfjs(): Promise<Pdfjs> {
  pdfjs ??= (async () => {
    const scope = globalThis as Record<string, unknown>;
    // It warns of missing means to draw, which text does not need.
    scope.DOMMatrix ??= class {};
    scope.Path2D ??= class {};
    const { warn } = console;
    console.warn = () => {};
    try {
      // Found there, it parses in this thread instead of starting a worker from a file that bundles do not have.
      scope.pdfjsWorker = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
      return await import("pdfjs-dist/legacy/build/pdf.mjs");
    } finally {
      console.warn = warn;
    }
  })();
  return pdfjs;
}

/**
 * The text of a PDF: lines by their place on the page, paragraphs parted by blank lines. Nothing in it is run, drawn or
 * fetched. Never throws.
 */
export async function pdfText(bytes: Uint8Array): Promise<Extraction> {
  if (bytes.length > LIMITS.bytes) {
    return { ok: false, code: "pdf-too-large", why: `it is larger than ${sizeInWords(LIMITS.bytes)}` };
  }
  if (holdsBomb(bytes)) {
    return { ok: false, code: "container-bomb", why: "far more would come out of it than its size allows" };
  }
  const { getDocument } = await loadPdfjs();
  // The library takes the memory over, so it gets its own.
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    BinaryDataFactory: CharacterMaps,
    cMapPacked: true,
  });
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pages) {
      return {
        ok: false,
        code: "pdf-too-large",
        why: `it has more than ${LIMITS.pages.toLocaleString("en-GB")} pages`,
      };
    }
    const pages: PageItem[][] = [];
    let units = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const items = (await page.getTextContent()).items.flatMap((item) => ("str" in item ? [itemOf(item)] : []));
      page.cleanup();
      units += items.reduce((sum, item) => sum + item.text.length, 0);
      if (units > LIMITS.text) return { ok: false, code: "pdf-too-large", why: "it holds too much text" };
      pages.push(items);
    }
    return textOf(layOut(pages));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (name === "PasswordException") {
      return { ok: false, code: "encrypted", why: "it is encrypted. Remove the password and press Try again" };
    }
    return { ok: false, code: "damaged-pdf", why: `it is damaged or no PDF (${message.replace(/\.$/, "")})` };
  } finally {
    await task.destroy().catch(() => {});
  }
}

function itemOf({
  str,
  transform,
  width,
  height,
}: {
  str: string;
  transform: number[];
  width: number;
  height: number;
}) {
  const [, , , scale = 0, x = 0, y = 0] = transform;
  return { text: str, x, y, width, height: height || Math.abs(scale) || 1 };
}

function textOf(pages: readonly PageLine[][]): Extraction {
  let plain = "";
  let marked = "";
  for (const [at, lines] of pages.entries()) {
    marked += `⟦page ${at + 1}⟧\n${at === 0 ? "\n" : ""}`;
    for (const { text, begins, running } of lines) {
      plain += `${begins ? "\n" : ""}${text}\n`;
      marked += running ? `⟦${text}⟧\n` : `${begins ? "\n" : ""}${text}\n`;
    }
  }
  if (/\S/.test(plain))
    return { ok: true, plain, marked, marksKnownTo: [nameColon, namesAlone, plainText], diagnostics: [] };
  const message = "Its pages hold no text; they may be pictures of pages. Read it by a program that recognises text.";
  const diagnostics = [{ code: "pdf-without-text", severity: "warning", message, place: null } as const];
  return { ok: true, plain: "", marked: "", marksKnownTo: [], diagnostics };
}
