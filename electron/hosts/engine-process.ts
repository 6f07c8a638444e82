import { Worker } from "node:worker_threads";
import type { Channel } from "../../shared/api/channel.ts";
import { channelOverPort } from "./port-channel.ts";
import type { Relay } from "./relay.ts";

/** What the engine's thread is told at its start, as `workerData`. */
export interface EngineStart {
  /** Overrides the operating system's own place for data. */
  dataFolder?: string;
  /** The bundled sample. */
  seedsFolder: string;
  /** Where the web host's folder dialog begins. */
  home: string;
  version: string;
}

export interface EngineSupervision {
  /** Ends the engine for good: it is asked to leave and, should it not, is ended. */
  stop(): Promise<void>;
}

/** An engine that runs: its channel closes when it ends, for whatever reason. */
export interface RunningEngine {
  channel: Channel;
  stop(): Promise<void>;
}

/** How long an engine that was asked to leave may take to finish its writing. */
const LEAVING_MILLISECONDS = 3000;

/** Starts the engine's thread. `entry` is the file of the built `engine-worker`. */
export function startEngineThread(entry: string, start: EngineStart): RunningEngine {
  const worker = new Worker(entry, { workerData: start, name: "backbench-engine" });
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  worker.on("error", (error) => console.error("The engine ended with an error:", error));
  const channel = channelOverPort(worker);
  return {
    channel,
    async stop() {
      channel.close();
      const timer = setTimeout(() => void worker.terminate(), LEAVING_MILLISECONDS);
      await exited;
      clearTimeout(timer);
    },
  };
}

/**
 * Keeps an engine behind the relay. One that ends unasked is started once more; should that one end too, clients
 * are told that it is over. Tells them by `engine.status`.
 */
export function superviseEngine(relay: Relay, start: () => RunningEngine): EngineSupervision {
  let stopping = false;
  let restarted = false;
  let running = connect();

  function connect(): RunningEngine {
    const engine = start();
    relay.connectEngine(engine.channel);
    engine.channel.onClose(ended);
    return engine;
  }

  function ended(): void {
    if (stopping) return;
    if (restarted) {
      relay.emit("engine.status", {
        status: "stopped",
        message: "The engine stopped twice. Your annotations are safe. Close Backbench and start it again.",
      });
      return;
    }
    restarted = true;
    relay.emit("engine.status", { status: "restarting", message: "The engine stopped and is being started again." });
    running = connect();
    relay.emit("engine.status", { status: "running", message: "The engine is running again." });
  }

  return {
    async stop() {
      stopping = true;
      await running.stop();
    },
  };
}
