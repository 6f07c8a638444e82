import { expect, test } from "vitest";
import type { Facet } from "../../../shared/api/schemas.ts";
import { applySuggestion, suggest } from "./suggest-state.ts";

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

test("a field's name is completed", () => {
  const found = suggest("tax spe", 7, FACETS);
  expect(found?.items.map((item) => item.label)).toEqual(["speaker:"]);
  expect(found && applySuggestion("tax spe", found, found.items[0] as never)).toEqual({
    text: "tax speaker:",
    caret: 12,
  });
});

test("after a field come the values of the result, quoted where needed", () => {
  const text = "speaker:exa party:x";
  const found = suggest(text, 11, FACETS);
  expect(found?.items.map((item) => item.insert)).toEqual(['speaker:"Ann Example"']);
  expect(found && applySuggestion(text, found, found.items[0] as never).text).toBe('speaker:"Ann Example" party:x');
});

test("an opened quotation goes on being completed", () => {
  expect(suggest('speaker:"bob s', 14, FACETS)?.items[0]?.label).toBe("Bob Sample");
});

test("ordinary words suggest nothing", () => {
  expect(suggest("children", 8, FACETS)).toBeNull();
  expect(suggest("NOT", 3, FACETS)).toBeNull();
  expect(suggest("", 0, FACETS)).toBeNull();
});
