import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PARSE_WORKER, SEEDS } from "../../electron/core/testing/engine.ts";
import { createWorkbench } from "../../electron/core/workbench.ts";
import { createGrants } from "../../electron/hosts/grants.ts";
import { createWebHandlers } from "../../electron/hosts/web-handlers.ts";
import { startWebServer } from "../../electron/hosts/web-server.ts";
import type { ConcordanceLine } from "../../shared/api/concordance-schemas.ts";
import type { EngineHandlers } from "../../shared/api/contract.ts";
import type { ContributionRow } from "../../shared/api/query-schemas.ts";
import { serve } from "../../shared/api/rpc.ts";

/** The built page with an engine behind it that answers for very many rows. */
export interface MillionHost {
  url: string;
  close(): Promise<void>;
}

/** Rows of one group of the grouped table. */
const GROUP = 250;

/**
 * Serves the built page on a free port. The engine is the real one with the sample open, but its table of contributions
 * has `rows` rows and every concordance `lines` lines: those of the sample again and again, each told apart by its
 * number. So the window has all of its work, and no corpus need be built for it.
 */
export async function startMillionHost(rows: number, lines: number): Promise<MillionHost> {
  const dataFolder = mkdtempSync(join(tmpdir(), "backbench-frames-"));
  const workbench = createWorkbench({
    dataFolder,
    seedsFolder: SEEDS,
    home: dataFolder,
    version: "0.0.0-bench",
    parseWorker: PARSE_WORKER,
    watchFolders: false,
  });
  const handlers = { ...manyRows(workbench.handlers, rows), ...manyLines(workbench.handlers, lines) };
  const all = { ...handlers, ...createWebHandlers(createGrants({ strict: false })) };
  const server = await startWebServer({
    port: 0,
    pageFolder: join(import.meta.dirname, "../../out/renderer"),
    secret: "k".repeat(43),
    onClient(channel) {
      const served = serve(channel, all, (error, method) => {
        console.error(method, error);
        return "bug";
      });
      workbench.attach(served.emit);
    },
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      await workbench.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function manyRows(real: EngineHandlers, total: number): EngineHandlers {
  async function rowsFrom(
    spec: Parameters<EngineHandlers["query.rows"]>[0]["spec"],
    offset: number,
    limit: number,
    signal: AbortSignal,
  ): Promise<ContributionRow[]> {
    const { group: _, ...plain } = spec;
    const sample = (await real["query.rows"]({ spec: plain, offset: 0, limit: 500 }, signal)).rows;
    const count = Math.max(0, Math.min(limit, total - offset));
    return Array.from({ length: count }, (_, at) => {
      const row = sample[(offset + at) % sample.length] as ContributionRow;
      return { ...row, id: `${row.id}-${offset + at}`, debateTitle: `${offset + at} ${row.debateTitle}` };
    });
  }
  const sizes = Array.from({ length: Math.ceil(total / GROUP) }, (_, at) => Math.min(GROUP, total - at * GROUP));
  return {
    ...real,
    async "query.run"({ spec, limit }, signal) {
      const { group: _, ...plain } = spec;
      const result = await real["query.run"]({ spec: plain, limit: 0 }, signal);
      return { ...result, contributions: total, rows: await rowsFrom(spec, 0, limit, signal) };
    },
    async "query.rows"({ spec, offset, limit }, signal) {
      return { generation: 1, rows: await rowsFrom(spec, offset, limit, signal) };
    },
    "query.groupSizes": ({ names }) => ({
      generation: 1,
      sizes,
      named: names.map((name) => ({ name, group: Number(name) })),
    }),
    "query.groups": ({ offset, limit }) => ({
      generation: 1,
      total: sizes.length,
      groups: sizes.slice(offset, offset + limit).map((size, at) => ({
        value: String(offset + at),
        name: String(offset + at),
        label: `Group ${offset + at}`,
        contributions: size,
        words: size * 120,
        first: (offset + at) * GROUP,
      })),
    }),
    "query.position": () => ({ position: -1 }),
  };
}

type ConcordanceHandlers = Pick<EngineHandlers, "concordance.open" | "concordance.lines">;

function manyLines(real: EngineHandlers, total: number): ConcordanceHandlers {
  return {
    async "concordance.open"(asked, signal) {
      const facts = await real["concordance.open"](asked, signal);
      return { ...facts, lines: total, read: total };
    },
    async "concordance.lines"({ spec, offset, limit }, signal) {
      const { set, lines: sample } = await real["concordance.lines"]({ spec, offset: 0, limit: 500 }, signal);
      const count = Math.max(0, Math.min(limit, total - offset));
      const lines = Array.from({ length: count }, (_, at): ConcordanceLine => {
        const line = sample[(offset + at) % sample.length] as ConcordanceLine;
        return { ...line, ordinal: offset + at };
      });
      return { set, lines };
    },
  };
}
