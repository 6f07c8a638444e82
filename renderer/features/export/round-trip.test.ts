import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonExporter } from "../../../shared/exporters/json/exporter.ts";
import { importAnnotations } from "../../../shared/exporters/json/import-annotations.ts";
import { run } from "../../../shared/exporters/testing/items.ts";
import type { Memo, MemoSubject, SavedView, Tag } from "../../../shared/model/annotation.ts";
import { formatOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { ViewDefinition } from "../../data/view-definition.ts";
import { exportTags } from "./export-items.ts";
import { type ImportGround, planImport } from "./import-plan.ts";
import type { ImportReport } from "./import-report.ts";
import { exportedMemos } from "./plan-memos.ts";
import { exportedViews } from "./plan-views.ts";

/** What memos and views need of a library. */
interface Library {
  root: string;
  tags: Tag[];
  memos: Memo[];
  views: SavedView[];
}

const NOTHING: ImportReport = { added: [], same: [], conflicting: [], notFound: [] };
const DECIDED = { conflicts: new Map(), takeNotFound: false, takeMemos: true, takeViews: true };

const words = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replace(/\s+/g, " ").trim());
const body = fc.array(words, { maxLength: 3 }).map((lines) => lines.join("\n").trim());
const instant = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((day) => day.toISOString());
const made = fc.record({ id: fc.uuid(), author: fc.constantFrom("AB", "Žo"), createdAt: instant, updatedAt: instant });
const hash = fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16).repeat(64));
const keyIn = (root: string) =>
  fc
    .record({ hash, revision: hash, extract: fc.nat(3), index: fc.nat(9) })
    .map((parts) => formatOccurrenceKey({ ...parts, source: `${root}/a b/c:d.txt` }));

/** A tree of tags with names that differ, each after its parent. */
const codebook = fc
  .uniqueArray(fc.constantFrom("Money", "Fees", "ÉTÉ", "a/b", "議會", "late"), { maxLength: 6 })
  .chain((names) =>
    fc.tuple(
      fc.constant(names),
      fc.array(fc.tuple(fc.uuid(), fc.nat(11), fc.nat()), { minLength: names.length, maxLength: names.length }),
    ),
  )
  .map(([names, drawn]) => {
    const tags: Tag[] = [];
    for (const [at, name] of names.entries()) {
      const [id, colour, parent] = drawn[at] as [string, number, number];
      // One in as many has no parent.
      const parentId = tags[parent % (at + 1)]?.id ?? null;
      tags.push({ id, name, parentId, colour, description: "" } as Tag);
    }
    return tags;
  });

function subjects(root: string, tags: readonly Tag[]): fc.Arbitrary<MemoSubject> {
  return fc.oneof(
    fc.constant<MemoSubject>({ type: "library" }),
    fc.record({ type: fc.constant("debate" as const), key: keyIn(root), title: words }),
    // The last one stands for a tag that is gone.
    fc.constantFrom(...tags.map(({ id }) => id), "gone").map((id): MemoSubject => ({ type: "tag", id })),
  );
}

function definitions(root: string, tags: readonly Tag[]): fc.Arbitrary<ViewDefinition> {
  const values = (of: fc.Arbitrary<string>) => fc.uniqueArray(fc.option(of), { maxLength: 3 });
  const filterOf = (field: "tag" | "source" | "party", of: fc.Arbitrary<string>) =>
    fc.record({ field: fc.constant(field), include: values(of), exclude: values(of) });
  const column = fc.constantFrom("date" as const, "words" as const, "speaker" as const);
  const sort = fc.array(fc.record({ column, descending: fc.boolean() }), { maxLength: 3 });
  const filters = fc.tuple(
    filterOf("party", words),
    filterOf("source", fc.constant(`${root}/a.txt`)),
    filterOf("tag", fc.constantFrom(...tags.map(({ id }) => id), "gone")),
  );
  return fc.record({
    version: fc.constant(1 as const),
    tab: fc.constantFrom("contributions" as const, "people" as const, "sources" as const),
    query: fc.record({
      text: words,
      filters: filters.map((some) => [...some]),
      dates: fc.option(
        fc.record({ from: fc.constant("2025-01-06"), to: fc.constant(null), includeUndated: fc.boolean() }),
      ),
      sort,
      group: fc.option(fc.record({ by: fc.constant("debate" as const), order: fc.constant("value" as const) })),
    }),
    columns: fc.record({
      order: fc.array(column),
      shown: fc.dictionary(column, fc.boolean()),
      widths: fc.dictionary(column, fc.integer({ min: 40, max: 900 })),
      pinned: fc.array(column),
    }),
    sort: fc.option(sort),
    groups: fc.option(fc.record({ all: fc.boolean(), except: fc.array(keyIn(root), { maxLength: 2 }) })),
  });
}

const library: fc.Arbitrary<Library> = codebook.chain((tags) => {
  const root = "root-of-theirs";
  const memo = fc
    .tuple(made, fc.record({ title: words, body }), subjects(root, tags))
    .filter(([, said]) => said.title !== "" || said.body !== "")
    .map(([base, said, about]) => ({ ...base, ...said, about }) as Memo);
  const view = fc
    .tuple(made, words, definitions(root, tags))
    .filter(([, name]) => name !== "")
    .map(([base, name, definition]) => ({ ...base, name, definition }) as SavedView);
  return fc.record({
    root: fc.constant(root),
    tags: fc.constant(tags),
    memos: fc.uniqueArray(memo, { maxLength: 4, selector: ({ id }) => id }),
    views: fc.uniqueArray(view, { maxLength: 3, selector: ({ name }) => name.toLowerCase() }),
  });
});

function pathsOf(tags: readonly Tag[]): (id: string) => string[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const pathOf = (id: string): string[] => {
    const tag = byId.get(id);
    return tag ? [...(tag.parentId === null ? [] : pathOf(tag.parentId)), tag.name] : [];
  };
  return pathOf;
}

async function exported({ tags, memos, views }: Library): Promise<string> {
  const pathOf = pathsOf(tags);
  const codes = exportTags(tags, pathOf);
  return run(jsonExporter, [], { memos: exportedMemos(memos, codes, pathOf), savedViews: exportedViews(views, codes) });
}

function planned(file: string, into: Library) {
  const { items: _, ...read } = importAnnotations(file);
  const ground: ImportGround = { ...into, pathOf: pathsOf(into.tags), roots: [into.root] };
  return { read, plan: planImport({ ...read, report: NOTHING, taken: new Set() }, DECIDED, ground) };
}

/** The library after an import, as its store would have it. */
function after(into: Library, { tags, memos, views }: ReturnType<typeof planImport>): Library {
  return {
    ...into,
    tags: [...into.tags, ...(tags as Tag[])],
    memos: [...into.memos, ...memos.written.map((memo) => ({ ...memo, updatedAt: "2101-01-01T00:00:00Z" }) as Memo)],
    views: [...into.views, ...(views.added as unknown as SavedView[])],
  };
}

/** All that a file says, with tags by their names and nothing that belongs to one copy alone: a parent that had to be made has its child's colour. */
function said(file: string, root: string): unknown {
  const page = JSON.parse(file.replaceAll(root, "ROOT"));
  const names = new Map<string, string>();
  JSON.stringify(page, (_, value) => {
    if (Array.isArray(value?.path) && typeof value.id === "string") names.set(value.id, value.path.join(" / "));
    return value;
  });
  const plain = JSON.stringify([page["backbench:memos"], page["backbench:savedViews"]], (key, value) => {
    if (key === "updatedAt" || key === "colour") return undefined;
    return typeof value === "string" ? (names.get(value) ?? value) : value;
  });
  return JSON.parse(plain);
}

test("memos and saved views come back whole from a file, in another copy of the folder and in the same", async () => {
  await fc.assert(
    fc.asyncProperty(library, async (theirs) => {
      const file = await exported(theirs);
      const empty: Library = { root: "root-of-mine", tags: [], memos: [], views: [] };
      const { read, plan } = planned(file, empty);
      expect([read.problems, read.unreadMemos, read.unreadViews, plan.views.unread]).toEqual([[], 0, 0, []]);
      const mine = after(empty, plan);
      expect(said(await exported(mine), mine.root)).toEqual(said(file, theirs.root));
      for (const place of [mine, theirs]) {
        const again = planned(file, place).plan;
        expect([again.tags, again.memos.written, again.views.added]).toEqual([[], [], []]);
      }
    }),
    { seed: 20250116, numRuns: 300 },
  );
});
