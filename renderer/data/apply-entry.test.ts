import fc from "fast-check";
import { expect, test } from "vitest";
import type { RecordChange } from "../../shared/model/annotation.ts";
import { applyChange, isLive, mergeRecords, type StoredAnnotation, TEXT_SEPARATOR } from "./apply-entry.ts";
import { CLOCK_START, type Clock, revOf, tick, witness } from "./clock.ts";
import { changeOf, creation } from "./record-change.ts";

interface Entry {
  library: string;
  rev: string;
  at: string;
  change: RecordChange & { table: "annotations" };
}

/** A store that makes entries about one annotation and reads those of others. */
class Store {
  record: StoredAnnotation | undefined;
  readonly read = new Set<Entry>();
  private clock: Clock = CLOCK_START;
  private readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  write(fields: Record<string, unknown>, now: number): Entry | null {
    const change = this.record
      ? changeOf("annotations", this.record, fields)
      : creation("annotations", "a1", { author: "AB", createdAt: "then", deleted: false, anchor: null, note: "" });
    if (!change) return null;
    this.clock = tick(this.clock, now);
    const rev = revOf(this.clock, this.name);
    const entry = { library: "L", rev, at: `at ${rev}`, change: change as Entry["change"] };
    this.take(entry);
    return entry;
  }

  take(entry: Entry): void {
    this.read.add(entry);
    this.clock = witness(this.clock, entry.rev);
    this.record = applyChange(this.record, entry, entry.change);
  }
}

type Act =
  | { act: "write"; store: number; fields: Record<string, unknown>; now: number }
  | { act: "sync"; store: number; from: number };

const fields = fc.oneof(
  fc.record({ note: fc.constantFrom("one", "two", "three", "") }),
  fc.record({ "tags/t1": fc.boolean() }),
  fc.record({ "tags/t2": fc.boolean(), note: fc.constantFrom("four", "five") }),
  fc.record({ deleted: fc.boolean() }),
);
const store = fc.integer({ min: 0, max: 2 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant("write" as const), store, fields, now: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ act: fc.constant("sync" as const), store, from: store }),
);

/** Plays acts over three stores that all know the annotation, and returns everything that was written. */
function history(acts: readonly Act[]): { entries: Entry[]; stores: Store[] } {
  const stores = [new Store("s0"), new Store("s1"), new Store("s2")];
  const first = (stores[0] as Store).write({}, 1) as Entry;
  for (const other of stores.slice(1)) other.take(first);
  const entries = [first];
  for (const each of acts) {
    const at = stores[each.store] as Store;
    if (each.act === "sync") {
      for (const entry of (stores[each.from] as Store).read) at.take(entry);
      continue;
    }
    const entry = at.write(each.fields, each.now);
    if (entry) entries.push(entry);
  }
  return { entries, stores };
}

function applyAll(entries: readonly Entry[]): StoredAnnotation | undefined {
  let record: StoredAnnotation | undefined;
  for (const entry of entries) record = applyChange(record, entry, entry.change);
  return record;
}

test("any order of entries, with repeats, gives the same record", () => {
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 25 }).chain((acts) => {
        const { entries } = history(acts);
        const shuffled = fc.shuffledSubarray([...entries, ...entries], {
          minLength: entries.length * 2,
          maxLength: entries.length * 2,
        });
        return fc.tuple(fc.constant(entries), shuffled);
      }),
      ([entries, shuffled]) => {
        expect(applyAll(shuffled)).toEqual(applyAll(entries));
      },
    ),
    { seed: 3, numRuns: 400 },
  );
});

test("stores that have read the same have the same record", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const { entries, stores } = history(acts);
      for (const each of stores) for (const entry of entries) each.take(entry);
      expect(stores[1]?.record).toEqual(stores[0]?.record);
      expect(stores[2]?.record).toEqual(stores[0]?.record);
    }),
    { seed: 4, numRuns: 400 },
  );
});

test("merging two states is the same as applying all entries of both", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const [left, right] = history(acts).stores as [Store, Store];
      const all = applyAll([...left.read, ...right.read]);
      const [a, b] = [left.record as StoredAnnotation, right.record as StoredAnnotation];
      expect(mergeRecords("annotations", a, b)).toEqual(all);
      expect(mergeRecords("annotations", b, a)).toEqual(all);
      expect(mergeRecords("annotations", a, a)).toEqual(a);
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("notes written at the same time are both kept, alike everywhere, until somebody writes over both", () => {
  const { stores } = history([]);
  const [one, two] = stores as [Store, Store];
  const first = one.write({ note: "from the office" }, 10) as Entry;
  const second = two.write({ note: "from home" }, 11) as Entry;
  one.take(second);
  two.take(first);
  expect(one.record?.note).toBe(`from the office${TEXT_SEPARATOR}from home`);
  expect(two.record).toEqual(one.record);

  const last = two.write({ note: "from both" }, 12) as Entry;
  one.take(last);
  expect(one.record?.note).toBe("from both");
  expect(two.record).toEqual(one.record);
});

test("a note written in knowledge of the other replaces it", () => {
  const [one, two] = history([]).stores as [Store, Store];
  two.take(one.write({ note: "draft" }, 10) as Entry);
  two.write({ note: "final" }, 11);
  expect(two.record?.note).toBe("final");
});

test("a note that one store cleared while another rewrote it stays", () => {
  const [one, two] = history([]).stores as [Store, Store];
  two.take(one.write({ note: "draft" }, 10) as Entry);
  const cleared = one.write({ note: "" }, 20) as Entry;
  two.write({ note: "draft, improved" }, 15);
  two.take(cleared);
  expect(two.record?.note).toBe("draft, improved");
});

test("tags are merged one by one", () => {
  const [one, two] = history([]).stores as [Store, Store];
  two.take(one.write({ "tags/t1": true }, 10) as Entry);
  const added = one.write({ "tags/t2": true }, 11) as Entry;
  two.write({ "tags/t1": false }, 12);
  two.take(added);
  expect(two.record?.tags).toEqual({ t1: false, t2: true });
});

test("work on a removed annotation does not bring it back", () => {
  const [one, two] = history([]).stores as [Store, Store];
  const removed = one.write({ deleted: true }, 10) as Entry;
  two.write({ note: "later, without knowing", "tags/t1": true }, 99);
  two.take(removed);
  expect(two.record && isLive(two.record)).toBe(false);
  expect(two.record?.note).toBe("later, without knowing");
});

test("a change that arrives before its creation is kept, but shows nothing yet", () => {
  const { entries, stores } = history([]);
  const later = (stores[0] as Store).write({ note: "early bird" }, 10) as Entry;
  const early = applyChange<"annotations">(undefined, later, later.change);
  expect(isLive(early)).toBe(false);
  const [first] = entries as [Entry];
  const complete = applyChange(early, first, first.change);
  expect(isLive(complete)).toBe(true);
  expect(complete.note).toBe("early bird");
});

test("fields that no record has are left alone", () => {
  const { stores } = history([]);
  const before = (stores[0] as Store).record as StoredAnnotation;
  const change = {
    table: "annotations" as const,
    id: "a1",
    set: { id: "x", rev: "x", __proto__: 1 },
    was: {},
    base: {},
  };
  expect(applyChange(before, { library: "L", rev: "zzzzzzzzz-0000-s9", at: "" }, change)).toBe(before);
});
