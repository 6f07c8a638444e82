import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PrintTimeline, printTimeline } from "./print-timeline.ts";

interface AttributePrint {
  value: string;
  date: string;
  source: string;
}

function timelineOf(prints: readonly AttributePrint[]): PrintTimeline {
  const texts: (string | null)[] = [null];
  const codesOf = (field: keyof AttributePrint) =>
    Uint32Array.from(prints, (print) => {
      const known = texts.indexOf(print[field]);
      return known >= 0 ? known : texts.push(print[field]) - 1;
    });
  const table = { texts, value: codesOf("value"), date: codesOf("date"), source: codesOf("source") };
  return printTimeline(table, prints.keys());
}

const DAYS = ["2019-12-30", "2021-03-01", "2021-03-02", "2021-03-04", "2023-03-01", "2025-01-06"];
const date = fc.constantFrom(...DAYS);
const print: fc.Arbitrary<AttributePrint> = fc.record({
  value: fc.constantFrom("Lab", "Con", "Ind"),
  date,
  source: fc.constantFrom("root/a.txt", "root/b.txt"),
});
const distance = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;

/** By comparing with everything. */
function nearestByScan(prints: readonly AttributePrint[], day: string): [string | null, string | null] {
  const near = prints
    .filter((each) => distance(each.date, day) <= 730)
    .sort((a, b) => distance(a.date, day) - distance(b.date, day) || (key(a) < key(b) ? -1 : 1));
  const [first] = near;
  const other = near.find((each) => each.value !== first?.value);
  return [first ? key(first) : null, other ? key(other) : null];
}

const key = ({ value, date: day, source }: AttributePrint): string => `${day} ${value} ${source}`;

const MONTHS: Record<string, string> = { December: "12", March: "03", January: "01" };

/** The prints named in a sentence, as keys. */
function named(value: string | null, reason: string | null): [string | null, string | null] {
  const places = [...(reason ?? "").matchAll(/(?:“(\w+)” is )?printed in (\S+) on (\d+) (\w+) (\d+)/g)];
  const [first, other] = places.map(
    ([, others, file, day, month, year]) =>
      `${year}-${MONTHS[month as string]}-${day?.padStart(2, "0")} ${others ?? value} root/${file}`,
  );
  return [first ?? null, other ?? null];
}

describe("what is carried from other days", () => {
  it("is what a comparison with every print gives, in whatever order they come", () => {
    fc.assert(
      fc.property(fc.array(print, { maxLength: 12 }), date, (prints, day) => {
        const { value, reason } = timelineOf(prints).carriedTo(day);
        expect(named(value, reason)).toEqual(nearestByScan(prints, day));
        expect(timelineOf(prints.toReversed()).carriedTo(day)).toEqual(timelineOf(prints).carriedTo(day));
      }),
      { seed: 20250116, numRuns: 500 },
    );
  });

  it("is nothing without a date", () => {
    const one = timelineOf([{ value: "Lab", date: "2021-03-01", source: "root/a.txt" }]);
    expect(one.carriedTo(null).value).toBeNull();
    expect(one.carriedTo("2021-03-02").value).toBe("Lab");
  });
});
