import { AppError } from "../lib/errors.ts";
import type { ParsedSource, Revision, SourceId } from "../model/source.ts";
import type { ChosenColumns } from "../model/table-fields.ts";
import { createBuilder } from "./build.ts";
import { decodeSource } from "./decode.ts";
import type { Probe } from "./reader.ts";
import { chooseReader } from "./registry.ts";

/** UTF-16 units given to a reader at once; a cancelled parse stops within one such chunk. */
const CHUNK = 65_536;
/** UTF-16 units that readers may look at to recognise their format. */
const PROBE = 65_536;

/** One source to be read. */
export interface SourceInput {
  source: SourceId;
  /** Relative path with `/`; the file name may help to recognise the format. */
  path: string;
  bytes: Uint8Array;
  revision: Revision;
  /** The id of the reader the user chose, or null. */
  reader?: string | null;
  /** What the user said of the columns of a table. */
  columns?: ChosenColumns | null;
}

export interface ReadOptions {
  /** sha256 of the text's UTF-8 form, lower-case hex. */
  sha256(text: string): string;
  signal?: AbortSignal;
}

function probeOf(path: string, text: string, columns?: ChosenColumns): Probe {
  return { path, columns, text: text.slice(0, PROBE), complete: text.length <= PROBE };
}

/**
 * Reads one source: decodes it, chooses a reader, and builds what it yields. Bad input gives diagnostics, never
 * an exception; bytes that are no text give a result without extracts and reader `none`.
 * @throws AppError `cancelled` when the signal is aborted, checked between chunks.
 */
export function readSource(input: SourceInput, options: ReadOptions): ParsedSource {
  const { source, revision, bytes, path } = input;
  const columns = input.columns ?? undefined;
  const decoded = decodeSource(bytes);
  const common = {
    source,
    revision,
    byteLength: bytes.length,
    encoding: decoded.encoding,
    ...(columns && { columns }),
  };
  const { text, offsets, diagnostics } = decoded;
  if (text === null) {
    const reader = { id: "none", version: 0 };
    const readerReason = diagnostics[0]?.message ?? "Not a text file.";
    return { ...common, reader, readerReason, extracts: [], spans: [], diagnostics, unrecognisedCharacters: 0 };
  }
  const { reader, reason } = chooseReader(probeOf(path, text, columns), input.reader ?? null);
  const builder = createBuilder({ text, offsets, sha256: options.sha256 });
  const parse = reader.open(builder.sink, { path, columns });
  for (let at = 0; at < text.length; at += CHUNK) {
    if (options.signal?.aborted) throw new AppError("cancelled", `Reading ${path} was cancelled.`);
    parse.write(text.slice(at, at + CHUNK));
  }
  parse.end();
  const built = builder.finish();
  if (!/\S/.test(text)) {
    diagnostics.push({ code: "empty", severity: "warning", message: "The file holds no text.", place: null });
  }
  return {
    ...common,
    ...built,
    reader: { id: reader.id, version: reader.version },
    readerReason: reason,
    diagnostics: [...diagnostics, ...built.diagnostics],
  };
}
