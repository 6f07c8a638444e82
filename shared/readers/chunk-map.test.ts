import fc from "fast-check";
import { expect, test } from "vitest";
import { utf8Map } from "./chunk-map.ts";

/** Where the character of each unit begins, counted one by one; the end of the text is one more. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let byte = 0;
  for (const character of text) {
    for (let unit = 0; unit < character.length; unit++) places.push(byte);
    byte += Buffer.byteLength(character);
  }
  return [...places, byte];
}

function mapped(text: string): number[] {
  const map = utf8Map(text, Buffer.from(text));
  return Array.from({ length: text.length + 1 }, (_, unit) => map.byteAt(unit));
}

test("a stretch of 32 units that ends in half a character is not taken for ASCII by its length", () => {
  const text = `aéa${"b".repeat(28)}😀${"é".repeat(40)}`;
  expect(text.charCodeAt(31)).toBeGreaterThan(0xd7ff);
  expect(mapped(text)).toEqual(placesOf(text));
});

test("every unit leads to the byte at which its character begins, and back", () => {
  const character = fc.oneof({ weight: 6, arbitrary: fc.constant("a") }, fc.constantFrom("é", "—", "中", "😀"));
  const property = fc.property(fc.array(character, { maxLength: 200 }), (characters) => {
    const text = characters.join("");
    const places = placesOf(text);
    expect(mapped(text)).toEqual(places);
    const map = utf8Map(text, Buffer.from(text));
    for (const place of new Set(places)) expect(map.unitAt(place)).toBe(places.indexOf(place));
  });
  fc.assert(property, { seed: 20250116, numRuns: 500 });
});
