import { describe, expect, it } from "vitest";
import { nameForm, nameKey } from "./name-form.ts";

describe("what counts of a name", () => {
  it.each([
    ["L’hon. Jeanne Bonin", "Jeanne Bonin"],
    ["M. Luc Tremblay", "Luc Tremblay"],
    ["Mme Ada Roy", "Ada Roy"],
    ["Le très honorable Luc Roy", "Luc Roy"],
    ["Le très hon. Luc Roy", "Luc Roy"],
    ["L'hon. M. Luc Roy", "Luc Roy"],
    ["Adv T M MARSH", "T M Marsh"],
    ["Rt Hon. Jane Doe", "jane doe"],
    ["The Honourable Jane Doe", "jane doe"],
    ["Senator Jane Doe", "jane doe"],
    ["Deputy Jane Doe", "jane doe"],
    ["Jane Doe TD", "jane doe"],
    ["Sir John Doe, Bt, KCMG", "John Doe"],
  ])("of %s is the name without its honorific", (printed, plain) => {
    expect(nameKey(printed)).toBe(nameKey(plain));
  });

  it("keeps an initial, which is no honorific", () => {
    expect(nameKey("M T Vale")).toBe("m t vale");
    expect(nameKey("Mr M T Vale")).toBe("m t vale");
  });

  it("tells a name that may be short", () => {
    expect(nameForm("Mr Vale").mayBeShort).toBe(true);
    expect(nameForm("Jane Vale").mayBeShort).toBe(false);
  });
});
