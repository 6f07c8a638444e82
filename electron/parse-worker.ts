import { parentPort } from "node:worker_threads";
import { serveReads } from "./core/library/read-batch.ts";

// A thread that reads files and makes of them all that is kept.
if (parentPort) serveReads(parentPort);
