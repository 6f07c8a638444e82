import { expect, it } from "vitest";
import { sizeInWords } from "./size.ts";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [14_400, "14 kB"],
  [999_700, "1.0 MB"],
  [1_234_567, "1.2 MB"],
  [45_000_000, "45 MB"],
  [3_400_000_000, "3.4 GB"],
])("%i bytes are %s", (bytes, words) => {
  expect(sizeInWords(bytes)).toBe(words);
});
