import fc from "fast-check";
import { expect, it } from "vitest";
import { createValidity, type KeptRow } from "./cache-validity.ts";

const READERS = "all of today";

/** Names of which some stand in another order for SQLite than for JavaScript. */
const names = fc.uniqueArray(fc.stringMatching(/^[a-b\uffee😀/]{1,4}$/u), { maxLength: 30 });

it("knows of every source whether it holds, in whatever order it is asked", () => {
  const asked = names.chain((all) => fc.tuple(fc.subarray(all), fc.array(fc.constantFrom(...all, "never kept"))));
  fc.assert(
    fc.property(asked, ([kept, questions]) => {
      const rows = kept.map(
        (source, at): KeptRow => [source, at, at + 0.5, at % 3 ? "" : "chosen", at, at % 4, at * 7],
      );
      const validity = createValidity(rows, READERS);
      expect(validity.size).toBe(kept.length);
      for (const source of questions) {
        const at = kept.indexOf(source);
        const key = { source, size: at, modified: at + 0.5, readers: READERS, chosen: at % 3 ? "" : "chosen" };
        expect(validity.mayHold(source, at, at + 0.5)).toBe(at >= 0);
        expect(validity.mayHold(source, at + 1, at + 0.5)).toBe(false);
        const reading = { mark: at, isSuperseded: at % 2 === 1, isUnreadable: at % 4 >= 2, body: at * 7 };
        expect(validity.valid(key)).toEqual(at < 0 ? null : reading);
        for (const other of [
          { size: at + 1 },
          { modified: at },
          { chosen: "otherwise" },
          { readers: "of yesterday" },
        ]) {
          expect(validity.valid({ ...key, ...other })).toBeNull();
        }
      }
    }),
    { seed: 20250116, numRuns: 200 },
  );
});
