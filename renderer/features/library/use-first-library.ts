import { useEffect, useState } from "react";
import { AppError, type AppErrorWire } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";

/** Milliseconds in which a folder that the host opens shows itself by its progress (told ten times a second). */
const HOST_MAY_OPEN = 400;

/**
 * Opens something when nothing is open and the host opens nothing itself: the library of the last time, else the
 * sample. `error` says why nothing could be opened.
 */
export function useFirstLibrary(isNothingOpen: boolean): { error: AppError | null } {
  const client = useEngine();
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    if (!isNothingOpen) return;
    let isSettled = false;
    const settle = () => {
      isSettled = true;
    };
    const stops = [
      client.on("job.progress", settle),
      client.on("library.changed", settle),
      client.on("job.ended", (end) => {
        if (end.error) setError(AppError.from(end.error as AppErrorWire));
      }),
    ];
    const timer = setTimeout(async () => {
      if (isSettled) return;
      try {
        if ((await client.call("library.current", {})) !== null) return;
        const { lastLibrary } = await client.call("settings.get", {});
        if (lastLibrary === null) await client.call("library.open", { path: null });
        else
          await client
            .call("library.reopen", { id: lastLibrary })
            .catch(() => client.call("library.open", { path: null }));
      } catch (failure) {
        setError(asAppError(failure));
      }
    }, HOST_MAY_OPEN);
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [client, isNothingOpen]);
  return { error };
}
