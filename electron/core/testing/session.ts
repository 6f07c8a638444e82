import { join } from "node:path";
import { newLibrary } from "../library/library-file.ts";
import { createSession, type Session } from "../library/session.ts";
import { createLog } from "../log.ts";
import { dataPaths } from "../paths.ts";
import { PARSE_WORKER } from "./engine.ts";

/** A session over the files in `texts` of a folder, which holds its index and its log too. */
export function sessionIn(folder: string, parseWorker = PARSE_WORKER): Session {
  return createSession({
    facts: newLibrary(dataPaths(join(folder, "data")), join(folder, "texts"), false),
    index: join(folder, "index.sqlite"),
    parseWorker,
    log: createLog(join(folder, "log")),
    version: "0",
    generation: 0,
  });
}

/** A job that is neither called off nor watched. */
export const JOB = { signal: new AbortController().signal, progress: () => {} };
