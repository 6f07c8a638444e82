import { describe, expect, it } from "vitest";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { ExistingAnnotation } from "../../../shared/exporters/json/compare-import.ts";
import type { ImportedAnnotation } from "../../../shared/exporters/json/import-annotations.ts";
import { item, tag as tagAt } from "../../../shared/exporters/testing/items.ts";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";
import { planImport } from "./import-plan.ts";
import { existingAnnotations, type ImportReport, placeImports, reportImport } from "./import-report.ts";

function imported(id: string, changes: Partial<ImportedAnnotation> = {}): ImportedAnnotation {
  const { anchor, tags, note, author, createdAt, updatedAt } = item(`Words of ${id}.`);
  return { id, anchor, tags, note, author, createdAt, updatedAt, ...changes };
}

/** The words of these ids stand in the second folder, all others nowhere. */
function engine(found: string[]) {
  const asked: string[][] = [];
  const resolve = async ({ anchors }: { anchors: { id: string; anchor: { key: string } }[] }) => {
    asked.push(anchors.map(({ id }) => id));
    return anchors.map(({ id, anchor }) => {
      const isFound = found.includes(id) && anchor.key.includes(":second/");
      return { id, status: isFound ? "exact" : "lost" } as Passage;
    });
  };
  return { asked, resolve };
}
const signal = new AbortController().signal;

const codebook: Tag[] = [
  { id: "money", name: "Money", parentId: null },
  { id: "funding", name: "Funding", parentId: "money" },
] as Tag[];
const paths: Record<string, string[]> = { money: ["Money"], funding: ["Money", "Funding"] };
const pathOf = (id: string) => paths[id] ?? [];
const mine = (id: string, changes: Partial<Annotation> = {}): ExistingAnnotation =>
  existingAnnotations(
    [{ id, anchor: imported(id).anchor, note: "Look this up.", tags: { funding: true }, ...changes } as Annotation],
    pathOf,
  )[0] as ExistingAnnotation;

describe("a file that is read in", () => {
  it("is looked for in every folder of the library, and what is found is not asked again", async () => {
    const { asked, resolve } = engine(["b"]);
    const placed = await placeImports([imported("a"), imported("b")], ["first", "second", "third"], resolve, {
      signal,
    });
    expect(asked).toEqual([["a", "b"], ["a", "b"], ["a"]]);
    expect(placed.map(({ annotation, passage }) => [annotation.id, passage.status])).toEqual([
      ["a", "lost"],
      ["b", "exact"],
    ]);
    expect(placed[0]?.annotation.anchor.key).toContain(":first/2025/january.txt");
    expect(placed[1]?.annotation.anchor.key).toContain(":second/2025/january.txt");
  });

  it("goes page by page, with progress, until it is cancelled", async () => {
    const many = Array.from({ length: 450 }, (_, at) => imported(`n${at}`));
    const controller = new AbortController();
    const seen: number[] = [];
    const placing = placeImports(many, ["second"], engine([]).resolve, {
      signal: controller.signal,
      onProgress: (done) => {
        seen.push(done);
        if (done === 200) controller.abort();
      },
    });
    await expect(placing).rejects.toThrow();
    expect(seen).toEqual([0, 200]);
  });

  it("tells new, same, conflicting and not found apart, each annotation once", async () => {
    const file = [imported("new"), imported("same"), imported("other", { note: "Theirs." }), imported("nowhere")];
    const { resolve } = engine(["new", "same", "other"]);
    const report = reportImport(
      [mine("same"), mine("other")],
      await placeImports(file, ["first", "second"], resolve, { signal }),
    );
    expect(report.added.map(({ annotation }) => annotation.id)).toEqual(["new"]);
    expect(report.same.map(({ annotation }) => annotation.id)).toEqual(["same"]);
    expect(report.conflicting.map(({ conflict }) => [conflict.imported.id, conflict.fields])).toEqual([
      ["other", ["note"]],
    ]);
    expect(report.notFound.map(({ annotation }) => annotation.id)).toEqual(["nowhere"]);
  });
});

describe("what is written", () => {
  const passage = {} as Passage;
  const report = (changes: Partial<ImportReport>): ImportReport => ({
    added: [],
    same: [],
    conflicting: [],
    notFound: [],
    ...changes,
  });
  let taken: ReadonlySet<string> = new Set();
  const plan = (changes: Partial<ImportReport>, decision?: "mine" | "theirs" | "both", takeNotFound = false) => {
    let made = 0;
    const conflicts = new Map(decision ? [["x", decision]] : []);
    const ground = { tags: codebook, pathOf, memos: [], views: [], roots: ["root"] };
    const {
      memos: _memos,
      views: _views,
      ...written
    } = planImport(
      { report: report(changes), memos: [], views: [], taken },
      { conflicts, takeNotFound, takeMemos: true, takeViews: true },
      ground,
      () => `made-${++made}`,
    );
    return written;
  };
  const added = (annotation: ImportedAnnotation) => ({ annotation, passage });

  it("is what is new, with the author and the tags of the codebook, whatever their case", () => {
    const annotation = imported("x", { tags: [tagAt("MONEY", "funding")], note: null, author: "CD" });
    expect(plan({ added: [added(annotation)], same: [added(imported("y"))] })).toEqual({
      tags: [],
      annotations: [
        {
          id: "x",
          anchor: annotation.anchor,
          tagIds: ["funding"],
          note: "",
          author: "CD",
          createdAt: annotation.createdAt,
        },
      ],
    });
  });

  it("makes missing tags with their parents, each once, parents first", () => {
    const tags = [tagAt("Money", "Fees", "Late"), tagAt("Money", "Fees")];
    const made = plan({ added: [added(imported("x", { tags })), added(imported("y", { tags }))] });
    expect(made.tags.map(({ id, name, parentId }) => [id, name, parentId])).toEqual([
      ["made-1", "Fees", "money"],
      ["t-Money-Fees-Late", "Late", "made-1"],
    ]);
    expect(made.annotations.map(({ tagIds }) => tagIds)).toEqual([
      ["t-Money-Fees-Late", "made-1"],
      ["t-Money-Fees-Late", "made-1"],
    ]);
  });

  it("makes a tag of its own where the file's tag was renamed here", () => {
    const tags = [{ id: "funding", name: "Grants", path: ["Grants"], colour: 2 }];
    const made = plan({ added: [added(imported("x", { tags }))] });
    expect(made.tags).toEqual([{ id: "made-1", name: "Grants", parentId: null, colour: 2, description: "" }]);
  });

  it("makes a tag with an id of its own where another library has the file's", () => {
    taken = new Set(["t-Fees"]);
    const made = plan({ added: [added(imported("x", { tags: [tagAt("Fees")] }))] });
    taken = new Set();
    expect(made.tags).toMatchObject([{ id: "made-1", name: "Fees" }]);
    expect(made.annotations).toMatchObject([{ tagIds: ["made-1"] }]);
  });

  it("passes over names that are nothing but blanks", () => {
    const made = plan({ added: [added(imported("x", { tags: [tagAt(" "), tagAt(" ", " Two  words ")] }))] });
    expect(made.tags.map(({ name, parentId }) => [name, parentId])).toEqual([["Two words", null]]);
  });

  it("leaves out what is not here, or takes it with its words", () => {
    const notFound = [added(imported("gone"))];
    expect(plan({ notFound }).annotations).toEqual([]);
    expect(plan({ notFound }, undefined, true).annotations).toMatchObject([{ id: "gone", note: "Look this up." }]);
  });

  const theirs = imported("x", { note: "Theirs.", tags: [tagAt("Health")] });
  const conflicting = [
    { conflict: { existing: mine("x"), imported: theirs, fields: ["tags", "note"] as ("tags" | "note")[] }, passage },
  ];

  it("keeps mine unless told otherwise", () => {
    expect(plan({ conflicting })).toEqual({ tags: [], annotations: [] });
    expect(plan({ conflicting }, "mine").annotations).toEqual([]);
  });

  it("takes theirs in place of mine, but never an empty note for one that was left out", () => {
    const [taken] = plan({ conflicting }, "theirs").annotations;
    expect(taken).toEqual({ id: "x", anchor: theirs.anchor, tagIds: ["t-Health"], note: "Theirs." });
    const silent = [
      { ...conflicting[0], conflict: { ...conflicting[0]?.conflict, imported: { ...theirs, note: null } } },
    ];
    expect(plan({ conflicting: silent as typeof conflicting }, "theirs").annotations[0]?.note).toBe("Look this up.");
  });

  it("keeps tags and notes of both on one annotation", () => {
    expect(plan({ conflicting }, "both").annotations).toMatchObject([
      { id: "x", tagIds: ["funding", "t-Health"], note: "Look this up.\n\nTheirs." },
    ]);
  });

  it("keeps two annotations where the words differ", () => {
    const words = [{ conflict: { existing: mine("x"), imported: theirs, fields: ["words" as const] }, passage }];
    const both = plan({ conflicting: words }, "both");
    expect(both.annotations).toMatchObject([{ tagIds: ["t-Health"], note: "Theirs.", author: "AB" }]);
    expect(both.annotations[0]?.id).toMatch(/^made-/);
  });
});
