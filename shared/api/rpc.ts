import { z } from "zod";
import { AppError, type AppErrorWire } from "../lib/errors.ts";
import type { Channel } from "./channel.ts";
import {
  type CallName,
  calls,
  type EventName,
  type EventPayload,
  events,
  type Handlers,
  type Params,
  type Result,
} from "./contract.ts";

/**
 * Calls and events over any {@link Channel}. Every call ends in an answer, an error with a code or a cancel;
 * a closed channel ends all that are open.
 */

const wireMessage = z.discriminatedUnion("t", [
  z.object({ t: z.literal("call"), id: z.number(), method: z.string(), params: z.unknown() }),
  z.object({ t: z.literal("cancel"), id: z.number() }),
  z.object({ t: z.literal("answer"), id: z.number(), result: z.unknown() }),
  z.object({ t: z.literal("error"), id: z.number(), error: z.custom<AppErrorWire>() }),
  z.object({ t: z.literal("event"), name: z.string(), payload: z.unknown() }),
]);
export type WireMessage = z.infer<typeof wireMessage>;

/** Reads a message off the wire; null when it is none of ours. */
export function readWireMessage(message: unknown): WireMessage | null {
  const read = wireMessage.safeParse(message);
  return read.success ? read.data : null;
}

export interface Client {
  /** Rejects with {@link AppError}: `cancelled` after abort, `channel-closed` when the other side went away. */
  call<M extends CallName>(method: M, params: Params<M>, signal?: AbortSignal): Promise<Result<M>>;
  /** Returns the function that stops listening. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
  onClose(listener: () => void): () => void;
  close(): void;
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: AppError): void;
}

/** The asking side. Answers are trusted (the engine checked them); events are checked by name only. */
export function createClient(channel: Channel): Client {
  let nextId = 1;
  let closed = false;
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const closeListeners = new Set<() => void>();

  channel.onMessage((message) => {
    const read = readWireMessage(message);
    if (!read) return;
    if (read.t === "answer" || read.t === "error") {
      const waiting = pending.get(read.id);
      pending.delete(read.id);
      if (read.t === "answer") waiting?.resolve(read.result);
      else waiting?.reject(AppError.from(read.error));
    } else if (read.t === "event") {
      for (const listener of listeners.get(read.name) ?? []) listener(read.payload as never);
    }
  });
  channel.onClose(() => {
    closed = true;
    for (const waiting of pending.values()) waiting.reject(closedError());
    pending.clear();
    for (const listener of closeListeners) listener();
  });

  return {
    call(method, params, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(closedError());
        if (signal?.aborted) return reject(cancelledError());
        const id = nextId++;
        const abort = () => {
          pending.delete(id);
          channel.post({ t: "cancel", id });
          reject(cancelledError());
        };
        const settle = () => signal?.removeEventListener("abort", abort);
        pending.set(id, {
          resolve(result) {
            settle();
            resolve(result as Result<typeof method>);
          },
          reject(error) {
            settle();
            reject(error);
          },
        });
        signal?.addEventListener("abort", abort, { once: true });
        channel.post({ t: "call", id, method, params });
      });
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close: () => channel.close(),
  };
}

export interface Server {
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

/** Told of thrown values that are no {@link AppError}: bugs. Returns the id the user sees. */
export type BugReporter = (error: unknown, method: string) => string;

/**
 * The answering side. Params are checked against the contract at every call; an unknown method, bad params or
 * a bug are answered with an error, never with silence.
 */
export function serve<C extends Record<string, unknown>>(
  channel: Channel,
  handlers: { [M in keyof C]: C[M] } & Partial<Handlers<typeof calls>>,
  reportBug: BugReporter,
): Server {
  const running = new Map<number, AbortController>();

  async function answer(id: number, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      const result = await run(method, params, controller.signal);
      if (!controller.signal.aborted) channel.post({ t: "answer", id, result: result ?? null });
    } catch (error) {
      if (!controller.signal.aborted) channel.post({ t: "error", id, error: toWire(error, method) });
    } finally {
      running.delete(id);
    }
  }

  async function run(method: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    const handler = Object.hasOwn(handlers, method) ? handlers[method as CallName] : undefined;
    if (!handler) throw new AppError("unknown-method", `There is no call ${method}.`);
    const read = calls[method as CallName].params.safeParse(params);
    if (!read.success) throw new AppError("bad-params", `${method}: ${z.prettifyError(read.error)}`);
    return (handler as (params: unknown, signal: AbortSignal) => unknown)(read.data, signal);
  }

  function toWire(error: unknown, method: string): AppErrorWire {
    if (error instanceof AppError) return error.toWire();
    const report = reportBug(error, method);
    return {
      code: "internal",
      message: `Something went wrong inside Backbench (${report}).`,
      action: "Your annotations are safe. Try again; the log has the details.",
    };
  }

  channel.onMessage((message) => {
    const read = readWireMessage(message);
    if (!read) return;
    if (read.t === "call") void answer(read.id, read.method, read.params);
    else if (read.t === "cancel") running.get(read.id)?.abort();
  });
  channel.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });

  return { emit: (event, payload) => channel.post({ t: "event", name: event, payload }) };
}

/** Names of all events, to check what a relay passes on. */
export const EVENT_NAMES = Object.keys(events) as EventName[];

function closedError(): AppError {
  return new AppError(
    "channel-closed",
    "The engine cannot be reached.",
    "Your annotations are safe. Reload to connect again.",
  );
}

function cancelledError(): AppError {
  return new AppError("cancelled", "Cancelled.");
}
