import { useCallback } from "react";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import { useEngine } from "../../data/engine.tsx";
import { type ExportProgress, type ExportRequest, runExport } from "./export-job.ts";
import { type SaveRun, useSaveRun } from "./use-save-run.ts";
import { type WorkerPort, writeFile } from "./write-file.ts";

export type ExportRun = SaveRun<ExportProgress>;

/** Runs one export of annotations at a time and says where it stands; leaving the dialog cancels it. */
export function useExportRun() {
  const client = useEngine();
  const { start: save, ...others } = useSaveRun<ExportProgress>();
  /** Resolves with whether a file was saved. */
  const start = useCallback(
    (request: ExportRequest, format: string, options: ExportOptions): Promise<boolean> =>
      save(request, (ports, control) =>
        runExport(
          {
            resolve: (params, signal) => client.call("passages.resolve", params, signal),
            save: ports,
            write: (pages, signal) => writeFile(pages, format, options, signal, startWorker),
          },
          request,
          control,
        ),
      ),
    [client, save],
  );
  return { start, ...others };
}

function startWorker(): WorkerPort {
  return new Worker(new URL("./export-worker.ts", import.meta.url), { type: "module" });
}
