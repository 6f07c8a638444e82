import { expect, test } from "vitest";
import type { Facet } from "../../../shared/api/query-schemas.ts";
import { applySuggestion, nameWanted, suggest } from "./suggest-state.ts";

const FACETS: Facet[] = [
  {
    field: "speaker",
    values: [
      { value: "ann", label: "Ann Example", count: 7 },
      { value: "bob", label: "Bob Sample", count: 2 },
      { value: null, label: "", count: 1 },
    ],
  },
];

const KNOWN = {
  facets: FACETS,
  tags: ["Failings / Police", "Funding", 'Odd "tag"'],
  names: ["Ann Example", "Funda Polis"],
};

test("a field's name is completed", () => {
  const found = suggest("tax spe", 7, KNOWN);
  expect(found?.items.map((item) => item.label)).toEqual(["speaker:"]);
  expect(found && applySuggestion("tax spe", found, found.items[0] as never)).toEqual({
    text: "tax speaker:",
    caret: 12,
  });
});

test("after a field come the values of the result, quoted where needed", () => {
  const text = "speaker:exa party:x";
  const found = suggest(text, 11, KNOWN);
  expect(found?.items.map((item) => item.insert)).toEqual(['speaker:"Ann Example"']);
  expect(found && applySuggestion(text, found, found.items[0] as never).text).toBe('speaker:"Ann Example" party:x');
});

test("an opened quotation goes on being completed", () => {
  expect(suggest('speaker:"bob s', 14, KNOWN)?.items[0]?.label).toBe("Bob Sample");
});

test("ordinary words suggest nothing", () => {
  expect(suggest("children", 8, KNOWN)).toBeNull();
  expect(suggest("NOT", 3, KNOWN)).toBeNull();
  expect(suggest("", 0, KNOWN)).toBeNull();
});

test("people and tags of the library are suggested while a word is typed, and after their fields", () => {
  expect(suggest("tax fun", 7, KNOWN)?.items.map((item) => item.insert)).toEqual([
    'speaker:"Funda Polis"',
    "tag:Funding",
  ]);
  expect(suggest("Pol", 3, KNOWN)?.items.map((item) => [item.label, item.detail])).toEqual([
    ["Funda Polis", "speaker"],
    ["Failings / Police", "tag"],
  ]);
  expect(suggest("tag:pol", 7, KNOWN)?.items.map((item) => item.insert)).toEqual(['tag:"Failings / Police"']);
  expect(suggest("tag:odd", 7, KNOWN)).toBeNull();
  expect(suggest("speaker:p", 9, KNOWN)?.items.map((item) => item.label)).toEqual([
    "Ann Example",
    "Bob Sample",
    "Funda Polis",
  ]);
  expect(suggest("has:", 4, KNOWN)?.items.map((item) => item.insert)).toContain("has:variant");
});

test("the library is asked for names while one may be typed", () => {
  expect(nameWanted("tax coo", 7)).toBe("coo");
  expect(nameWanted('speaker:"Yv', 11)).toBe("yv");
  expect(nameWanted("co", 2)).toBeNull();
  expect(nameWanted("party:lab", 9)).toBeNull();
  expect(nameWanted("a NOT", 5)).toBeNull();
});
