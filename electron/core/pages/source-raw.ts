import type { Result } from "../../../shared/api/contract.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { decodeSource } from "../../../shared/readers/decode.ts";
import { locate } from "../library/containers/locate.ts";
import { readBytes } from "../library/containers/read-bytes.ts";
import { sha256 } from "../library/read-file.ts";
import { textForm } from "../library/text-forms/text-form.ts";
import type { LibraryView } from "../library/view.ts";
import { sourceRow } from "../query/source-rows.ts";

/** UTF-16 units in one answer. */
const PAGE = 1_048_576;

/**
 * A stretch of a source's text (of a document that is none, the text extracted from it) with what each run became. Throws `not-found` for an unknown source,
 * `changed-elsewhere` when the file changed since it was read, `not-readable` when it is no text or gone.
 */
export async function sourceRaw(view: LibraryView, id: string, offset: number): Promise<Result<"source.raw">> {
  const source = view.source(id);
  if (!source) throw new AppError("not-found", "This file is no longer in the library.", "Look at the folder again.");
  const found = await readBytes(await locate(source.file));
  if (!found.ok) {
    const message = `${source.path} cannot be read: ${found.why}.`;
    throw new AppError("not-readable", message, "Its words as read before are still in the library.");
  }
  const { bytes } = found;
  if (source.revision !== "" && sha256(bytes) !== source.revision) {
    throw new AppError(
      "changed-elsewhere",
      `${source.path} has changed since it was read.`,
      "Look at the folder again.",
    );
  }
  const form = await textForm(bytes, source.path);
  if (!form.ok) throw new AppError("not-readable", `${source.path} cannot be shown: ${form.why}.`);
  const { text, offsets, diagnostics } = decodeSource(form.text);
  if (text === null) {
    const message = `${source.path} cannot be shown. ${diagnostics[0]?.message ?? ""}`.trim();
    throw new AppError("not-readable", message, "Open it with another program.");
  }
  const spans = view.spans(id).map(({ role, byteStart, byteEnd, line, extract, index }) => {
    return { role, start: offsets.offsetAt(byteStart), end: offsets.offsetAt(byteEnd), line, extract, index };
  });
  const end = Math.min(text.length, offset + PAGE);
  return {
    row: sourceRow(source),
    text: text.slice(offset, end),
    totalLength: text.length,
    spans: spans.filter((span) => span.start < end && span.end > offset),
    diagnostics: source.diagnostics,
  };
}
