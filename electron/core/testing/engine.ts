import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventName, EventPayload } from "../../../shared/api/contract.ts";
import type { JobEnd } from "../../../shared/api/library-schemas.ts";
import { createMemoryChannelPair } from "../../../shared/api/memory-channel.ts";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import { type Client, createClient, serve } from "../../../shared/api/rpc.ts";
import { createWorkbench, type Workbench, type WorkbenchOptions } from "../workbench.ts";

/** The sample transcripts of this repository. */
export const SEEDS = join(import.meta.dirname, "../../../seeds");
/** The parse worker in source. */
export const PARSE_WORKER = join(import.meta.dirname, "../../parse-worker.ts");

/** An engine in this process, asked over a channel as a window would. */
export interface TestEngine {
  client: Client;
  workbench: Workbench;
  /** Every event so far, in order. */
  events: { name: EventName; payload: unknown }[];
  /** Starts a job and waits for its end. */
  job(start: () => Promise<{ job: string }>): Promise<JobEnd>;
  /** Opens a folder (null: the sample) and waits until it is read. */
  open(path: string | null): Promise<JobEnd>;
  close(): Promise<void>;
}

/** A folder of its own for one test; `remove` when done. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "backbench-test-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Starts an engine on a data folder. */
export function startTestEngine(dataFolder: string, options: Partial<WorkbenchOptions> = {}): TestEngine {
  const workbench = createWorkbench({
    dataFolder,
    seedsFolder: SEEDS,
    home: dataFolder,
    version: "0.0.0-test",
    parseWorker: PARSE_WORKER,
    watchFolders: false,
    ...options,
  });
  const [near, far] = createMemoryChannelPair();
  const bugs: unknown[] = [];
  const server = serve(far, workbench.handlers, (error) => {
    bugs.push(error);
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  workbench.attach(server.emit);
  const client = createClient(near);
  const events: TestEngine["events"] = [];
  const names: EventName[] = ["job.progress", "job.ended", "library.changed", "journal.changed", "corrections.changed"];
  const waiting = new Set<() => void>();
  for (const name of names) {
    client.on(name, (payload: EventPayload<EventName>) => {
      events.push({ name, payload });
      for (const look of waiting) look();
    });
  }

  function ended(job: string): Promise<JobEnd> {
    return new Promise((resolve) => {
      const look = () => {
        const end = events.find(({ name, payload }) => name === "job.ended" && (payload as JobEnd).job === job);
        if (!end) return;
        waiting.delete(look);
        resolve(end.payload as JobEnd);
      };
      waiting.add(look);
      look();
    });
  }

  const engine: TestEngine = {
    client,
    workbench,
    events,
    job: async (start) => ended((await start()).job),
    open: (path) => engine.job(() => client.call("library.open", { path })),
    async close() {
      client.close();
      await workbench.close();
    },
  };
  return engine;
}

/** A query spec with some of its parts. */
export function query(spec: Partial<QuerySpec> = {}): QuerySpec {
  return { text: "", filters: [], dates: null, sort: [], ...spec };
}
