import { useCallback, useEffect, useRef, useState } from "react";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { type ExportProgress, type ExportRequest, runExport } from "./export-job.ts";
import { type WorkerPort, writeFile } from "./write-file.ts";

export type ExportRun =
  | { state: "idle" }
  | { state: "running"; progress: ExportProgress | null }
  /** Something stands at the path: asks whether to replace it. */
  | { state: "exists"; path: string }
  | { state: "failed"; error: AppError }
  | { state: "saved"; path: string; bytes: number; count: number };

const IDLE: ExportRun = { state: "idle" };

/** Runs one export at a time and says where it stands; leaving the dialog cancels it. */
export function useExportRun() {
  const client = useEngine();
  const [run, setRun] = useState<ExportRun>(IDLE);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  /** Resolves with whether a file was saved. */
  const start = useCallback(
    async (request: ExportRequest, format: string, options: ExportOptions): Promise<boolean> => {
      const own = new AbortController();
      controller.current?.abort();
      controller.current = own;
      const show = (next: ExportRun) => controller.current === own && setRun(next);
      show({ state: "running", progress: null });
      try {
        const { path, bytes } = await runExport(
          {
            resolve: (params, signal) => client.call("passages.resolve", params, signal),
            save: {
              begin: (params) => client.call("save.begin", params),
              append: (params) => client.call("save.append", params),
              commit: (params) => client.call("save.commit", params),
              abort: (params) => client.call("save.abort", params),
            },
            write: (pages, signal) => writeFile(pages, format, options, signal, startWorker),
          },
          request,
          { signal: own.signal, onProgress: (progress) => show({ state: "running", progress }) },
        );
        show({ state: "saved", path, bytes, count: request.annotations.length });
        return true;
      } catch (failure) {
        const error = asAppError(failure);
        if (error.code === "cancelled") show(IDLE);
        else if (error.code === "exists" && !request.overwrite && error.data?.isFolder !== true)
          show({ state: "exists", path: String(error.data?.path ?? request.path) });
        else show({ state: "failed", error });
        return false;
      }
    },
    [client],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => setRun((old) => (old.state === "running" ? old : IDLE)), []);
  const fail = useCallback((error: AppError) => setRun({ state: "failed", error }), []);
  return { run, start, cancel, reset, fail };
}

function startWorker(): WorkerPort {
  return new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
}
