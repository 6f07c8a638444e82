import { useEffect, useState } from "react";
import { AppError, type AppErrorWire } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";

/**
 * Opens something when nothing is open and nothing is being opened, as by a host that was started with a folder: the
 * library of the last time, else the sample. `error` says why nothing could be opened.
 */
export function useFirstLibrary(isNothingOpen: boolean): { error: AppError | null } {
  const client = useEngine();
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (!isNothingOpen) return;
    let isGone = false;
    const stop = client.on("job.ended", (end) => {
      if (end.error) setError(AppError.from(end.error as AppErrorWire));
    });
    async function openFirst(): Promise<void> {
      // In this order: what ends being opened in between is open.
      if ((await client.call("library.opening", {})) !== null) return;
      if ((await client.call("library.current", {})) !== null || isGone) return;
      const { lastLibrary } = await client.call("settings.get", {});
      const openSample = () => client.call("library.open", { path: null });
      if (lastLibrary === null) await openSample();
      else await client.call("library.reopen", { id: lastLibrary }).catch(openSample);
    }
    openFirst().catch((failure: unknown) => setError(asAppError(failure)));
    return () => {
      isGone = true;
      stop();
    };
  }, [client, isNothingOpen]);
  return { error };
}
