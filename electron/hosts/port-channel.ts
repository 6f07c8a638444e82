import type { MessagePort, Worker } from "node:worker_threads";
import type { Channel } from "../../shared/api/channel.ts";

/** Said before leaving, since a worker cannot see its parent close the port under it. */
const CLOSING = "backbench:closing";

/**
 * A channel over a message port or, on the host's side, over a worker. Inside a worker pass `parentPort`.
 * It closes when either side says so, the port closes or the worker ends. The side that is told may still finish
 * its work; the port then no longer keeps its thread alive.
 */
export function channelOverPort(port: MessagePort | Worker): Channel {
  let closed = false;
  const closeListeners: (() => void)[] = [];

  function ended(): void {
    if (closed) return;
    closed = true;
    port.unref();
    for (const listener of closeListeners) listener();
  }

  port.once("close", ended);
  port.once("exit", ended);

  return {
    post(message) {
      if (!closed) port.postMessage(message);
    },
    onMessage(listener) {
      port.on("message", (message: unknown) => {
        if (message === CLOSING) ended();
        else if (!closed) listener(message);
      });
    },
    onClose(listener) {
      closeListeners.push(listener);
    },
    close() {
      if (closed) return;
      port.postMessage(CLOSING);
      ended();
    },
  };
}
