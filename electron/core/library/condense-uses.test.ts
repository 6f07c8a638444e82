import fc from "fast-check";
import { expect, it } from "vitest";
import { indexPeople } from "../../../shared/debates/people.ts";
import { nameResolver } from "../../../shared/debates/person-name.ts";
import { type SpeakerUse, tabulateUses } from "../../../shared/debates/speaker-uses.ts";
import { condenseUses } from "./condense-uses.ts";

const DAYS = ["2025-01-02", "2025-03-04", "2026-05-06"];
const orNull = (...texts: string[]) => fc.constantFrom(null, null, ...texts);
const use: fc.Arbitrary<SpeakerUse> = fc.record({
  key: fc.constantFrom("ann lee", "lee", "ben ode", "a lee"),
  printed: orNull("Ann Lee", "Lee", "A. Lee"),
  name: orNull("Ann Lee", "ANN LEE", "Lee", "Ben Ode"),
  full: orNull("Ann Lee", "Ann Q Lee"),
  id: orNull("1", "2", "unknown"),
  party: orNull("Lab", "Con"),
  constituency: orNull("Hove", "Bath"),
  source: fc.constantFrom("r/a.txt", "r/b.txt", "r/c.txt"),
  date: fc.constantFrom(null, ...DAYS),
  count: fc.nat(3),
});

it("tells the same of people as all uses do", () => {
  fc.assert(
    fc.property(fc.array(fc.array(use, { maxLength: 12 }), { maxLength: 8 }), (debates) => {
      const names = nameResolver([]);
      const uses = tabulateUses(debates);
      const told = [uses, condenseUses(uses)].map((table) => {
        const people = indexPeople(table, [], names);
        const asked = debates.flat().map(({ key, id }) => {
          const found = people.of(key, id);
          const carried = [null, ...DAYS].map((day) => [
            found?.party.carriedTo(day),
            found?.constituency.carriedTo(day),
          ]);
          return [found?.person, found?.namedBy, carried];
        });
        return JSON.stringify([people.people(), asked]);
      });
      expect(told[1]).toBe(told[0]);
    }),
  );
});

it("keeps one use for each way of naming somebody where nothing else is printed", () => {
  const plain = { printed: "Ann Lee", name: "Ann Lee", full: null, id: null, party: null, constituency: null };
  const uses = Array.from({ length: 10_000 }, (_, at) => {
    return { ...plain, key: `ann lee ${at % 5000}`, source: `r/${at}.txt`, date: "2025-01-02", count: 2 };
  });
  const condensed = condenseUses(tabulateUses([[{ ...plain, ...uses[0], party: "Lab" } as SpeakerUse], uses]));
  expect([...condensed.starts]).toEqual([0, 5001]);
  expect(new Set(condensed.columns.count.subarray(1))).toEqual(new Set([4]));
});
