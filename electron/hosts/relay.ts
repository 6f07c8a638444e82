import type { Channel } from "../../shared/api/channel.ts";
import { type EventName, type EventPayload, type HostHandlers, hostCalls } from "../../shared/api/contract.ts";
import { type BugReporter, readWireMessage, serve, type WireMessage } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";

/** What a host knows of paths: it may refuse a call and learns from what the engine says. */
export interface CallGuard {
  /** Throws {@link AppError} when the call must not reach the engine. */
  check(method: string, params: unknown): void;
  /** Sees every answer of the engine before the client does. */
  learnAnswer(method: string, result: unknown): void;
  learnEvent(name: string, payload: unknown): void;
}

/** Joins many clients (windows, tabs, the host itself) to one engine. */
export interface Relay {
  /**
   * Connects a client. Its `host.*` calls are answered by `handlers`, all others go to the engine; a client that
   * closes cancels what it still had running.
   */
  attach(client: Channel, handlers: HostHandlers): void;
  /** Connects the engine, or another one in place of one that closed. Its calls in flight end as `engine-stopped`. */
  connectEngine(engine: Channel): void;
  /** Tells every client. */
  emit<E extends EventName>(event: E, payload: EventPayload<E>): void;
}

interface PendingCall {
  client: Channel;
  clientId: number;
  method: string;
}

/** Ids are remapped, so that clients may number their calls as they like; events go to all clients. */
export function createRelay(guard: CallGuard, reportBug: BugReporter): Relay {
  let engine: Channel | null = null;
  let nextId = 1;
  const pending = new Map<number, PendingCall>();
  const clients = new Set<Channel>();

  function fail(client: Channel, id: number, error: AppError): void {
    client.post({ t: "error", id, error: error.toWire() });
  }

  /** Null when the call may go on. */
  function refusal(message: WireMessage & { t: "call" }): AppError | null {
    if (!engine) return engineStopped();
    try {
      guard.check(message.method, message.params);
      return null;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  function forward(client: Channel, message: WireMessage & { t: "call" }): void {
    const refused = refusal(message);
    if (refused) {
      fail(client, message.id, refused);
      return;
    }
    const id = nextId++;
    pending.set(id, { client, clientId: message.id, method: message.method });
    engine?.post({ ...message, id });
  }

  function cancel(matches: (call: PendingCall) => boolean): void {
    for (const [id, call] of pending) {
      if (!matches(call)) continue;
      pending.delete(id);
      engine?.post({ t: "cancel", id });
    }
  }

  function fromEngine(message: WireMessage): void {
    if (message.t === "event") {
      guard.learnEvent(message.name, message.payload);
      for (const client of clients) client.post(message);
    } else if (message.t === "answer" || message.t === "error") {
      const call = pending.get(message.id);
      pending.delete(message.id);
      if (!call) return;
      if (message.t === "answer") guard.learnAnswer(call.method, message.result);
      call.client.post({ ...message, id: call.clientId });
    }
  }

  return {
    attach(client, handlers) {
      clients.add(client);
      const host = createHostSide(client);
      serve(host.channel, handlers, reportBug);
      client.onMessage((raw) => {
        const message = readWireMessage(raw);
        if (message?.t === "call" && !Object.hasOwn(hostCalls, message.method)) forward(client, message);
        else if (message?.t === "call") host.receive(message);
        else if (message?.t === "cancel") {
          host.receive(message);
          cancel((call) => call.client === client && call.clientId === message.id);
        }
      });
      client.onClose(() => {
        clients.delete(client);
        host.shut();
        cancel((call) => call.client === client);
      });
    },
    connectEngine(connected) {
      engine = connected;
      connected.onMessage((raw) => {
        const message = readWireMessage(raw);
        if (message && engine === connected) fromEngine(message);
      });
      connected.onClose(() => {
        if (engine !== connected) return;
        engine = null;
        for (const call of pending.values()) fail(call.client, call.clientId, engineStopped());
        pending.clear();
      });
    },
    emit(event, payload) {
      for (const client of clients) client.post({ t: "event", name: event, payload });
    },
  };
}

/** The part of a client's channel that carries host calls. */
function createHostSide(client: Channel) {
  let listener: (message: unknown) => void = () => {};
  const closeListeners: (() => void)[] = [];
  const channel: Channel = {
    post: (message) => client.post(message),
    onMessage(added) {
      listener = added;
    },
    onClose(added) {
      closeListeners.push(added);
    },
    close: () => client.close(),
  };
  return {
    channel,
    receive: (message: unknown) => listener(message),
    shut() {
      for (const onClose of closeListeners) onClose();
    },
  };
}

function engineStopped(): AppError {
  return new AppError(
    "engine-stopped",
    "The part of Backbench that reads files has stopped.",
    "Your annotations are safe. Wait a moment and try again, or close Backbench and start it again.",
  );
}
