import { expect, test } from "vitest";
import { ANCHOR_STATUSES } from "../../../shared/model/annotation.ts";
import { needsReview, reviewName, reviewQueue, statusWords } from "./review-state.ts";
import { makeItem } from "./testing/make-item.ts";

test("a person looks at whatever is not surely the same words by the same speaker", () => {
  expect(ANCHOR_STATUSES.filter(needsReview)).toEqual(["changed", "ambiguous", "speaker-changed", "lost"]);
});

test("every status but exact is said in words; alikeness is never rounded up", () => {
  for (const status of ANCHOR_STATUSES) {
    expect(statusWords({ status, score: 0.999 }) === null).toBe(status === "exact");
  }
  expect(statusWords({ status: "changed", score: 0.999 })).toContain("99 % alike");
});

test("what was kept as it is leaves the queue until something changes again", () => {
  const [fine, changed, lost] = [
    makeItem({ id: "fine" }),
    makeItem({ id: "changed", status: "changed" }),
    makeItem({ id: "lost", status: "lost" }),
  ];
  const kept = { changed: reviewName(changed) };
  const queue = reviewQueue([fine, changed, lost], kept);
  expect(queue.open).toEqual([lost]);
  expect(queue.kept).toEqual([changed]);
  const again = makeItem({ id: "changed", status: "changed", words: "Other words now" });
  expect(reviewQueue([again], kept).open).toEqual([again]);
});
