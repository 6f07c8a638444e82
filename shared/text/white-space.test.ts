import { expect, it } from "vitest";
import { isWhiteSpace } from "./white-space.ts";

it("is what a pattern takes for white space", () => {
  for (let code = 0; code <= 0xffff; code++) {
    if (isWhiteSpace(code) !== /\s/.test(String.fromCharCode(code))) expect.fail(`U+${code.toString(16)}`);
  }
});
