import fc from "fast-check";
import { expect, it } from "vitest";
import { PackedRecords, RecordPacker } from "./packed-records.ts";

const packer = new RecordPacker();

function pack(texts: readonly string[]): PackedRecords {
  for (const text of texts) packer.add(text);
  return new PackedRecords(packer.finish());
}

it("gives back every text, whatever its length and in whatever order it is asked for", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.nat(40_000).map((length) => "é".repeat(length)),
  );
  const property = fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
    const packed = pack(texts);
    expect(packed.count).toBe(texts.length);
    for (const at of [...texts.keys()].reverse()) expect(packed.text(at)).toBe(Buffer.from(texts[at] ?? "").toString());
  });
  fc.assert(property, { seed: 20250116 });
});

it("refuses a record that is not there", () => {
  const packed = pack(["one"]);
  expect(() => packed.text(1)).toThrow(RangeError);
  expect(() => pack([]).text(0)).toThrow(RangeError);
});
