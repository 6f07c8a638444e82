import { expect, test } from "vitest";
import { facetValues } from "./facet-state.ts";

const label = (value: string | null) => value ?? "(not given)";

test("frequent values first, then by name, what is not given last", () => {
  const counted = [
    { value: null, count: 9 },
    { value: "B", count: 2 },
    { value: "C", count: 5 },
    { value: "A", count: 2 },
  ];
  expect(facetValues(counted, undefined, label).map((entry) => entry.label)).toEqual(["C", "A", "B", "(not given)"]);
});

test("what is ticked stays in sight when nothing in the result has it", () => {
  const filter = { field: "party" as const, include: ["Lab"], exclude: ["Con"] };
  const entries = facetValues([{ value: "Lab", count: 3 }], filter, label);
  expect(entries).toEqual([
    { value: "Lab", label: "Lab", count: 3 },
    { value: "Con", label: "Con", count: 0 },
  ]);
});
