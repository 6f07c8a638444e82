import { describe, expect, it } from "vitest";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { filterAnnotations } from "./filter-annotations.ts";

const query: QuerySpec = { text: "", filters: [], dates: null, sort: [] };
const annotation = (id: string, ...tags: string[]) =>
  ({ id, tags: { off: false, ...Object.fromEntries(tags.map((tag) => [tag, true])) } }) as unknown as Annotation;
const annotations = [annotation("a", "x"), annotation("b", "y"), annotation("c"), annotation("lost", "x")];
const passages = new Map(
  Object.entries({ a: "c1", b: "c1", c: "c2", lost: null }).map(([id, contribution]) => [
    id,
    { contribution } as Passage,
  ]),
);

async function filtered(spec: Partial<QuerySpec>, shown: string[]): Promise<string[]> {
  const matching = async (ids: string[]) => new Set(ids.filter((id) => shown.includes(id)));
  const found = await filterAnnotations(annotations, passages, { ...query, ...spec }, matching);
  return found.map(({ id }) => id);
}

describe("annotations as filtered in the table", () => {
  it("stand on contributions that the table shows", async () => {
    expect(await filtered({}, ["c1", "c2"])).toEqual(["a", "b", "c"]);
    expect(await filtered({}, ["c1"])).toEqual(["a", "b"]);
    expect(await filtered({}, [])).toEqual([]);
  });

  it("have the tags that are filtered by themselves", async () => {
    const tag = (include: (string | null)[], exclude: (string | null)[] = []) =>
      filtered({ filters: [{ field: "tag", include, exclude }] }, ["c1", "c2"]);
    expect(await tag(["x"])).toEqual(["a"]);
    expect(await tag(["x", null])).toEqual(["a", "c"]);
    expect(await tag([], ["y"])).toEqual(["a", "c"]);
  });
});
