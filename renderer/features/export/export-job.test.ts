import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { ExportItem } from "../../../shared/exporters/export-item.ts";
import { item, options } from "../../../shared/exporters/testing/items.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { type ExportPorts, type ExportProgress, runExport } from "./export-job.ts";
import { textPieces } from "./text-pieces.ts";
import { createWorkerAnswers } from "./worker-answers.ts";
import type { WorkerRequest } from "./worker-messages.ts";
import { type WorkerPort, writeFile } from "./write-file.ts";

const tagId = "t1";
const tags = new Map([[tagId, { id: tagId, name: "Funding", path: ["Money", "Funding"], colour: 1 }]]);

function annotations(count: number): Annotation[] {
  return Array.from({ length: count }, (_, at) => {
    const { anchor, note, author, createdAt, updatedAt } = item(`Words number ${at}.`);
    const base = { library: "l", rev: "", fieldRevs: {}, deleted: false, author, createdAt, updatedAt };
    return { ...base, id: `id-${at}`, anchor, note, tags: { [tagId]: true, gone: true, off: false } };
  });
}

function passageOf({ id, anchor }: Pick<Annotation, "id" | "anchor">): Passage {
  const facts = item(anchor.exact, { id, order: Number(id.slice(3)) });
  return { ...facts, view: null, contribution: "c1", columns: null, candidates: [] } as Passage;
}

/** A disk of one file. */
function ports(changes: Partial<ExportPorts> = {}, write = directly) {
  const log = { text: "", state: "nothing" as "nothing" | "open" | "saved", asked: [] as number[] };
  const made: ExportPorts = {
    resolve: async ({ anchors }) => {
      log.asked.push(anchors.length);
      return anchors.map((anchor) => passageOf(anchor as Annotation)).reverse();
    },
    save: {
      begin: async ({ path }) => {
        log.state = "open";
        return { save: "s", path };
      },
      append: async ({ chunk }) => {
        log.text += chunk;
      },
      commit: async () => {
        log.state = "saved";
        return { path: "/x/a.csv", bytes: log.text.length };
      },
      abort: async () => {
        log.state = "nothing";
      },
    },
    write: (pages, signal) => write(pages, signal),
    ...changes,
  };
  return { ports: made, log };
}

const csv = { ...options, orderBy: "date" as const };
const noWorker = (): WorkerPort => {
  throw new Error("no workers here");
};
const directly: ExportPorts["write"] = (pages, signal) => writeFile(pages, "csv", csv, signal, noWorker);

/** A worker within this thread. */
function workerHere(): WorkerPort & { isEnded: boolean } {
  const target = new EventTarget();
  const answer = createWorkerAnswers();
  return Object.assign(target, {
    isEnded: false,
    postMessage(request: WorkerRequest) {
      void answer(structuredClone(request)).then((data) => target.dispatchEvent(new MessageEvent("message", { data })));
    },
    terminate() {
      (this as { isEnded: boolean }).isEnded = true;
    },
  }) as unknown as WorkerPort & { isEnded: boolean };
}

const request = (count: number) => ({ annotations: annotations(count), tags, path: "/x/a.csv", overwrite: false });
const never = () => new AbortController().signal;

describe("an export", () => {
  it("asks page by page and saves the whole file", async () => {
    const { ports: all, log } = ports();
    const seen: ExportProgress[] = [];
    const saved = await runExport(all, request(450), { signal: never(), onProgress: (one) => seen.push(one) });
    expect(log.asked).toEqual([200, 200, 50]);
    expect(seen.map(({ stage, done }) => [stage, done])).toEqual([
      ["finding", 0],
      ["finding", 200],
      ["finding", 400],
      ["writing", 450],
    ]);
    const quotes = [...log.text.matchAll(/Words number (\d+)\.,Words/g)].map(([, at]) => Number(at));
    expect(quotes).toEqual(Array.from({ length: 450 }, (_, at) => at));
    expect(log.text).toContain("Money / Funding");
    expect(log.text).not.toContain("gone");
    expect(saved).toEqual({ path: "/x/a.csv", bytes: log.text.length });
    expect(log.state).toBe("saved");
  });

  it("writes the same file in a worker, and ends the worker", async () => {
    const direct = ports();
    await runExport(direct.ports, request(450), { signal: never() });
    const worker = workerHere();
    const beside = ports({}, (pages, signal) => writeFile(pages, "csv", csv, signal, () => worker));
    await runExport(beside.ports, request(450), { signal: never() });
    expect(beside.log.text).toBe(direct.log.text);
    expect(worker.isEnded).toBe(true);
  });

  it.each(["finding", "writing"])("cancelled while %s, leaves nothing", async (stage) => {
    const controller = new AbortController();
    const worker = workerHere();
    const { ports: all, log } = ports({}, (pages, signal) => writeFile(pages, "csv", csv, signal, () => worker));
    const onProgress = (progress: ExportProgress) => progress.stage === stage && controller.abort();
    await expect(runExport(all, request(450), { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(log.state).toBe("nothing");
    expect(worker.isEnded).toBe(true);
  });

  it("leaves nothing when the disk is full or a passage cannot be found", async () => {
    const full = new AppError("disk-full", "The disk is full.");
    const broken = [ports(), ports({ resolve: async () => Promise.reject(full) })];
    (broken[0] as (typeof broken)[0]).ports.save.append = async () => Promise.reject(full);
    for (const { ports: all, log } of broken) {
      await expect(runExport(all, request(3), { signal: never() })).rejects.toBe(full);
      expect(log.state).toBe("nothing");
    }
  });

  it("asks nothing of the library when the path is refused", async () => {
    const { ports: all, log } = ports();
    const refused = new AppError("inside-library", "belongs to a library");
    all.save.begin = async () => Promise.reject(refused);
    await expect(runExport(all, request(3), { signal: never() })).rejects.toBe(refused);
    expect(log.asked).toEqual([]);
  });

  it("says what went wrong in the worker", async () => {
    const failing = { do: "write", format: "csv", options: null } as unknown as WorkerRequest;
    const answer = createWorkerAnswers();
    await answer({ do: "take", items: [item("a")] as ExportItem[] });
    expect(await answer(failing)).toMatchObject({ error: expect.stringMatching(/Error/) });
  });
});

describe("pieces of a text", () => {
  it("are small enough for a call, whole, and never cut a character", async () => {
    const text = fc.string({ unit: "binary", maxLength: 40 });
    const size = fc.integer({ min: 0, max: 60_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, size), { maxLength: 6 }), async (parts) => {
        const texts = parts.map(([unit, times]) => unit.repeat(times));
        async function* stream() {
          yield* texts;
        }
        const pieces: string[] = [];
        for await (const piece of textPieces(stream())) pieces.push(piece);
        expect(pieces.join("") === texts.join("")).toBe(true);
        expect(pieces.every((piece) => piece.length <= 1_000_000 && !/[\ud800-\udbff]$/.test(piece))).toBe(true);
      }),
      { seed: 20250116, numRuns: 40 },
    );
  });
});
