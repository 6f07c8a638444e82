import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { DebateRow } from "../../../shared/api/query-schemas.ts";
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
  /** Stores a debate with its row in the table of debates, unless one of `known` is the very same; answers with its number. */
  put(debate: Debate, rowOf: (debate: Debate) => DebateRow, known: Map<string, number> | null): number;
  /** Numbers of all stored debates by a name for their content. */
  names(): Map<string, number>;
  /** Throws when there is no debate of that number. */
  get(number: number): StoredDebate;
  /** The rows of some debates, or of all by number. */
  rows(): Map<number, DebateRow>;
  /** Forgets all but these: of `former` and of what was stored after them, or of all. */
  keepOnly(numbers: Uint32Array, former: Uint32Array | null): void;
}

const OPEN_DEBATES = 256;

/** The debates in an index database. */
export function createDebateStore(database: DatabaseSync): DebateStore {
  const insert = database.prepare("INSERT INTO debates (name, facts, body) VALUES (?, ?, ?)");
  const find = database.prepare("SELECT body FROM debates WHERE id = ?");
  const open = createRecent<number, StoredDebate>(OPEN_DEBATES);

  return {
    put(debate, rowOf, known) {
      const runs = debate.runs.map(({ contributions, ...run }) => ({ ...run, size: contributions.length }));
      const contributions = debate.runs.flatMap((run) => run.contributions.map((one) => JSON.stringify(one)));
      const records = [JSON.stringify({ ...debate, runs }), ...contributions];
      const name = hash("sha256", records.join("\n"));
      const there = known?.get(name);
      if (there !== undefined) return there;
      const number = Number(insert.run(name, JSON.stringify(rowOf(debate)), packRecords(records)).lastInsertRowid);
      known?.set(name, number);
      return number;
    },
    names() {
      const all = database.prepare("SELECT id, name FROM debates").all();
      return new Map(all.map((row) => [row.name as string, row.id as number]));
    },
    get(number) {
      const known = open.get(number);
      if (known) return known;
      const records = new PackedRecords(find.get(number)?.body as Uint8Array);
      let head: DebateHead | null = null;
      const stored: StoredDebate = {
        get head() {
          head ??= JSON.parse(records.text(0)) as DebateHead;
          return head;
        },
        contribution: (at) => JSON.parse(records.text(at + 1)) as Contribution,
      };
      open.set(number, stored);
      return stored;
    },
    rows() {
      const all = database.prepare("SELECT id, facts FROM debates").all();
      return new Map(all.map((row) => [row.id as number, JSON.parse(row.facts as string) as DebateRow]));
    },
    keepOnly(numbers, former) {
      const kept = new Set(numbers);
      const remove = database.prepare("DELETE FROM debates WHERE id = ?");
      const last = former?.reduce((most, number) => Math.max(most, number), 0) ?? 0;
      const later = database.prepare("SELECT id FROM debates WHERE id > ?").all(last);
      for (const number of former ?? []) if (!kept.has(number)) remove.run(number);
      for (const { id } of later) if (!kept.has(id as number)) remove.run(id as number);
    },
  };
}
