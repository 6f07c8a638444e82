import { homedir } from "node:os";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { serve } from "../shared/api/rpc.ts";
import { dataFolder } from "./core/paths.ts";
import { createWorkbench } from "./core/workbench.ts";
import type { EngineStart } from "./hosts/engine-process.ts";
import { channelOverPort } from "./hosts/port-channel.ts";

// The engine's thread, the same in every host. Ends when its channel closes.

const start = workerData as EngineStart;
const home = start.home || homedir();
// Beside this file: built as .js, in source as .ts.
const extension = import.meta.filename.endsWith(".ts") ? "ts" : "js";

if (parentPort) {
  const channel = channelOverPort(parentPort);
  const workbench = createWorkbench({
    dataFolder: start.dataFolder ?? dataFolder(process.env, process.platform, home),
    seedsFolder: start.seedsFolder,
    home,
    version: start.version,
    parseWorker: join(import.meta.dirname, `parse-worker.${extension}`),
    watchFolders: true,
    host: process.versions.electron ? "desktop window" : "web host",
  });
  const server = serve(channel, workbench.handlers, workbench.reportBug);
  workbench.attach(server.emit);
  channel.onClose(() => void workbench.close());
}
