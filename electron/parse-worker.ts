import { parentPort } from "node:worker_threads";
import { serveBuilds } from "./core/library/build-thread.ts";
import { serveLooks } from "./core/library/file-looks.ts";
import { serveReads } from "./core/library/read-batch.ts";

// A thread that looks at files, reads them and makes of them all that is kept, and rebuilds debates.
if (parentPort) {
  serveReads(parentPort);
  serveBuilds(parentPort);
  serveLooks(parentPort);
}
