import type { CallName, EventName, Params, Result } from "../../shared/api/contract.ts";
import type { Client } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";

const LIBRARY: EventName[] = ["library.changed"];
const DERIVED: EventName[] = ["library.changed", "corrections.changed"];
const QUERIED: EventName[] = ["library.changed", "corrections.changed", "projection.changed"];

/** After which events a method's answer may be another. All are asked again when the engine comes back. */
const STALE_AFTER: Partial<Record<CallName, EventName[]>> = {
  "library.current": LIBRARY,
  "library.recent": LIBRARY,
  "sources.list": LIBRARY,
  "source.raw": LIBRARY,
  "source.columns": DERIVED,
  "source.readers": DERIVED,
  "corrections.list": DERIVED,
  "people.list": DERIVED,
  "people.get": DERIVED,
  "debate.page": DERIVED,
  "passages.resolve": DERIVED,
  "query.run": QUERIED,
  "query.rows": QUERIED,
  "query.hits": QUERIED,
  "query.debates": QUERIED,
  "query.matching": QUERIED,
  "query.position": QUERIED,
  "concordance.open": QUERIED,
};

export interface Answer<T> {
  data: T | undefined;
  error: AppError | null;
  isAsking: boolean;
}

/**
 * Asks one question and keeps the answer fresh: again on {@link reload}, on the events that make it stale, and
 * when the engine comes back. A burst of events while an answer is under way leads to one more question, not
 * to an endless row of cancelled ones. An error leaves the last answer in place.
 */
export function ask<M extends CallName>(
  client: Client,
  method: M,
  params: Params<M>,
  onChange: (answer: Answer<Result<M>>) => void,
): { reload(): void; stop(): void } {
  const controller = new AbortController();
  let answer: Answer<Result<M>> = { data: undefined, error: null, isAsking: false };
  let isStale = false;

  function change(next: Partial<Answer<Result<M>>>): void {
    if (controller.signal.aborted) return;
    answer = { ...answer, ...next };
    onChange(answer);
  }

  async function run(): Promise<void> {
    change({ isAsking: true });
    do {
      isStale = false;
      try {
        const data = await client.call(method, params, controller.signal);
        change({ data, error: null, isAsking: isStale });
      } catch (error) {
        change({ error: asAppError(error), isAsking: isStale });
      }
    } while (isStale && !controller.signal.aborted);
  }

  function reload(): void {
    isStale = true;
    if (!answer.isAsking) void run();
  }

  const stops = [
    ...(STALE_AFTER[method] ?? []).map((event) => client.on(event, reload)),
    client.on("engine.status", ({ status }) => {
      if (status === "running") reload();
    }),
  ];
  void run();

  return {
    reload,
    stop() {
      controller.abort();
      for (const stop of stops) stop();
    },
  };
}

/** An expected failure as it is; a bug as an `internal` error, so that a screen can always say something. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError(
    "internal",
    "Something went wrong inside Backbench.",
    "Your annotations are safe. Try again.",
    undefined,
    error,
  );
}
