import type { DatabaseSync } from "node:sqlite";
import type { DebateRow } from "../../../shared/api/query-schemas.ts";
import { lazily } from "../../../shared/lib/lazily.ts";
import type { Contribution, Debate } from "../../../shared/model/debate.ts";
import { sha256 } from "../files/sha256.ts";
import type { Pacer } from "../index/pacer.ts";
import { PackedRecords, RecordPacker } from "../index/packed-records.ts";
import { createRecent } from "../index/recent.ts";
import { type DebateHead, RECORDS, readHead, turnReader, writeDebate } from "./compact-debate.ts";
import { readTogether, transact } from "./transact.ts";

/** A debate as it is stored: parts are read when asked for. */
export interface StoredDebate {
  head: DebateHead;
  /** The n-th over all runs. */
  contribution(at: number): Contribution;
}

/** A debate ready to be stored. */
export interface PackedDebate {
  /** Equal for equal debates. */
  name: string;
  /** Its row in the table of debates, as JSON. */
  facts: string;
  body: Uint8Array;
}

/** So many debates are forgotten in one go: in tens of milliseconds. */
const FORGOTTEN_AT_ONCE = 64;
/** So many are looked at in one go. */
const LOOKED_AT_ONCE = 500;

const packer = new RecordPacker();

/** Packs a debate with its row in the table of debates. */
export function packDebate(debate: Debate, row: DebateRow): PackedDebate {
  for (const record of writeDebate(debate)) packer.add(record);
  const body = packer.finish();
  return { name: sha256(body), facts: JSON.stringify(row), body };
}

/** Rebuilt debates in the index database, so that memory holds none. */
export interface DebateStore {
  /** Stores a debate, unless one of `known` is the very same; answers with its number. */
  put(debate: PackedDebate, known: Map<string, number>): number;
  /** The numbers of some debates by a name for their content. */
  names(numbers: Iterable<number>): Map<string, number>;
  /** Throws when there is no debate of that number. */
  get(number: number): StoredDebate;
  /** Reads several debates in one go, for {@link DebateStore.get}. */
  readAhead(numbers: readonly number[]): void;
  /** The rows of some debates, or of all by number. */
  rows(): Map<number, DebateRow>;
  /** Forgets all but these, some at a time: of `former` and of what was stored after them, or of all. Called off, it leaves the rest. */
  keepOnly(numbers: Uint32Array, former: Uint32Array | null, pacer: Pacer): Promise<void>;
}

const OPEN_DEBATES = 256;

/** The debates in an index database. */
export function createDebateStore(database: DatabaseSync): DebateStore {
  const insert = database.prepare("INSERT INTO debates (name, facts, body) VALUES (?, ?, ?)");
  const nameOf = database.prepare("SELECT name FROM debates WHERE id = ?");
  const find = database.prepare("SELECT body FROM debates WHERE id = ?");
  const open = createRecent<number, StoredDebate>(OPEN_DEBATES);

  function get(number: number): StoredDebate {
    const known = open.get(number);
    if (known) return known;
    const records = new PackedRecords(find.get(number)?.body as Uint8Array);
    const ground = lazily(() => records.text(RECORDS.ground));
    const head = lazily(() => readHead(records.text(RECORDS.head), ground()));
    const read = lazily(() => turnReader(ground()));
    const stored: StoredDebate = {
      get head() {
        return head();
      },
      contribution: (at) => read()(records.text(RECORDS.turns + at)),
    };
    open.set(number, stored);
    return stored;
  }

  return {
    put({ name, facts, body }, known) {
      const there = known.get(name);
      if (there !== undefined) return there;
      const number = Number(insert.run(name, facts, body).lastInsertRowid);
      known.set(name, number);
      return number;
    },
    names(numbers) {
      const names = new Map<string, number>();
      readTogether(database, () => {
        for (const number of numbers) names.set(nameOf.get(number)?.name as string, number);
      });
      return names;
    },
    get,
    readAhead: (numbers) => readTogether(database, () => numbers.forEach(get)),
    rows() {
      const all = database.prepare("SELECT id, facts FROM debates").all();
      return new Map(all.map((row) => [row.id as number, JSON.parse(row.facts as string) as DebateRow]));
    },
    async keepOnly(numbers, former, pacer) {
      const kept = new Set(numbers);
      const remove = database.prepare("DELETE FROM debates WHERE id = ?");
      const next = database.prepare("SELECT id FROM debates WHERE id > ? ORDER BY id LIMIT ?");
      const forget = async (some: Iterable<number>): Promise<void> => {
        const gone = Array.from(some).filter((number) => !kept.has(number));
        for (let at = 0; at < gone.length; at += FORGOTTEN_AT_ONCE) {
          transact(database, () => {
            for (const number of gone.slice(at, at + FORGOTTEN_AT_ONCE)) remove.run(number);
          });
          if (pacer.isDue()) await pacer.breathe();
        }
      };
      await forget(former ?? []);
      // A row is as long as its debate: to look at all of them at once would stop everything else for most of a second.
      for (let last = former?.reduce((most, number) => Math.max(most, number), 0) ?? 0; ; ) {
        const some = next.all(last, LOOKED_AT_ONCE).map(({ id }) => id as number);
        if (some.length === 0) return;
        last = some.at(-1) as number;
        await forget(some);
        if (pacer.isDue()) await pacer.breathe();
      }
    },
  };
}
