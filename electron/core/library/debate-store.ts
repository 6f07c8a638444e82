import type { DatabaseSync } from "node:sqlite";
import type { DebateRow } from "../../../shared/api/schemas.ts";
import type { Contribution, Debate, Run } from "../../../shared/model/debate.ts";
import { PackedRecords, packRecords } from "../index/packed-records.ts";
import { createRecent } from "../index/recent.ts";

/** A run without its contributions, of which it has `size`. */
export type RunHead = Omit<Run, "contributions"> & { size: number };
/** A debate without its contributions. */
export type DebateHead = Omit<Debate, "runs"> & { runs: RunHead[] };

/** A debate as it is stored: parts are read when asked for. */
export interface StoredDebate {
  head: DebateHead;
  /** The n-th over all runs. */
  contribution(at: number): Contribution;
}

/** Rebuilt debates in the index database, so that memory holds none. */
export interface DebateStore {
  /** Makes a debate ready to be stored. */
  pack(debate: Debate): Promise<Uint8Array>;
  /** Stores a packed debate with its row in the table of debates; answers with its number. */
  put(packed: Uint8Array, row: DebateRow): number;
  /** Throws when there is no debate of that number. */
  get(number: number): StoredDebate;
  /** The rows of some debates, or of all by number. */
  rows(): Map<number, DebateRow>;
  /** Forgets all but these. */
  keepOnly(numbers: Uint32Array): void;
}

const OPEN_DEBATES = 256;

/** The debates in an index database. */
export function createDebateStore(database: DatabaseSync): DebateStore {
  const insert = database.prepare("INSERT INTO debates (facts, body) VALUES (?, ?)");
  const find = database.prepare("SELECT body FROM debates WHERE id = ?");
  const open = createRecent<number, StoredDebate>(OPEN_DEBATES);

  return {
    pack(debate) {
      const runs = debate.runs.map(({ contributions, ...run }) => ({ ...run, size: contributions.length }));
      const contributions = debate.runs.flatMap((run) => run.contributions.map((one) => JSON.stringify(one)));
      return packRecords([JSON.stringify({ ...debate, runs }), ...contributions]);
    },
    put: (packed, row) => Number(insert.run(JSON.stringify(row), packed).lastInsertRowid),
    get(number) {
      const known = open.get(number);
      if (known) return known;
      const records = new PackedRecords(find.get(number)?.body as Uint8Array);
      const stored = {
        head: JSON.parse(records.text(0)) as DebateHead,
        contribution: (at: number) => JSON.parse(records.text(at + 1)) as Contribution,
      };
      open.set(number, stored);
      return stored;
    },
    rows() {
      const all = database.prepare("SELECT id, facts FROM debates").all();
      return new Map(all.map((row) => [row.id as number, JSON.parse(row.facts as string) as DebateRow]));
    },
    keepOnly(numbers) {
      const kept = new Set(numbers);
      const remove = database.prepare("DELETE FROM debates WHERE id = ?");
      const all = database.prepare("SELECT id FROM debates").all();
      for (const { id } of all) if (!kept.has(id as number)) remove.run(id as number);
    },
  };
}
