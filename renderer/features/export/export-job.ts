import type { Params, Result } from "../../../shared/api/contract.ts";
import type { ExportItem, ExportTag } from "../../../shared/exporters/export-item.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { exportItem } from "./export-items.ts";
import { refuseWhenAborted, type SavePorts, saveText } from "./save-text.ts";

/** Annotations asked for at once. */
const PAGE = 200;

/** What an export needs of the world. */
export interface ExportPorts {
  resolve(params: Params<"passages.resolve">, signal: AbortSignal): Promise<Result<"passages.resolve">>;
  save: SavePorts;
  /** Makes the file's text of the items; pieces of a size that `append` takes. */
  write(pages: AsyncIterable<ExportItem[]>, signal: AbortSignal): AsyncIterable<string>;
}

export interface ExportRequest {
  annotations: readonly Annotation[];
  tags: ReadonlyMap<string, ExportTag>;
  path: string;
  overwrite: boolean;
}

/** `finding` counts annotations whose place is known; then the file is being written. */
export interface ExportProgress {
  stage: "finding" | "writing";
  done: number;
  total: number;
}

/**
 * Exports to a file: the path is tried first, then pages of annotations are found and given to the writer, and its
 * text is saved; see {@link saveText}.
 */
export async function runExport(
  ports: ExportPorts,
  request: ExportRequest,
  control: { signal: AbortSignal; onProgress?(progress: ExportProgress): void },
): Promise<Result<"save.commit">> {
  const { signal } = control;
  const { path, overwrite } = request;
  return saveText(ports.save, { path, overwrite }, ports.write(itemPages(ports, request, control), signal), signal);
}

async function* itemPages(
  ports: ExportPorts,
  { annotations, tags }: ExportRequest,
  { signal, onProgress }: { signal: AbortSignal; onProgress?(progress: ExportProgress): void },
): AsyncGenerator<ExportItem[]> {
  const total = annotations.length;
  for (let from = 0; from < total; from += PAGE) {
    refuseWhenAborted(signal);
    onProgress?.({ stage: "finding", done: from, total });
    const page = annotations.slice(from, from + PAGE);
    const anchors = page.map(({ id, anchor }) => ({ id, anchor }));
    const passages = new Map((await ports.resolve({ anchors }, signal)).map((passage) => [passage.id, passage]));
    yield page.map((annotation) => {
      const passage = passages.get(annotation.id);
      if (!passage) throw new Error(`no answer for annotation ${annotation.id}`);
      return exportItem(annotation, passage, tags);
    });
  }
  onProgress?.({ stage: "writing", done: total, total });
}
