import { parentPort } from "node:worker_threads";
import { type ReadTask, readTask } from "./core/library/read-file.ts";

// A worker thread that reads one file at a time and answers with what it found.
parentPort?.on("message", async (task: ReadTask) => {
  parentPort?.postMessage(await readTask(task));
});
