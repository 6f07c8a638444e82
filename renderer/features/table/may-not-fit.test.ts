import { describe, expect, it } from "vitest";
import { mayNotFit } from "./may-not-fit.ts";

describe("mayNotFit", () => {
  it("lets words stand that surely fit, and nothing at all", () => {
    expect(mayNotFit("16 Jan 2025", 120)).toBe(false);
    expect(mayNotFit("Offences against Children", 250)).toBe(false);
    expect(mayNotFit("", 60)).toBe(false);
    expect(mayNotFit(null, 60)).toBe(false);
  });

  it("has words cut that may be too long, wide letters sooner", () => {
    expect(mayNotFit("Child Sexual Exploitation: Casey Report", 250)).toBe(true);
    expect(mayNotFit("iiiiiiiiii", 100)).toBe(false);
    expect(mayNotFit("WWWWWWWWWW", 100)).toBe(true);
    expect(mayNotFit("ご清聴ありがとう", 100)).toBe(true);
  });

  it("does not know of anything but words", () => {
    expect(mayNotFit(["words"], 500)).toBe(true);
  });
});
