import fc from "fast-check";
import { expect, test } from "vitest";
import { CLOCK_START, type Clock, revOf, storeOf, tick, witness } from "./clock.ts";

const STORE = "3c1f7c5e-0000-4000-8000-000000000001";
const times = fc.integer({ min: -1, max: 60_000_000_000_000 });

test("stamps grow as strings whatever the computer's clock does", () => {
  fc.assert(
    fc.property(fc.array(times, { maxLength: 50 }), (nows) => {
      let clock: Clock = CLOCK_START;
      let last = "";
      for (const now of nows) {
        clock = tick(clock, now);
        const rev = revOf(clock, STORE);
        expect(rev > last).toBe(true);
        last = rev;
      }
    }),
    { seed: 1 },
  );
});

test("a stamp made after another was seen is the greater one", () => {
  fc.assert(
    fc.property(times, times, fc.integer({ min: 0, max: 36 ** 4 - 1 }), (now, seenAt, counter) => {
      const seen = revOf({ milliseconds: Math.max(0, seenAt), counter }, "zzz");
      const clock = tick(witness(tick(CLOCK_START, 5), seen), now);
      expect(revOf(clock, "aaa") > seen).toBe(true);
    }),
    { seed: 2 },
  );
});

test("time wins over counter, counter over store", () => {
  const revs = [
    revOf({ milliseconds: 1, counter: 36 ** 4 - 1 }, "z"),
    revOf({ milliseconds: 2, counter: 0 }, "b"),
    revOf({ milliseconds: 2, counter: 1 }, "a"),
    revOf({ milliseconds: 2, counter: 1 }, "b"),
  ];
  expect(revs.toSorted()).toEqual(revs);
});

test("the counter runs over into the time", () => {
  expect(tick({ milliseconds: 7, counter: 36 ** 4 - 1 }, 0)).toEqual({ milliseconds: 8, counter: 0 });
});

test("what is no stamp, or lies in an absurd future, moves no clock", () => {
  const clock = { milliseconds: 10, counter: 3 };
  expect(witness(clock, "")).toBe(clock);
  expect(witness(clock, "rubbish")).toBe(clock);
  expect(witness(clock, "zzzzzzzzz-zzzz-x")).toBe(clock);
});

test("a stamp names its store, hyphens and all", () => {
  expect(storeOf(revOf({ milliseconds: 1, counter: 0 }, STORE))).toBe(STORE);
});
