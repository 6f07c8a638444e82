import { expect, test } from "vitest";
import type { ImportedMemo } from "../../../shared/exporters/json/import-annotations.ts";
import type { Memo } from "../../../shared/model/annotation.ts";
import { type ConflictDecision, importPlace } from "./import-plan.ts";
import { planMemos } from "./plan-memos.ts";

const from = { author: "CD", createdAt: "2031-03-06T10:00:00Z", about: { type: "library" } as const };
const here = [
  { ...from, id: "same", title: "Plan", body: "Read first." },
  { ...from, id: "changed", title: "Who pays", body: "Mine." },
] as Memo[];
const file: ImportedMemo[] = [
  { ...from, id: "elsewhere", title: "Plan", body: "Read first.\n" },
  { ...from, id: "changed", title: "Who pays", body: "Theirs." },
  { ...from, id: "new", title: "", body: "A tag.", about: { type: "tag", id: "t", tag: null } },
];
const place = importPlace({ idsOf: () => [], find: () => null }, ["mine"]);

function planned(decision?: ConflictDecision, take = true) {
  const conflicts = new Map(decision ? [["changed", decision]] : []);
  return planMemos(file, here, { take, conflicts }, place, () => "made");
}

test("each memo of a file is new, the same or conflicting; mine is kept unless told otherwise", () => {
  const { added, same, conflicting, written } = planned();
  expect([added, same].map((list) => list.map(({ id }) => id))).toEqual([["new"], ["elsewhere"]]);
  expect(conflicting.map(({ mine, theirs }) => [mine.body, theirs.body])).toEqual([["Mine.", "Theirs."]]);
  expect(written.map(({ id }) => id)).toEqual(["new"]);
});

test("theirs takes the place of mine, or stands beside it; a file read again after that changes nothing", () => {
  const say = (decision: ConflictDecision) => planned(decision).written.map(({ id, body }) => [id, body]);
  expect(say("theirs")).toEqual([
    ["changed", "Theirs."],
    ["new", "A tag."],
  ]);
  expect(say("both")[0]).toEqual(["made", "Theirs."]);
  const both = [...here, ...planned("both").written] as Memo[];
  const again = planMemos(file, both, { take: true, conflicts: new Map() }, place);
  expect([again.added, again.conflicting, again.written]).toEqual([[], [], []]);
});

test("nothing is written where memos are not wanted", () => {
  expect(planned("theirs", false).written).toEqual([]);
});
