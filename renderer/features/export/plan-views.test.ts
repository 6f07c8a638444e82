import { expect, test } from "vitest";
import { jsonExporter } from "../../../shared/exporters/json/exporter.ts";
import { importAnnotations } from "../../../shared/exporters/json/import-annotations.ts";
import { options } from "../../../shared/exporters/testing/items.ts";
import type { SavedView } from "../../../shared/model/annotation.ts";
import { INITIAL_COLUMN_VIEW } from "../../data/column-view.ts";
import type { ViewDefinition } from "../../data/view-definition.ts";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { importPlace } from "./import-plan.ts";
import { exportedViews, planViews } from "./plan-views.ts";

const shows = (text: string, filters: ViewDefinition["query"]["filters"] = []): ViewDefinition => ({
  version: 1,
  tab: "divisions",
  query: { ...EMPTY_QUERY, text, filters },
  columns: INITIAL_COLUMN_VIEW,
  sort: null,
  groups: null,
});
const view = (id: string, name: string, definition: unknown): SavedView =>
  ({ id, name, author: "AB", createdAt: "2025-01-01T00:00:00Z", deleted: false, definition }) as SavedView;
const tags = new Map([["t1", { id: "t1", name: "Money", path: ["Money"], colour: 2 }]]);
const place = importPlace({ idsOf: () => ["here"], find: () => "here" }, ["mine"]);

async function throughFile(views: readonly SavedView[]) {
  let file = "";
  for await (const piece of jsonExporter.export([], { ...options, savedViews: exportedViews(views, tags) }))
    file += piece;
  return importAnnotations(file);
}

test("views go through a file; tags and files they filter by are those of the place they come to", async () => {
  const filters: ViewDefinition["query"]["filters"] = [
    { field: "tag", include: ["t1", null], exclude: [] },
    { field: "source", include: [], exclude: ["theirs/a/b.txt"] },
  ];
  const { views, unreadViews } = await throughFile([view("v1", "Money", shows("tax", filters))]);
  expect([views.length, unreadViews]).toEqual([1, 0]);
  const { added } = planViews(views, [], place);
  expect(added).toMatchObject([{ id: "v1", name: "Money", author: "AB", definition: { tab: "divisions" } }]);
  expect(added[0]?.definition.query.filters).toEqual([
    { field: "tag", include: ["here", null], exclude: [] },
    { field: "source", include: [], exclude: ["mine/a/b.txt"] },
  ]);
});

test("which groups are open goes along, by what they are called here", async () => {
  const key = (root: string) => `${"a".repeat(64)}:${"b".repeat(64)}:0.3:${root}/a/b.txt`;
  const grouped = (by: "debate" | "party", except: (string | null)[]): ViewDefinition => ({
    ...shows("tax"),
    tab: "contributions",
    query: { ...EMPTY_QUERY, group: { by, order: "value" } },
    groups: { all: true, except },
  });
  const byDebate = view("v1", "Debates", grouped("debate", [key("theirs")]));
  const { views } = await throughFile([byDebate, view("v2", "Parties", grouped("party", ["Lab", null]))]);
  const [debates, parties] = planViews(views, [], place).added.map(({ definition }) => definition.groups);
  expect(debates).toEqual({ all: true, except: [key("mine")] });
  expect(parties).toEqual({ all: true, except: ["Lab", null] });
});

test("what is here already stays as it is; another view of its name stands beside it", async () => {
  const here = [view("v1", "Homes", shows("homes")), view("v2", "Roads", shows("roads"))];
  const { views } = await throughFile([
    view("v9", "Also homes", shows("homes")),
    view("v2", "roads", shows("bridges")),
    view("v3", "Newer", { version: 2 }),
  ]);
  expect(planViews(views, here, place, () => "new")).toEqual({
    added: [
      { id: "new", name: "roads (2)", author: "AB", createdAt: "2025-01-01T00:00:00Z", definition: shows("bridges") },
    ],
    same: ["Also homes"],
    unread: ["Newer"],
  });
});

test("files without views are read as before, and views that are none are counted", () => {
  const page = { type: "AnnotationPage", "backbench:version": 1, "backbench:notesIncluded": true, items: [] };
  expect(importAnnotations(JSON.stringify(page))).toEqual({
    items: [],
    memos: [],
    views: [],
    unreadMemos: 0,
    unreadViews: 0,
    problems: [],
  });
  const odd = { ...page, "backbench:savedViews": [{ id: "v" }, 7] };
  expect(importAnnotations(JSON.stringify(odd))).toMatchObject({ views: [], unreadViews: 2, problems: [] });
});
