import fc from "fast-check";
import { expect, it } from "vitest";
import { indexPeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { type SpeakerUse, tabulateUses } from "../../../shared/debates/speaker-uses.ts";
import type { CorrectionBody } from "../../../shared/model/correction.ts";
import { condenseUses } from "./condense-uses.ts";

const DAYS = ["2025-01-02", "2025-03-04", "2026-05-06"];
/** Too far apart for one person. */
const YEARS = [...DAYS, "1850-01-02", "1870-03-04", "1912-05-06", "1990-01-01"];
const DECISIONS: CorrectionBody[] = [
  { type: "join-people", name: "Ann Lee", other: "Ann Lee (until 1870)" },
  { type: "join-people", name: "Ben Ode", other: "Ann Lee (until 1850)" },
  { type: "join-people", name: "Ann Lee (until 1912)", other: "A. Lee" },
  { type: "split-person", name: "Lee (until 1912)", printed: "Lee", as: "Cy Lee" },
  { type: "person-field", person: "Ann Lee (until 1912)", field: "party", value: "Ind", from: null, to: null },
  { type: "person-field", person: "Lee", field: "party", value: "Ind", from: "1860-01-01", to: null },
];
const orNull = (...texts: string[]) => fc.constantFrom(null, null, ...texts);
const useOn = (days: readonly string[]): fc.Arbitrary<SpeakerUse> =>
  fc.record({
    key: fc.constantFrom("ann lee", "lee", "ben ode", "a lee", "ann lee until 1912", "amy lee"),
    printed: orNull("Ann Lee", "Lee", "A. Lee"),
    name: orNull("Ann Lee", "ANN LEE", "Lee", "Ben Ode", "A. Lee", "A Lee", "Amy Lee"),
    full: orNull("Ann Lee", "Ann Q Lee"),
    id: orNull("1", "2", "unknown"),
    party: orNull("Lab", "Con"),
    constituency: orNull("Hove", "Bath"),
    house: orNull("commons", "lords"),
    source: fc.constantFrom("r/a.txt", "r/b.txt", "r/c.txt"),
    date: fc.constantFrom(null, ...days),
    count: fc.nat(3),
  });

const debatesOn = (...sets: (readonly string[])[]) =>
  fc.oneof(...sets.map((days) => fc.array(fc.array(useOn(days), { maxLength: 12 }), { maxLength: 8 })));

it("tells the same of people as all uses do", () => {
  fc.assert(
    fc.property(debatesOn(DAYS, YEARS), fc.subarray(DECISIONS), (debates, bodies) => {
      const decisions = bodies.map((body, at) => ({ id: `${at}`, at: `2026-01-0${at + 1}`, author: "JS", body }));
      const names = nameResolver(decisions);
      const uses = tabulateUses(debates);
      const told = [uses, condenseUses(uses)].map((table) => {
        const people = indexPeople(table, decisions, names);
        const asked = debates.flat().map((turn) => {
          const found = people.of(turn.key, turn);
          const carried = [null, ...YEARS].map((day) => [
            found?.party.carriedTo(day),
            found?.constituency.carriedTo(day),
          ]);
          return [found?.person, found?.namedBy, found?.apart, found?.corrections, carried];
        });
        return JSON.stringify([people.people(), asked]);
      });
      expect(told[1]).toBe(told[0]);
    }),
  );
});

it("keeps one use for each way of naming somebody where nothing else is printed", () => {
  const plain = {
    printed: "Ann Lee",
    name: "Ann Lee",
    full: null,
    id: null,
    party: null,
    constituency: null,
    house: null,
  };
  const uses = Array.from({ length: 10_000 }, (_, at) => {
    return { ...plain, key: `ann lee ${at % 5000}`, source: `r/${at}.txt`, date: "2025-01-02", count: 2 };
  });
  const condensed = condenseUses(tabulateUses([[{ ...plain, ...uses[0], party: "Lab" } as SpeakerUse], uses]));
  expect([...condensed.starts]).toEqual([0, 5001]);
  expect(new Set(condensed.columns.count.subarray(1))).toEqual(new Set([4]));
});
