import { useCallback, useEffect, useRef, useState } from "react";
import type { AppError } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import type { SavePorts } from "./save-text.ts";

/** Where saving a file stands. `P` is how far. */
export type SaveRun<P> =
  | { state: "idle" }
  | { state: "running"; progress: P | null }
  /** Something stands at the path: asks whether to replace it. */
  | { state: "exists"; path: string }
  | { state: "failed"; error: AppError }
  | { state: "saved"; path: string; bytes: number };

/** Saves a file; rejects with the engine's `AppError`, or `cancelled`. */
export type Saving<P> = (
  ports: SavePorts,
  control: { signal: AbortSignal; onProgress(progress: P): void },
) => Promise<{ path: string; bytes: number }>;

/** Saves one file at a time and says where it stands; leaving the dialog cancels it. */
export function useSaveRun<P>() {
  const client = useEngine();
  const [run, setRun] = useState<SaveRun<P>>({ state: "idle" });
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  /** Resolves with whether a file was saved. */
  const start = useCallback(
    async (target: { path: string; overwrite: boolean }, saving: Saving<P>): Promise<boolean> => {
      const own = new AbortController();
      controller.current?.abort();
      controller.current = own;
      const show = (next: SaveRun<P>) => controller.current === own && setRun(next);
      show({ state: "running", progress: null });
      const ports: SavePorts = {
        begin: (params) => client.call("save.begin", params),
        append: (params) => client.call("save.append", params),
        commit: (params) => client.call("save.commit", params),
        abort: (params) => client.call("save.abort", params),
      };
      try {
        const onProgress = (progress: P) => show({ state: "running", progress });
        const { path, bytes } = await saving(ports, { signal: own.signal, onProgress });
        show({ state: "saved", path, bytes });
        return true;
      } catch (failure) {
        const error = asAppError(failure);
        if (error.code === "cancelled") show({ state: "idle" });
        else if (error.code === "exists" && !target.overwrite && error.data?.isFolder !== true)
          show({ state: "exists", path: String(error.data?.path ?? target.path) });
        else show({ state: "failed", error });
        return false;
      }
    },
    [client],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const reset = useCallback(() => setRun((old) => (old.state === "running" ? old : { state: "idle" })), []);
  const fail = useCallback((error: AppError) => setRun({ state: "failed", error }), []);
  return { run, start, cancel, reset, fail };
}
