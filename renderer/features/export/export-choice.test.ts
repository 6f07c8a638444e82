import { expect, test } from "vitest";
import { memo } from "../../../shared/exporters/testing/items.ts";
import { exportOptions, FIRST_CHOICE } from "./export-choice.ts";
import { exporterOf } from "./exporter-of.ts";

const facts = {
  libraryName: "Harbours",
  exportedAt: "2025-03-01T09:00:00.000Z",
  filterText: "",
  savedViews: [],
  memos: [],
};

test("groups are at most two different ones, and none below none", () => {
  const groups = (groupBy: typeof FIRST_CHOICE.groupBy, thenBy: typeof FIRST_CHOICE.thenBy) =>
    exportOptions({ ...FIRST_CHOICE, groupBy, thenBy }, facts).groupBy;
  expect(groups("tag", "speaker")).toEqual(["tag", "speaker"]);
  expect(groups("tag", "tag")).toEqual(["tag"]);
  expect(groups(null, "speaker")).toEqual([]);
});

test("memos are left out with the notes, until they are chosen by themselves", () => {
  const kept = (choice: Partial<typeof FIRST_CHOICE>) =>
    exportOptions({ ...FIRST_CHOICE, ...choice }, { ...facts, memos: [memo()] }).memos.length;
  expect([kept({}), kept({ leaveOutNotes: true })]).toEqual([1, 0]);
  expect([kept({ leaveOutNotes: true, leaveOutMemos: false }), kept({ leaveOutMemos: true })]).toEqual([1, 0]);
});

test("a format that is gone gives way to the first", () => {
  expect(exporterOf("csv").extension).toBe("csv");
  expect(exporterOf("papyrus").id).toBe("markdown");
});
