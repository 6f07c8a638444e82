import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Correction, CorrectionBody } from "../model/correction.ts";
import type { Reconstruction } from "../model/debate.ts";
import type { OccurrenceKey } from "../model/occurrence-key.ts";
import type { ParsedSource } from "../model/source.ts";
import { debateNaming } from "./debate-names.ts";
import { extractNodes } from "./extract-node.ts";
import { mergeOccurrences } from "./merge-occurrences.ts";
import { asPrinted, orderRuns } from "./order-runs.ts";
import { nameResolver } from "./person-name.ts";
import { reconstruct } from "./reconstruct.ts";
import { byParts } from "./testing/by-parts.ts";
import { type ExtractSketch, keyIn, makeSource } from "./testing/make-source.ts";

const RUNS = { seed: 20250116, numRuns: 150 };

const FORMULA = ["Mary Chair: I call the shadow Minister.", "Mary Chair: Order."];
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

/** Few titles, days and texts, so that extracts often meet, repeat and contradict each other. */
const turn = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...FORMULA) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom("", "…"),
        fc.nat(NAMES.length - 1),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom("", "~"),
      )
      .map(([gap, name, text, changed]) => `${gap}${NAMES[name]}: @t${text}${changed}`),
  },
);
const extract: fc.Arbitrary<ExtractSketch> = fc.record({
  title: fc.constantFrom("Harbour Dues", "Harbour Dues", "Harbour dues: Report", "Lanterns", null),
  date: fc.constantFrom("2025-01-06", "2025-01-06", "2025-01-16", "1911-03-04", null),
  house: fc.constantFrom("commons", "commons", "lords", null),
  chamber: fc.constantFrom("Commons Chamber", null),
  isExcerpt: fc.boolean(),
  id: fc.constantFrom(null, null, "8759785"),
  kind: fc.constantFrom("debate", "debate", "statement", "written-question" as const),
  turns: fc.array(turn, { maxLength: 7 }),
});
/** The first two are revisions of one file. */
const PATHS = ["day2025-01-06a.xml", "day2025-01-06b.xml"];
const library = fc
  .array(fc.array(extract, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
  .map((sources) => sources.map((sketches, at) => makeSource(PATHS[at] ?? `${at}.txt`, sketches)));

function allKeys(sources: readonly ParsedSource[]): OccurrenceKey[] {
  return sources.flatMap((source) =>
    source.extracts.flatMap(({ ordinal, occurrences }) =>
      occurrences.map(({ index }) => keyIn(source, ordinal, index)),
    ),
  );
}

const PAIRED = ["split", "join", "split-debates", "join-debates"] as const;

function correctionsOf(keys: readonly OccurrenceKey[]): fc.Arbitrary<Correction[]> {
  if (keys.length === 0) return fc.constant([]);
  const key = fc.constantFrom(...keys);
  const body: fc.Arbitrary<CorrectionBody> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constantFrom(...PAIRED), keys: fc.tuple(key, key) }) },
    fc.record({ type: fc.constant("order" as const), before: key, after: key }),
    fc.record({
      type: fc.constant("debate-field" as const),
      keys: fc.array(key, { minLength: 1, maxLength: 2 }),
      field: fc.constantFrom("date" as const, "title" as const, "house" as const),
      value: fc.constantFrom("2025-01-06", "Lanterns", null),
    }),
    fc.record({
      type: fc.constant("contribution-field" as const),
      key,
      field: fc.constantFrom("speaker" as const, "addressee" as const),
      value: fc.constantFrom("Ann Lee", "Nobody Else", null),
    }),
    fc.record({
      type: fc.constant("join-people" as const),
      name: fc.constantFrom("Ann Lee", "Ben Ode"),
      other: fc.constantFrom("Mary Chair", "Ben Ode", "Ann Lee (until 1911)"),
    }),
    fc.record({
      type: fc.constant("split-person" as const),
      name: fc.constantFrom("Ann Lee", "Ann Lee (until 1911)"),
      printed: fc.constant("Ann Lee"),
      as: fc.constantFrom("Ann Other", "Ben Ode (until 1911)"),
    }),
    fc.constant({
      type: "person-field",
      person: "Ann Lee",
      field: "party",
      value: "Ind",
      from: null,
      to: null,
    } as const),
  );
  return fc
    .array(body, { maxLength: 6 })
    .map((bodies) => bodies.map((each, at) => ({ id: `c${at}`, at: `2026-01-0${at + 1}`, author: "JS", body: each })));
}

const corrected = library.chain((sources) => fc.tuple(fc.constant(sources), correctionsOf(allKeys(sources))));

function plain(result: Reconstruction): Reconstruction {
  return JSON.parse(JSON.stringify(result));
}

describe("reconstruct, for any library and corrections", () => {
  it("does not depend on the order in which sources and corrections arrive", () => {
    const shuffled = corrected.chain(([sources, corrections]) =>
      fc.tuple(
        fc.constant({ sources, corrections }),
        fc.shuffledSubarray(sources, { minLength: sources.length }),
        fc.shuffledSubarray(corrections, { minLength: corrections.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([{ sources, corrections }, otherSources, otherCorrections]) => {
        const one = reconstruct(sources, corrections);
        expect(reconstruct(otherSources, otherCorrections)).toEqual(one);
      }),
      RUNS,
    );
  });

  it("gives the same part by part as at once", () => {
    fc.assert(
      fc.property(corrected, ([sources, corrections]) => {
        expect(plain(byParts(sources, corrections))).toEqual(plain(reconstruct(sources, corrections)));
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it("holds every occurrence exactly once and no two of one extract in one contribution", () => {
    fc.assert(
      fc.property(corrected, ([sources, corrections]) => {
        const { debates } = reconstruct(sources, corrections);
        const turns = debates.flatMap((debate) => debate.runs.flatMap((run) => run.contributions));
        const keys = turns.flatMap((each) => each.occurrences.map((place) => place.key));
        expect(keys.sort()).toEqual(allKeys(sources).sort());
        for (const { occurrences } of turns) {
          const extracts = occurrences.map((place) => `${place.extract} ${place.source}`);
          expect(new Set(extracts).size).toBe(extracts.length);
        }
        expect(new Set(turns.map((each) => each.id)).size).toBe(turns.length);
        expect(new Set(debates.map((debate) => debate.id)).size).toBe(debates.length);
      }),
      RUNS,
    );
  });

  it("keeps the order within each extract, or says where it does not", () => {
    fc.assert(
      fc.property(corrected, ([sources, corrections]) => {
        for (const debate of reconstruct(sources, corrections).debates) {
          const turns = debate.runs.flatMap((run) => run.contributions);
          for (const { source, extract: ordinal } of debate.extracts) {
            const places = turns
              .flatMap((each, at) => each.occurrences.map((place) => ({ ...place, at, reasons: each.reasons })))
              .filter((place) => place.source === source && place.extract === ordinal)
              .sort((a, b) => a.index - b.index);
            let furthest = -1;
            for (const { at, reasons } of places) {
              if (at < furthest) expect(reasons.join(" ")).toContain("prints this after");
              furthest = Math.max(furthest, at);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it("keeps every marked gap, or prints words in its place", () => {
    fc.assert(
      fc.property(library, (sources) => {
        for (const debate of reconstruct(sources, []).debates) {
          if (debate.extracts.length > 1) continue;
          const parsed = sources.find((source) => source.source === debate.extracts[0]?.source);
          const printed = parsed?.extracts[debate.extracts[0]?.extract ?? 0]?.occurrences ?? [];
          const rebuilt = debate.runs.flatMap((run) => run.contributions);
          expect(rebuilt.map((each) => each.gapBefore)).toEqual(printed.map((each) => each.gapBefore));
        }
      }),
      RUNS,
    );
  });

  it("takes an extract that stands alone as it stands, which is what merging and ordering it would give", () => {
    fc.assert(
      fc.property(library, (sources) => {
        for (const node of extractNodes(sources)) {
          const merged = mergeOccurrences([node], [], debateNaming(nameResolver([]))([node]));
          expect(asPrinted(node)).toEqual(orderRuns(merged, [node], []));
        }
      }),
      RUNS,
    );
  });
});
