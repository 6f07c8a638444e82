import type { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { indexPeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import type { UseTable } from "../../../shared/debates/speaker-uses.ts";
import { type ExtractSketch, keyIn, makeSource } from "../../../shared/debates/testing/make-source.ts";
import type { Correction, CorrectionBody } from "../../../shared/model/correction.ts";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import type { OccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { ParsedSource } from "../../../shared/model/source.ts";
import { openIndexDatabase } from "../index/index-database.ts";
import { createPacer } from "../index/pacer.ts";
import type { SearchIndex } from "../index/search-index.ts";
import { createTextIndex } from "../index/text-index.ts";
import { personRows } from "../people/person-rows.ts";
import { type Built, buildLibrary, forgetFormer } from "./build-library.ts";
import { createDebateStore, type DebateStore } from "./debate-store.ts";
import { type BuiltState, mergePatches, readGroundwork, readPeopleTables, readState } from "./kept-state.ts";
import { loadedSource } from "./loaded-source.ts";
import { packSource } from "./packed-source.ts";
import { type BuildGround, createPartBuilder } from "./part-builder.ts";
import { createSourceCache, type SourceCache } from "./source-cache.ts";
import { createView } from "./view.ts";

const RUNS = { seed: 20250116, numRuns: 40 };

/** A library on disk that is built again and again. */
interface Shelf {
  database: DatabaseSync;
  cache: SourceCache;
  index: SearchIndex;
  debates: DebateStore;
  state: BuiltState | null;
  builds: number;
}

const open: DatabaseSync[] = [];
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

function newShelf(): Shelf {
  const { database } = openIndexDatabase(":memory:");
  open.push(database);
  const [cache, index, debates] = [createSourceCache(database), createTextIndex(database), createDebateStore(database)];
  return { database, cache, index, debates, state: null, builds: 0 };
}

/** Puts sources on the shelf as a look at the folders would, and builds what changed. */
async function build(shelf: Shelf, sources: readonly ParsedSource[], corrections: readonly Correction[], builders = 0) {
  const { database, cache, index, debates, state: former } = shelf;
  const packed = sources.map((source) => ({ source, packed: packSource(source) }));
  const factsOf = (source: ParsedSource) => cache.get(source.source)?.facts.diagnostics.length;
  const stale = packed.filter(
    ({ source, packed }) =>
      cache.get(source.source)?.revision !== packed.revision || factsOf(source) !== packed.facts.diagnostics.length,
  );
  cache.put(
    stale.map(({ source, packed }) => {
      return { key: { source: source.source, size: 0, modified: 0, readers: "", chosen: "" }, packed };
    }),
  );
  cache.keepOnly(new Set(sources.map(({ source }) => source)));
  const loaded = cache.all().map((one) => loadedSource(one, new Map()));
  const names = { made: "one version", sources: String(++shelf.builds) };
  const threads = {
    least: 1,
    async start(ground: BuildGround, likely: UseTable) {
      const begun = Array.from({ length: builders }, () => createPartBuilder(ground, cache, 4));
      for (const one of begun) await one.tell(likely, true);
      return begun;
    },
    onFailure: (error: unknown) => expect.unreachable(String(error)),
  };
  const input = { database, cache, index, sources: loaded, diagnostics: [], corrections, names, former };
  const built = await buildLibrary(builders > 0 ? { ...input, threads } : input);
  await forgetFormer(debates, cache, former, built.state);
  shelf.state = built.state;
  return { built, told: await everything(shelf, built) };
}

/** All that a library tells, whatever the numbers under which it is stored. */
async function everything({ database, cache, debates }: Shelf, { state, search }: Built) {
  const { layout, catalogue, counts, staleCorrections } = state;
  const { debateBodies, sourceBodies, ...rest } = layout;
  const view = createView({ layout, debates, cache, rootPaths: new Map(), unread: new Map() });
  const { uses, sightings, people } = readPeopleTables(database);
  const question = search.ask(createPacer());
  const found =
    (await question.hits([{ terms: ["harbour0"], prefix: false }], Uint32Array.from(layout.rowTurns.keys()))) ?? [];
  return {
    rest,
    catalogue,
    counts,
    staleCorrections,
    debates: layout.debateIds.map((id) => view.debate(id)?.debate),
    turns: layout.debateIds.map((id) => view.debate(id)?.turns.map((turn) => [turn.contribution, turn.leading])),
    rows: view.debateRows(),
    people: personRows(indexPeople(uses, people, nameResolver(people)).people(), sightings),
    stored: [debateBodies.length, database.prepare("SELECT count(*) AS all_ FROM debates").get()?.all_],
    words: [sourceBodies.length, database.prepare("SELECT count(*) AS all_ FROM bodies").get()?.all_],
    found: [...found],
    texts: Array.from({ length: view.rowCount }, (_, row) => view.rowText(row)),
  };
}

const NAMES = [
  "Ann Lee (Hove) (Lab)",
  "Ann Lee",
  "Sir Ben Ode (Con)",
  "Ben Ode #9",
  "Ms Lee",
  "Ode #9",
  "The Minister = Amy Lee",
  "Ms A. Lee",
  "Lee #9/b",
];
const turn = fc
  .tuple(fc.constantFrom("", "", "…"), fc.constantFrom(...NAMES), fc.nat(7), fc.constantFrom("", "~"))
  .map(([gap, name, text, changed]) => (text === 0 ? "Mary Chair: Order." : `${gap}${name}: @t${text}${changed}`));
const extract: fc.Arbitrary<ExtractSketch> = fc.record({
  title: fc.constantFrom("Harbour Dues", "Harbour dues: Report", "Lanterns", "Bridges", null),
  date: fc.constantFrom("2025-01-06", "2025-01-16", "2025-02-03", "2026-05-07", "1911-03-04", null),
  house: fc.constantFrom("commons", "lords", null),
  chamber: fc.constantFrom("Commons Chamber", null),
  id: fc.constantFrom(null, null, "8759785"),
  kind: fc.constantFrom("debate", "debate", "statement", "written-question" as const),
  turns: fc.array(turn, { maxLength: 5 }),
});
const file = fc.array(extract, { minLength: 1, maxLength: 3 });
const PATHS = ["day2025-01-06a.xml", "day2025-01-06b.xml", "c.txt", "d.txt", "e.txt", "f.txt", "g.txt", "h.txt"];

function bodies(keys: readonly OccurrenceKey[]): fc.Arbitrary<CorrectionBody> {
  const key = fc.constantFrom(...keys);
  const two = fc.tuple(key, key);
  return fc.oneof(
    fc.record({ type: fc.constantFrom("split", "join", "split-debates", "join-debates"), keys: two }),
    fc.record({ type: fc.constant("order" as const), before: key, after: key }),
    fc.record({
      type: fc.constant("debate-field" as const),
      keys: fc.array(key, { minLength: 1, maxLength: 2 }),
      field: fc.constantFrom("date" as const, "title" as const, "url" as const),
      value: fc.constantFrom("2025-01-06", "Lanterns", null),
    }),
    fc.record({
      type: fc.constant("contribution-field" as const),
      key,
      field: fc.constantFrom("speaker" as const, "addressee" as const),
      value: fc.constantFrom("Ann Lee", "Nobody Else", null),
    }),
    fc.constantFrom<CorrectionBody>(
      { type: "join-people", name: "Ben Ode", other: "Mary Chair" },
      { type: "join-people", name: "Ann Lee", other: "Ann Lee (until 1911)" },
      { type: "join-people", name: "Ben Ode", other: "Ann Lee (until 1911)" },
      { type: "split-person", name: "Ann Lee", printed: "Ann Lee", as: "Ann Other" },
      { type: "split-person", name: "Ann Lee (until 1911)", printed: "Ann Lee", as: "Ben Ode (until 1911)" },
      { type: "split-person", name: "Ben Ode", printed: "Ode #9", as: "Cy Ode" },
      { type: "person-field", person: "Ann Lee (until 1911)", field: "party", value: "Lib", from: null, to: null },
      { type: "person-field", person: "Ann Lee", field: "party", value: "Ind", from: null, to: "2025-01-10" },
    ),
  );
}

const SUPERSEDED: Diagnostic = { code: "superseded", severity: "info", message: "", place: null };

/** A pool of files with two versions of each, and steps: which version of each is there, which corrections hold. */
const story = fc
  .array(fc.tuple(file, file, fc.boolean()), { minLength: PATHS.length, maxLength: PATHS.length })
  .map((files) =>
    files.map(([one, other, isOld], at) => {
      const [first, second] = [makeSource(PATHS[at] as string, one), makeSource(PATHS[at] as string, other)];
      return [null, first, { ...second, diagnostics: isOld ? [SUPERSEDED] : [] }] as const;
    }),
  )
  .chain((files) => {
    const keys = files.flatMap(([, one]) =>
      (one as ParsedSource).extracts.flatMap(({ ordinal, occurrences }) =>
        occurrences.map(({ index }) => keyIn(one as ParsedSource, ordinal, index)),
      ),
    );
    const corrections = keys.length === 0 ? fc.constant([]) : fc.array(bodies(keys), { maxLength: 5 });
    const step = fc.record({
      versions: fc.array(fc.nat(2), { minLength: files.length, maxLength: files.length }),
      held: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    });
    return fc.record({
      files: fc.constant(files),
      corrections: corrections.map((all) =>
        all.map((body, at) => ({ id: `c${at}`, at: `2026-01-0${at + 1}`, author: "JS", body })),
      ),
      steps: fc.array(step, { minLength: 2, maxLength: 5 }),
      /** Most steps change little. */
      small: fc.boolean(),
      /** So many share the work of a step; 0: it is done in one place. */
      builders: fc.nat(3),
    });
  });

describe("building a library, whatever comes, changes, goes and is decided", () => {
  it("gives the same step by step as at once, however many share the work", async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ files, corrections, steps, small, builders }) => {
        const shelf = newShelf();
        let versions: number[] = (steps[0] as (typeof steps)[number]).versions;
        for (const [number, step] of steps.entries()) {
          versions = versions.map((before, at) =>
            small && at % steps.length !== number ? before : (step.versions[at] as number),
          );
          const sources = files.flatMap((file, at) => file[versions[at] as number] ?? []);
          const held = corrections.filter((_, at) => step.held[at]);
          const { told } = await build(shelf, sources, held, builders);
          expect(told).toEqual((await build(newShelf(), sources, held)).told);
        }
      }),
      RUNS,
    );
  }, 120_000);

  it("goes on from what was kept on disk", async () => {
    const one = makeSource("a.txt", [{ title: "Dues", date: "2025-01-06", turns: ["Ann Lee (Hove) (Lab): @a"] }]);
    const other = makeSource("b.txt", [{ title: "Dues", date: "2025-01-07", turns: ["Ann Lee: @b"] }]);
    const shelf = newShelf();
    await build(shelf, [one], []);
    shelf.state = readState(shelf.database, "one version");
    expect(shelf.state).not.toBeNull();
    const { told } = await build(shelf, [one, other], []);
    expect(told).toEqual((await build(newShelf(), [one, other], [])).told);
  });
});

describe("what is kept of a library that changes a little, many times", () => {
  const version = (at: number, text: number) =>
    makeSource(`${at}.txt`, [{ title: `Item ${at}`, date: "2025-01-06", turns: [`Ann Lee: @t${text}`] }]);

  it("stays the same while patches are put into their lists, also where that is called off", async () => {
    const sources = Array.from({ length: 40 }, (_, at) => version(at, at));
    const shelf = newShelf();
    await build(shelf, sources, []);
    for (let change = 0; change < 5; change++) {
      sources[change] = version(change, 100 + change);
      await build(shelf, sources, []);
    }
    sources[5] = version(5, 105);
    const { built } = await build(shelf, sources, []);
    const patches = () => shelf.database.prepare("SELECT count(*) AS all_ FROM patches").get()?.all_ as number;
    const merged = (breathe: () => Promise<void>) =>
      mergePatches(shelf.database, built.state, built.groundwork, { isDue: () => true, breathe });
    const expectSame = async () => {
      expect(readState(shelf.database, "one version")).toEqual(built.state);
      expect(await readGroundwork(shelf.database, built.state, createPacer())).toEqual(built.groundwork);
    };
    const before = patches();
    await expect(merged(() => Promise.reject(new Error("called off")))).rejects.toThrow("called off");
    expect(patches()).toBeLessThan(before);
    expect(patches()).toBeGreaterThan(0);
    await expectSame();
    await merged(async () => {});
    expect(patches()).toBe(0);
    await expectSame();
  });

  it("is all of it, mostly in patches", async () => {
    const sources = Array.from({ length: 40 }, (_, at) => version(at, at));
    const shelf = newShelf();
    await build(shelf, sources, []);
    const patches = shelf.database.prepare("SELECT count(*) AS all_ FROM patches WHERE name = 'state/layout/hashes'");
    const counts: unknown[] = [];
    for (let change = 0; change < 20; change++) {
      sources[change] = version(change, 100 + change);
      const { built } = await build(shelf, sources, []);
      shelf.state = readState(shelf.database, "one version");
      expect(shelf.state).toEqual(built.state);
      counts.push(patches.get()?.all_);
    }
    expect(counts.slice(0, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 0, 1]);
    expect((await build(shelf, sources, [])).told).toEqual((await build(newShelf(), sources, [])).told);
  });
});

describe("building after a change", () => {
  const sitting = (path: string, date: string, ...turns: string[]) =>
    makeSource(path, [{ title: "Dues", date, turns }]);

  it("leaves alone the debates that nothing changed about, and rebuilds those where somebody is told of differently", async () => {
    const far = sitting("far.txt", "2020-02-03", "Una Far: @u");
    const carried = sitting("carried.txt", "2025-01-06", "Ann Lee: @a");
    const shelf = newShelf();
    const first = (await build(shelf, [far, carried], [])).built.state.layout;
    const printed = sitting("printed.txt", "2025-01-16", "Ann Lee (Hove) (Lab): @b");
    const { built } = await build(shelf, [far, carried, printed], []);
    const { debateIds, debateBodies } = built.state.layout;
    const bodyOf = (at: number) => debateBodies[debateIds.indexOf(first.debateIds[at] as string)];
    expect(bodyOf(0)).toBe(first.debateBodies[0]);
    expect(bodyOf(1)).not.toBe(first.debateBodies[1]);
    expect(built.state.catalogue.columns.party.values).toContain("Lab");
  });

  it("rebuilds after a decision about names only where one of them is printed", async () => {
    const [far, near] = [
      sitting("far.txt", "2020-02-03", "Una Far: @u"),
      sitting("near.txt", "2025-01-06", "Ann Lee: @a"),
    ];
    const shelf = newShelf();
    const first = (await build(shelf, [far, near], [])).built.state.layout;
    const body = { type: "join-people", name: "Ann Other", other: "Ann Lee" } as const;
    const { built } = await build(shelf, [far, near], [{ id: "c", at: "2026-01-01", author: "JS", body }]);
    expect(built.state.layout.debateIds).toEqual(first.debateIds);
    expect(built.state.layout.debateBodies[0]).toBe(first.debateBodies[0]);
    expect(built.state.layout.debateBodies[1]).not.toBe(first.debateBodies[1]);
  });

  it("writes again only what is kept otherwise than before", async () => {
    const [one, other] = [sitting("a.txt", "2025-01-06", "Ann Lee: @a"), sitting("b.txt", "2025-01-07", "Ann Lee: @b")];
    const shelf = newShelf();
    await build(shelf, [one, other], []);
    shelf.database.exec("CREATE TEMP TABLE written (name TEXT)");
    shelf.database.exec("CREATE TEMP TRIGGER w AFTER INSERT ON kept BEGIN INSERT INTO written VALUES (new.name); END");
    await build(shelf, [one, sitting("b.txt", "2025-01-07", "Ann Lee: @c")], []);
    const written = shelf.database
      .prepare("SELECT name FROM written")
      .all()
      .map((row) => row.name);
    expect(written).toContain("state/layout/hashes");
    expect(written).not.toContain("state/catalogue/columns/speaker/codes");
    expect(written).not.toContain("people/uses/columns/key");
  });
});
