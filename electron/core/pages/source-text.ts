import { AppError } from "../../../shared/lib/errors.ts";
import { type DecodedSource, decodeSource } from "../../../shared/readers/decode.ts";
import { sha256 } from "../files/sha256.ts";
import { locate } from "../library/containers/locate.ts";
import { readBytes } from "../library/containers/read-bytes.ts";
import type { LoadedSource } from "../library/loaded-source.ts";
import { textForm } from "../library/text-forms/text-form.ts";
import type { LibraryView } from "../library/view.ts";

/** A source with its decoded text; of a document that is none, the text extracted from it. */
export interface SourceText {
  source: LoadedSource;
  text: string;
  offsets: DecodedSource["offsets"];
}

/** Texts of sources as they are on disk. */
export interface SourceTexts {
  /**
   * Throws `not-found` for an unknown source, `changed-elsewhere` when the file changed since it was read,
   * `not-readable` when it is no text or gone.
   */
  open(view: LibraryView, id: string): Promise<SourceText>;
}

/** Who pages through a file asks for the next part within this time. */
const KEPT_MS = 20_000;

/** Keeps the text that was asked for last for a moment, so that a large file is decoded once while it is paged through. */
export function createSourceTexts(): SourceTexts {
  let kept: { id: string; revision: string; opened: SourceText } | null = null;
  let forgetting: NodeJS.Timeout | undefined;
  return {
    async open(view, id) {
      const source = knownSource(view, id);
      if (kept?.id !== id || kept.revision !== source.revision) {
        kept = { id, revision: source.revision, opened: await readText(source) };
      }
      clearTimeout(forgetting);
      forgetting = setTimeout(() => {
        kept = null;
      }, KEPT_MS).unref();
      return { ...kept.opened, source };
    },
  };
}

/** The source, or `not-found`. */
export function knownSource(view: LibraryView, id: string): LoadedSource {
  const source = view.source(id);
  if (source) return source;
  throw new AppError("not-found", "This file is no longer in the library.", "Look at the folder again.");
}

/** The bytes of a source's text, or an error that says why there are none. */
export async function textBytes(source: LoadedSource): Promise<Uint8Array> {
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
  return form.text;
}

async function readText(source: LoadedSource): Promise<SourceText> {
  const { text, offsets, diagnostics } = decodeSource(await textBytes(source));
  if (text !== null) return { source, text, offsets };
  const message = `${source.path} cannot be shown. ${diagnostics[0]?.message ?? ""}`.trim();
  throw new AppError("not-readable", message, "Open it with another program.");
}
