import fc from "fast-check";
import { expect, it } from "vitest";
import type { Span } from "../../../shared/model/source.ts";
import { packSpans, unpackSpans } from "./packed-spans.ts";

it("gives back all spans, in whatever order they come", () => {
  const roles = ["text", "speaker", "heading", "metadata", "gap", "note", "boilerplate", "unrecognised"] as const;
  const number = fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1));
  const span: fc.Arbitrary<Span> = fc
    .record({
      role: fc.constantFrom(...roles),
      byteStart: number,
      length: fc.nat(1000),
      line: number,
      extract: fc.option(fc.nat(100_000)),
      index: fc.option(fc.nat(100_000)),
    })
    .map(({ length, ...one }) => ({ ...one, byteEnd: one.byteStart + length }));
  const property = fc.property(fc.array(span), (spans) => {
    expect(unpackSpans(packSpans(spans))).toEqual(spans);
  });
  fc.assert(property, { seed: 20250116 });
});

it("takes a few bytes for a run that follows another", () => {
  const lines = Array.from({ length: 100 }, (_, line): Span => {
    return { role: "text", byteStart: line * 80, byteEnd: line * 80 + 79, line: line + 1, extract: 0, index: line };
  });
  expect(packSpans(lines).length).toBeLessThan(800);
});
