import { parentPort } from "node:worker_threads";
import { serveBuilds } from "./core/library/build-thread.ts";
import { serveLooks } from "./core/library/file-looks.ts";
import { serveReads } from "./core/library/read-batch.ts";

/**
 * What is compiled counts on memory to stay where it is until some is handed over to another thread for the first time; then it
 * is thrown away and compiled again. So some is handed over before anything is.
 */
function moveMemory(): void {
  const some = new ArrayBuffer(1);
  structuredClone(some, { transfer: [some] });
}

// A thread that looks at files, reads them and makes of them all that is kept, and rebuilds debates.
if (parentPort) {
  moveMemory();
  serveReads(parentPort);
  serveBuilds(parentPort);
  serveLooks(parentPort);
}
