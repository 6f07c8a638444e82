import type { Params, Result } from "../../../shared/api/contract.ts";
import { AppError } from "../../../shared/lib/errors.ts";

/** The engine's calls that make a file. */
export interface SavePorts {
  begin(params: Params<"save.begin">): Promise<Result<"save.begin">>;
  append(params: Params<"save.append">): Promise<unknown>;
  commit(params: Params<"save.commit">): Promise<Result<"save.commit">>;
  abort(params: Params<"save.abort">): Promise<unknown>;
}

/**
 * Saves a text as it comes. The path is tried first. Rejects with the engine's `AppError`, or `cancelled`; then nothing
 * stands at the path that did not stand there before.
 */
export async function saveText(
  ports: SavePorts,
  target: { path: string; overwrite: boolean },
  text: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<Result<"save.commit">> {
  const { save } = await ports.begin(target);
  try {
    refuseWhenAborted(signal);
    for await (const chunk of text) {
      refuseWhenAborted(signal);
      await ports.append({ save, chunk });
    }
    refuseWhenAborted(signal);
    return await ports.commit({ save });
  } catch (error) {
    // An engine that is away has dropped the file itself.
    await ports.abort({ save }).catch(() => {});
    throw signal.aborted ? cancelledError() : error;
  }
}

/** Throws `cancelled` once the signal says so. */
export function refuseWhenAborted(signal: AbortSignal): void {
  if (signal.aborted) throw cancelledError();
}

function cancelledError(): AppError {
  return new AppError("cancelled", "The export was cancelled.", "Nothing was saved.");
}
