import { useCallback } from "react";
import type { JobEnd, JobProgress, LibrarySummary } from "../../shared/api/library-schemas.ts";
import { useEngine, useEngineJobs } from "./engine.tsx";
import { useCall } from "./use-call.ts";

/** The open library, kept fresh; null before the first is open. */
export function useLibrary(): { library: LibrarySummary | null; isLoading: boolean } {
  const { data, isLoading } = useCall("library.current", {});
  return { library: data ?? null, isLoading };
}

/** The engine's running job with its progress, how the last one ended, and a way to stop it. */
export function useJobs(): { progress: JobProgress | null; lastEnd: JobEnd | null; cancel(): void } {
  const client = useEngine();
  const { progress, lastEnd } = useEngineJobs();
  const job = progress?.job ?? null;
  const cancel = useCallback(() => {
    // A job that has just ended, or an engine that is away, leaves nothing to cancel.
    if (job !== null) client.call("jobs.cancel", { job }).catch(() => {});
  }, [client, job]);
  return { progress, lastEnd, cancel };
}
