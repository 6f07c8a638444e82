import type { DatabaseSync } from "node:sqlite";
import type { MessagePort } from "node:worker_threads";
import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import { openDatabase } from "../sqlite.ts";
import { collectGarbage } from "./collect-garbage.ts";
import type { FreshDebates } from "./fresh-debates.ts";
import { inOnePiece } from "./one-piece.ts";
import { type BuildGround, createPartBuilder, type PartBuilder, type PartTask } from "./part-builder.ts";
import { createSourceCache } from "./source-cache.ts";

/** What a thread is asked while parts of a library are rebuilt: a {@link PartBuilder}'s calls, after `begin`. */
export type BuildRequest =
  | { call: "begin"; database: string; ground: BuildGround; keptDrafts: number; likely: UseTable }
  | { call: "draft"; tasks: readonly PartTask[] }
  | { call: "prints" }
  | { call: "tell"; uses: UseTable }
  | { call: "complete"; occurrences: number }
  | { call: "finish" };

/** One request to a thread. */
export interface BuildQuestion {
  id: number;
  build: BuildRequest;
}

/** What the thread answers. */
export interface BuildAnswer {
  id: number;
  done: unknown;
  /** What went wrong. */
  failed: string | null;
}

interface Building {
  builder: PartBuilder;
  database: DatabaseSync;
}

/** A thread that was asked nothing for so long after it rebuilt gives back the memory of that. */
const REST_MS = 5000;

/** Rebuilds parts of libraries as it is asked through a port, reading what is kept of sources from the index itself. */
export function serveBuilds(port: MessagePort): void {
  let building: Building | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let resting: NodeJS.Timeout | undefined;

  async function begin({
    database: path,
    ground,
    keptDrafts,
    likely,
  }: BuildRequest & { call: "begin" }): Promise<void> {
    building?.database.close();
    const database = openDatabase(path, { readOnly: true });
    building = { builder: createPartBuilder(ground, createSourceCache(database), keptDrafts), database };
    await building.builder.tell(likely, true);
  }

  async function answerTo(request: BuildRequest): Promise<{ done: unknown; buffers: ArrayBuffer[] }> {
    if (request.call === "begin") return { done: await begin(request), buffers: [] };
    if (!building) throw new Error("nothing was begun");
    const { builder, database } = building;
    switch (request.call) {
      case "draft":
        return { done: await builder.draft(request.tasks), buffers: [] };
      case "prints": {
        const { uses, names } = await builder.prints();
        return { done: { uses, names }, buffers: [uses, names].flatMap(numbersOf) };
      }
      case "tell":
        return { done: await builder.tell(request.uses), buffers: [] };
      case "complete": {
        const debates = await builder.complete(request.occurrences);
        const { buffer, moved } = inOnePiece(debates.map(({ body }) => body));
        return { done: debates.map((debate, at) => ({ ...debate, body: moved[at] })), buffers: [buffer] };
      }
      case "finish": {
        const done = await builder.finish();
        building = null;
        database.close();
        resting = setTimeout(collectGarbage, REST_MS);
        return { done, buffers: buffersOf(done) };
      }
    }
  }

  async function answer({ id, build }: BuildQuestion): Promise<void> {
    try {
      const { done, buffers } = await answerTo(build);
      port.postMessage({ id, done, failed: null } satisfies BuildAnswer, buffers);
    } catch (error) {
      const failed = error instanceof Error ? (error.stack ?? error.message) : String(error);
      port.postMessage({ id, done: null, failed } satisfies BuildAnswer);
    }
  }

  port.on("message", (question: BuildQuestion | object) => {
    clearTimeout(resting);
    if ("build" in question) turn = turn.then(() => answer(question));
  });
}

function numbersOf({ starts, columns }: { starts: Uint32Array; columns: Record<string, Uint32Array> }): ArrayBuffer[] {
  return [starts, ...Object.values(columns)].map((numbers) => numbers.buffer as ArrayBuffer);
}

function buffersOf({ catalogue, sightings, ...lists }: FreshDebates): ArrayBuffer[] {
  const { columns, apart, ...others } = catalogue;
  const ofColumns = [...Object.values(columns), ...Object.values(apart)].flatMap(({ codes, starts, ranks }) => [
    codes,
    ranks,
    ...(starts ? [starts] : []),
  ]);
  const arrays = [...Object.values(lists), ...Object.values(others), ...ofColumns].flatMap((one) =>
    typeof one === "object" && "buffer" in one ? [one.buffer as ArrayBuffer] : [],
  );
  return [...arrays, ...numbersOf(sightings)];
}
