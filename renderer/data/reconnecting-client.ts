import type { Channel } from "../../shared/api/channel.ts";
import type { EventName, EventPayload } from "../../shared/api/contract.ts";
import { type Client, createClient } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";

const FIRST_DELAY = 500;
const LONGEST_DELAY = 10_000;

export interface ReconnectOptions {
  open(): Promise<Channel>;
  /** Waits before the next attempt, in milliseconds; tests hand in their own. */
  wait(milliseconds: number): Promise<void>;
}

/**
 * A client that outlives its channel: when the channel closes it tries again with growing pauses, and
 * listeners stay. While there is none, calls reject with `channel-closed`. Once reconnected it tells
 * `engine.status` `running`, so that everything asks again; a refused key ends the attempts and tells `stopped`.
 */
export async function createReconnectingClient({ open, wait }: ReconnectOptions): Promise<Client> {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  const closeListeners = new Set<() => void>();
  let current: Client | null = null;
  let isEnded = false;

  function tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of [...(listeners.get(event) ?? [])]) listener(payload as never);
  }

  function adopt(channel: Channel): void {
    const client = createClient(channel);
    current = client;
    for (const event of listeners.keys()) relay(client, event);
    client.onClose(() => {
      if (current !== client) return;
      current = null;
      for (const listener of [...closeListeners]) listener();
      if (!isEnded) void reconnect();
    });
  }

  function relay(client: Client, event: EventName): void {
    client.on(event, (payload) => tell(event, payload));
  }

  async function reconnect(): Promise<void> {
    for (let delay = FIRST_DELAY; !isEnded; delay = Math.min(delay * 2, LONGEST_DELAY)) {
      await wait(delay);
      try {
        const channel = await open();
        if (isEnded) return channel.close();
        adopt(channel);
        tell("engine.status", { status: "running", message: "" });
        return;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "not-granted") continue;
        tell("engine.status", { status: "stopped", message: `${error.message} ${error.action}` });
        return;
      }
    }
  }

  adopt(await open());

  return {
    call(method, params, signal) {
      return current ? current.call(method, params, signal) : Promise.reject(offlineError());
    },
    on(event, listener) {
      let set = listeners.get(event);
      if (!set) {
        set = new Set();
        listeners.set(event, set);
        if (current) relay(current, event);
      }
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onClose(listener) {
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close() {
      isEnded = true;
      current?.close();
    },
  };
}

function offlineError(): AppError {
  return new AppError(
    "channel-closed",
    "Backbench cannot be reached.",
    "Your annotations are safe. It connects again by itself as soon as Backbench runs.",
  );
}
