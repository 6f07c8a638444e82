import { describe, expect, test } from "vitest";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { filterChips } from "./chips-state.ts";
import { reasonsFor } from "./explain-state.ts";
import { setDates, setValue, valueState } from "./filter-state.ts";

const label = (_field: string, value: string | null) => value ?? "(not given)";

describe("filters", () => {
  test("a value is in, out, or neither, and an empty filter vanishes", () => {
    const some = setValue([], "party", "Lab", "included");
    expect(valueState(some, "party", "Lab")).toBe("included");
    const turned = setValue(some, "party", "Lab", "excluded");
    expect(valueState(turned, "party", "Lab")).toBe("excluded");
    expect(setValue(turned, "party", "Lab", "off")).toEqual([]);
  });

  test("(not given) is a value like any other", () => {
    const filters = setValue([], "party", null, "included");
    expect(valueState(filters, "party", null)).toBe("included");
  });

  test("changing the days keeps the undated ones in", () => {
    const query = { ...EMPTY_QUERY, dates: { from: "2024-09-01", to: null, includeUndated: true } };
    expect(setDates(query, "2024-10-01", null)).toEqual({ from: "2024-10-01", to: null, includeUndated: true });
    expect(setDates(query, null, null)).toBeNull();
  });
});

describe("chips", () => {
  test("one chip a field, with what is in and what is out", () => {
    const filters = setValue(setValue([], "speaker", "Ann Example", "included"), "speaker", "Bob Sample", "excluded");
    const [chip] = filterChips({ ...EMPTY_QUERY, filters }, [], label);
    expect(chip?.words).toBe("Speaker: Ann Example, not Bob Sample");
    expect(chip?.removed).toEqual({ filters: [] });
  });

  test("a date filter names what it leaves out, and one click includes it", () => {
    const query = { ...EMPTY_QUERY, dates: { from: "2024-09-01", to: "2025-06-30", includeUndated: false } };
    const chips = filterChips(query, [{ type: "undated-left-out", debates: 1, contributions: 1 }], label);
    expect(chips.map((chip) => chip.words)).toEqual([
      "Date: 1 Sep 2024 – 30 Jun 2025",
      "1 undated debate (1 contribution) left out",
    ]);
    expect(chips[1]?.action?.query.dates?.includeUndated).toBe(true);
  });
});

describe("explanations", () => {
  test("an attribute nobody prints is offered to be set", () => {
    const [reason] = reasonsFor(EMPTY_QUERY, [
      { type: "attribute-not-given", field: "party", contributions: 15, people: ["Ann Example"] },
    ]);
    expect(reason?.words).toBe("15 contributions by Ann Example have no party given.");
    expect(reason?.action).toEqual({ label: "Set party", setFor: "Ann Example", field: "party" });
  });

  test("a filter that is too narrow can be dropped, the others stay", () => {
    const filters = setValue(setValue([], "party", "Lab", "included"), "house", "lords", "included");
    const [reason] = reasonsFor({ ...EMPTY_QUERY, filters }, [
      { type: "filter-too-narrow", field: "house", contributions: 4 },
    ]);
    expect(reason?.action).toEqual({ label: "Drop house", query: { filters: [filters[0]] } });
  });

  test("a word that was not finished can be searched as a beginning", () => {
    const [reason] = reasonsFor({ ...EMPTY_QUERY, text: "grooming gan" }, [
      { type: "unfinished", word: "gan", text: "grooming gan*", contributions: 1 },
    ]);
    expect(reason?.words).toBe("1 contribution matches with words that begin with “gan”.");
    expect(reason?.action).toEqual({ label: "Search grooming gan*", query: { text: "grooming gan*" } });
  });

  test("days that end before they begin are all that is said, and can be swapped", () => {
    const dates = { from: "2025-01-01", to: "2009-12-31", includeUndated: false };
    const reasons = reasonsFor({ ...EMPTY_QUERY, dates }, [
      { type: "undated-left-out", debates: 1, contributions: 2 },
      { type: "searched-over", contributions: 0, excerptsOnly: false },
    ]);
    expect(reasons).toMatchObject([{ words: "The first day comes after the last." }]);
    const swapped = { from: "2009-12-31", to: "2025-01-01", includeUndated: false };
    expect(reasons[0]?.action).toEqual({ label: "Swap them", query: { dates: swapped } });
  });
});
