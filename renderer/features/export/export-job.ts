import type { Params, Result } from "../../../shared/api/contract.ts";
import type { ExportItem, ExportTag } from "../../../shared/exporters/export-item.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { exportItem } from "./export-items.ts";

/** Annotations asked for at once. */
const PAGE = 200;

/** What an export needs of the world. */
export interface ExportPorts {
  resolve(params: Params<"passages.resolve">, signal: AbortSignal): Promise<Result<"passages.resolve">>;
  save: {
    begin(params: Params<"save.begin">): Promise<Result<"save.begin">>;
    append(params: Params<"save.append">): Promise<unknown>;
    commit(params: Params<"save.commit">): Promise<Result<"save.commit">>;
    abort(params: Params<"save.abort">): Promise<unknown>;
  };
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
 * Exports to a file: the path is tried first, then pages of annotations are found and given to the writer, and
 * its text is saved. Rejects with the engine's `AppError`, or `cancelled`; then nothing stands at the path that
 * did not stand there before.
 */
export async function runExport(
  ports: ExportPorts,
  request: ExportRequest,
  control: { signal: AbortSignal; onProgress?(progress: ExportProgress): void },
): Promise<Result<"save.commit">> {
  const { signal } = control;
  const { save } = await ports.save.begin({ path: request.path, overwrite: request.overwrite });
  try {
    refuseWhenAborted(signal);
    for await (const chunk of ports.write(itemPages(ports, request, control), signal)) {
      refuseWhenAborted(signal);
      await ports.save.append({ save, chunk });
    }
    refuseWhenAborted(signal);
    return await ports.save.commit({ save });
  } catch (error) {
    // An engine that is away has dropped the file itself.
    await ports.save.abort({ save }).catch(() => {});
    throw signal.aborted ? cancelledError() : error;
  }
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

function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelledError();
}

function cancelledError(): AppError {
  return new AppError("cancelled", "The export was cancelled.", "Nothing was saved.");
}
