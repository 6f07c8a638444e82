import { expect, test } from "vitest";
import type { PageContribution, PageRun } from "../../../shared/api/page-schemas.ts";
import {
  beginning,
  contributionNumber,
  debateParts,
  joinOffers,
  runOffers,
  splitDebateOffers,
  splitOffers,
} from "./merge-offers.ts";

const none = { value: null, origin: "none", reason: null } as const;

/** A turn; places are written `a0.2`: file, extract, index. */
function turn(
  id: string,
  person: string,
  places: string[],
  kind: PageContribution["kind"] = "speech",
): PageContribution {
  return {
    id,
    kind,
    speaker: { printed: null, personId: person, name: none, office: none, constituency: none, party: none },
    date: none,
    addressee: none,
    gapBefore: null,
    paragraphs: [`Words of ${id}.`],
    words: 3,
    column: null,
    time: null,
    number: null,
    url: null,
    reader: { id: "plain", version: 1 },
    occurrences: places.map((place) => ({
      key: place,
      source: `root/${place[0]}.txt`,
      path: `${place[0]}.txt`,
      extract: Number(place[1]),
      index: Number(place[3]),
      revision: "",
      lines: [1],
      byteStart: 0,
      byteEnd: 1,
      differs: false,
    })),
    variants: [],
    reasons: [],
  };
}

function run(contributions: PageContribution[], orderKnown = true): PageRun {
  return { orderKnown, orderOrigin: orderKnown ? "printed" : "none", reason: null, sources: [], contributions };
}

test("a turn of two files can be split, one of a single file cannot", () => {
  const both = turn("x", "ada", ["a0.0", "b0.0"]);
  expect(splitOffers(both)).toEqual([{ id: "b0.0", words: "b.txt", body: { type: "split", keys: ["a0.0", "b0.0"] } }]);
  expect(splitOffers(turn("y", "ada", ["a0.1"]))).toEqual([]);
});

test("a turn can be joined with turns of the same speaker in other extracts, the nearest first", () => {
  const own = turn("own", "ada", ["a0.1"]);
  const page = {
    runs: [
      run([
        turn("far", "ada", ["b0.0"]),
        turn("chair", "tom", ["b0.2"]),
        turn("same-file", "ada", ["a0.0"]),
        own,
        turn("other-speaker", "tom", ["b0.1"]),
        turn("near", "ada", ["c0.0"]),
        turn("note", "ada", ["d0.0"], "procedural"),
      ]),
    ],
  };
  expect(joinOffers(page, own).map(({ id }) => id)).toEqual(["c0.0", "b0.0"]);
});

test("contributions are numbered without procedural notes", () => {
  const page = { runs: [run([turn("note", "", ["a0.0"], "procedural"), turn("x", "ada", ["a0.1"])])] };
  expect(contributionNumber(page, "x")).toBe(1);
  expect(contributionNumber(page, "note")).toBeNull();
});

test("a debate can be taken apart by file and extract", () => {
  const page = { runs: [run([turn("x", "ada", ["b0.0", "a1.0"]), turn("y", "tom", ["b0.1", "a0.0"])])] };
  expect(debateParts(page).map(({ key }) => key)).toEqual(["a0.0", "a1.0", "b0.0"]);
  expect(splitDebateOffers(page).map(({ body }) => body)).toEqual([
    { type: "split-debates", keys: ["a0.0", "a1.0"] },
    { type: "split-debates", keys: ["a0.0", "b0.0"] },
  ]);
});

test("parts whose order is not known can be put after one another; printed order stays", () => {
  const [one, two, three] = [turn("1", "ada", ["a0.0"]), turn("2", "ada", ["a0.1"]), turn("3", "tom", ["b0.0"])];
  const [first, second] = runOffers({ runs: [run([one, two], false), run([three], false)] });
  expect(first?.after).toEqual([
    { id: "b0.0 a0.0", words: "part 2", body: { type: "order", before: "b0.0", after: "a0.0" } },
  ]);
  expect(second?.after[0]?.body).toEqual({ type: "order", before: "a0.1", after: "b0.0" });
  const set = (contributions: PageContribution[]) => ({ ...run(contributions), orderOrigin: "set" as const });
  expect(runOffers({ runs: [set([one]), set([three])] }).map(({ after }) => after.length)).toEqual([1, 0]);
  expect(runOffers({ runs: [run([one]), run([three])] }).flatMap(({ after }) => after)).toEqual([]);
  expect(runOffers({ runs: [run([one, three])] })).toEqual([]);
});

test("a turn is named by its first whole words", () => {
  expect(beginning({ paragraphs: ["Short."] })).toBe("“Short.”");
  expect(beginning({ paragraphs: ["One two three four five six seven eight nine ten eleven twelve"] })).toBe(
    "“One two three four five six seven eight nine…”",
  );
});
