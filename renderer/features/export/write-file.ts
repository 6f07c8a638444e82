import type { ExportItem } from "../../../shared/exporters/export-item.ts";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import { exporterOf } from "./exporter-of.ts";
import { textPieces } from "./text-pieces.ts";
import type { WorkerReply, WorkerRequest } from "./worker-messages.ts";

/** The part of a worker that is used here. */
export type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "addEventListener" | "removeEventListener">;

/**
 * Makes a file's text in a worker, so that thousands of annotations never hold up the window; where no worker
 * starts, in the window itself. `startWorker` is called once.
 */
export async function* writeFile(
  pages: AsyncIterable<ExportItem[]>,
  format: string,
  options: ExportOptions,
  signal: AbortSignal,
  startWorker: () => WorkerPort,
): AsyncGenerator<string> {
  const worker = await readyWorker(startWorker);
  if (!worker) {
    yield* textPieces(exporterOf(format).export(flat(pages), options));
    return;
  }
  try {
    for await (const items of pages) await ask(worker, { do: "take", items }, signal);
    for (;;) {
      const text = await ask(worker, { do: "write", format, options }, signal);
      if (text === null) return;
      yield text;
    }
  } finally {
    worker.terminate();
  }
}

/** Null when the host does not let a worker start. */
async function readyWorker(startWorker: () => WorkerPort): Promise<WorkerPort | null> {
  let worker: WorkerPort | null = null;
  try {
    worker = startWorker();
    await ask(worker, { do: "take", items: [] }, new AbortController().signal);
    return worker;
  } catch {
    worker?.terminate();
    return null;
  }
}

function ask(worker: WorkerPort, request: WorkerRequest, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const end = (settle: () => void) => {
      done.abort();
      settle();
    };
    const onMessage = (event: Event) => {
      const reply = (event as MessageEvent<WorkerReply>).data;
      end(() => ("error" in reply ? reject(new Error(reply.error)) : resolve(reply.text)));
    };
    const onError = () => end(() => reject(new Error("The export's worker failed.")));
    const onAbort = () => end(() => reject(signal.reason));
    worker.addEventListener("message", onMessage, { signal: done.signal });
    worker.addEventListener("error", onError, { signal: done.signal });
    signal.addEventListener("abort", onAbort, { signal: done.signal });
    if (signal.aborted) onAbort();
    else worker.postMessage(request);
  });
}

async function* flat(pages: AsyncIterable<ExportItem[]>): AsyncGenerator<ExportItem> {
  for await (const page of pages) yield* page;
}
