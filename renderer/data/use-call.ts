import { useCallback, useEffect, useRef, useState } from "react";
import type { CallName, Params, Result } from "../../shared/api/contract.ts";
import type { AppError, AppErrorCode } from "../../shared/lib/errors.ts";
import { type Answer, ask } from "./ask.ts";
import { useEngine } from "./engine.tsx";

export interface CallState<T> {
  data: T | undefined;
  error: AppError | null;
  /** Nothing to show yet. */
  isLoading: boolean;
  /** `data` is shown while a newer answer is under way. */
  isRefreshing: boolean;
  reload(): void;
}

/** What is shown of a call. */
export interface Shown<T> {
  method: CallName;
  /** The params, as JSON, that `answer` belongs to. */
  key: string;
  answer: Answer<T>;
}

/** What is so asked has no answer, however often. */
const REFUSED: AppErrorCode[] = ["bad-query", "bad-params"];

/** What is shown after an answer came: the former data go on until newer ones are there, but never stand for what was refused. */
export function shownAfter<T>(old: Shown<T> | null, next: Shown<T>): Shown<T> {
  const { data, error } = next.answer;
  const isRefused = error !== null && REFUSED.includes(error.code);
  if (data !== undefined || isRefused || old?.method !== next.method) return next;
  return { ...next, answer: { ...next.answer, data: old.answer.data } };
}

/**
 * Asks the engine and keeps the answer fresh (see {@link ask}). Null params: do not ask. Params are compared
 * as JSON. While new params of the same method are asked, the previous data stay; superseded calls are aborted.
 */
export function useCall<M extends CallName>(method: M, params: Params<M> | null): CallState<Result<M>> {
  const client = useEngine();
  const key = params === null ? null : JSON.stringify(params);
  const [shown, setShown] = useState<Shown<Result<M>> | null>(null);
  const reloadNow = useRef<() => void>(() => {});

  useEffect(() => {
    if (key === null) {
      setShown(null);
      return;
    }
    const asked = ask(client, method, JSON.parse(key) as Params<M>, (answer) =>
      setShown((old) => shownAfter(old, { method, key, answer })),
    );
    reloadNow.current = asked.reload;
    return () => {
      reloadNow.current = () => {};
      asked.stop();
    };
  }, [client, method, key]);

  const reload = useCallback(() => reloadNow.current(), []);
  const own = key !== null && shown?.method === method ? shown : null;
  const isAsking = key !== null && (own === null || own.key !== key || own.answer.isAsking);
  const data = own?.answer.data;
  return {
    data,
    error: own?.key === key ? (own?.answer.error ?? null) : null,
    isLoading: isAsking && data === undefined,
    isRefreshing: isAsking && data !== undefined,
    reload,
  };
}
