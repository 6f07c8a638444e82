import { describe, expect, it } from "vitest";
import type { SourceColumns } from "../../../shared/api/table-columns.ts";
import {
  FIELD_NAMES,
  fieldOptions,
  fieldValue,
  MAIN_FIELDS,
  MORE_FIELDS,
  sameChoice,
  withChoice,
} from "./columns-state.ts";
import { readingScopes, scopeWords } from "./reading-scope.ts";

const table: SourceColumns = {
  path: "a.csv",
  columns: [
    { name: "Name", samples: ["Alex Example"] },
    { name: "Wort", samples: [] },
  ],
  guessed: { speaker: "Name" },
  used: { text: "Wort", speaker: "Name" },
  chosen: null,
  preview: [],
  contributions: 0,
};

describe("choosing columns", () => {
  it("offers what is guessed, nothing, and every column with a value of it", () => {
    expect(fieldOptions("speaker", {}, table)).toEqual([
      { id: "guess", label: "Name (guessed)" },
      { id: "none", label: "None" },
      { id: "column Name", label: "Name", note: "Alex Example" },
      { id: "column Wort", label: "Wort", note: undefined },
    ]);
    expect(fieldOptions("text", { text: "Wort" }, table)[0]).toEqual({ id: "guess", label: "None found" });
  });

  it("says of a speaker or date in parts which columns these are", () => {
    const used = { firstName: "Vorname", lastName: "Name", day: "Tag", month: "Monat", year: "Jahr" };
    const parts = { ...table, guessed: used, used };
    expect(fieldOptions("speaker", {}, parts)[0]?.label).toBe("Vorname + Name");
    expect(fieldOptions("date", {}, parts)[0]?.label).toBe("Tag + Monat + Jahr");
  });

  it("keeps the option that was taken", () => {
    for (const option of ["column Wort", "none"]) {
      expect(fieldValue("text", withChoice({}, "text", option))).toBe(option);
    }
    expect(withChoice({ text: "Wort", party: null }, "text", "guess")).toEqual({ party: null });
  });

  it("gives a column to one field only", () => {
    expect(withChoice({ text: "Wort", party: null }, "title", "column Wort")).toEqual({ party: null, title: "Wort" });
    expect(withChoice({ party: null }, "title", "none")).toEqual({ party: null, title: null });
  });

  it("compares choices whatever their order, and names every field once", () => {
    expect(sameChoice({ text: "a", date: null }, { date: null, text: "a" })).toBe(true);
    expect(sameChoice({ text: "a" }, {})).toBe(false);
    expect([...MAIN_FIELDS, ...MORE_FIELDS].sort()).toEqual(Object.keys(FIELD_NAMES).sort());
  });
});

describe("for what a choice holds", () => {
  it("the file, its folder or archive, and all that was opened", () => {
    const ids = (path: string) => readingScopes({ path, root: "0a" }).map(({ id, label }) => `${id}: ${label}`);
    expect(ids("a.csv")).toEqual(["a.csv: This file", "0a: The whole folder"]);
    expect(ids("x/y/a.csv")[1]).toBe("x/y: All of x/y");
    expect(ids("x/b.zip!/a.csv")[1]).toBe("x/b.zip!: All of x/b.zip");
    expect(["a.csv", "0a", "x"].map((path) => scopeWords(path, { path: "a.csv", root: "0a" }))).toEqual([
      "this file",
      "the whole folder",
      "x",
    ]);
  });
});
