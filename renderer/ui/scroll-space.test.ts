import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { follow, heightOf, moveTo, placeAt, rowsInView, type ScrollSpace, TALLEST, topOf } from "./scroll-space.ts";

const SMALL: ScrollSpace = { content: 28 * 1000, view: 600 };
const LARGE: ScrollSpace = { content: 48 * 2_000_000, view: 612 };
const range = (space: ScrollSpace) => heightOf(space) - space.view;

describe("what fits is scrolled as it is", () => {
  test("the element has its full height and nothing is shifted", () => {
    expect(heightOf(SMALL)).toBe(28_000);
    expect(follow(SMALL, { scroll: 0, shift: 0 }, 20_000)).toEqual({ scroll: 20_000, shift: 0 });
    expect(placeAt(SMALL, 99_999)).toEqual({ scroll: 27_400, shift: 0 });
  });
});

describe("more than a browser can scroll", () => {
  test("the element is held to what it can, and both ends are reached", () => {
    expect(heightOf(LARGE)).toBe(TALLEST);
    expect(topOf(follow(LARGE, placeAt(LARGE, 1000), 0))).toBe(0);
    expect(topOf(follow(LARGE, placeAt(LARGE, 1000), range(LARGE)))).toBe(LARGE.content - LARGE.view);
    const last = rowsInView(LARGE, follow(LARGE, { scroll: 0, shift: 0 }, range(LARGE)), 48);
    expect(last.last).toBe(1_999_999);
  });
  test("a drag goes to the same share of all rows", () => {
    const place = follow(LARGE, { scroll: 0, shift: 0 }, range(LARGE) / 2);
    expect(topOf(place)).toBeCloseTo((LARGE.content - LARGE.view) / 2, -2);
  });
  test("the wheel moves by the pixels it says, wherever one is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: LARGE.content - 20_000 }),
        fc.integer({ min: -1500, max: 1500 }),
        (top, by) => {
          const place = placeAt(LARGE, top);
          expect(topOf(follow(LARGE, place, place.scroll + by)) - topOf(place)).toBe(by);
        },
      ),
      { seed: 4 },
    );
  });
  test("any row can be brought to the top, near or far", () => {
    fc.assert(
      fc.property(fc.nat(1_999_980), fc.nat(1_999_980), (from, to) => {
        const place = moveTo(LARGE, placeAt(LARGE, from * 48), to * 48);
        expect(topOf(place)).toBe(to * 48);
        expect(place.scroll).toBeGreaterThanOrEqual(0);
        expect(place.scroll).toBeLessThanOrEqual(range(LARGE));
      }),
      { seed: 4 },
    );
  });
  test("steps of any kind never leave the rows", () => {
    const step = fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -TALLEST, max: TALLEST }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let place = { scroll: 0, shift: 0 };
        for (const by of steps) {
          place = follow(LARGE, place, Math.min(range(LARGE), Math.max(0, place.scroll + by)));
          expect(topOf(place)).toBeGreaterThanOrEqual(0);
          expect(topOf(place)).toBeLessThanOrEqual(LARGE.content - LARGE.view);
        }
      }),
      { seed: 4 },
    );
  });
});

test("rows in view are those one can see, and none beyond the ends", () => {
  expect(rowsInView({ content: 280, view: 100 }, { scroll: 30, shift: 0 }, 28)).toEqual({ first: 1, last: 4 });
  expect(rowsInView({ content: 280, view: 100 }, { scroll: 180, shift: 0 }, 28, 3)).toEqual({ first: 3, last: 9 });
});
