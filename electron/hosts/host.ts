import type { HostHandlers } from "../../shared/api/contract.ts";
import { createMemoryChannelPair } from "../../shared/api/memory-channel.ts";
import { createClient } from "../../shared/api/rpc.ts";
import { createLog } from "../core/log.ts";
import { dataPaths } from "../core/paths.ts";
import { type EngineStart, startEngineThread, superviseEngine } from "./engine-process.ts";
import type { Grants } from "./grants.ts";
import { createRelay, type Relay } from "./relay.ts";

export interface HostStart {
  /** The built engine worker. */
  engineEntry: string;
  engine: EngineStart;
  dataFolder: string;
  grants: Grants;
  handlers: HostHandlers;
}

/** What both hosts are made of: an engine that is watched over, and a relay for any number of clients. */
export interface Host {
  relay: Relay;
  /** Opens a folder named on the command line. Rejects with an {@link AppError}. */
  openFolder(path: string): Promise<void>;
  stop(): Promise<void>;
}

export function startHost(start: HostStart): Host {
  const log = createLog(dataPaths(start.dataFolder).log);
  const relay = createRelay(start.grants, (error, method) => log.bug(error, method));
  const engine = superviseEngine(relay, () => startEngineThread(start.engineEntry, start.engine));
  const [ours, theirs] = createMemoryChannelPair();
  const client = createClient(ours);
  relay.attach(theirs, start.handlers);
  return {
    relay,
    async openFolder(path) {
      start.grants.grant(path);
      await client.call("library.open", { path });
    },
    stop: () => engine.stop(),
  };
}
