import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldTerm, scanTokens, tokens } from "./tokens.ts";

const terms = (text: string) => tokens(text).map((token) => token.term);
const seed = 20250116;

describe("tokens", () => {
  it("takes letters and digits, splits at hyphens, keeps inner apostrophes", () => {
    expect(terms("The cross-party group’s 2nd report: £5 million!")).toEqual([
      "the",
      "cross",
      "party",
      "group's",
      "2nd",
      "report",
      "5",
      "million",
    ]);
  });

  it("reads straight and curly apostrophes as the same, and quotation marks as none", () => {
    expect(terms("Children’s")).toEqual(terms("children's"));
    expect(terms("‘No Further Action’")).toEqual(["no", "further", "action"]);
    expect(terms("the victims’ families")).toEqual(["the", "victims", "families"]);
  });

  it.each([
    ["Élysée", "elysee"],
    ["e\u0301tat", "etat"],
    ["ﬁnance", "finance"],
    ["co\u00adop", "coop"],
    ["İstanbul", "istanbul"],
  ])("folds %s to %s", (printed, term) => {
    expect(terms(printed)).toEqual([term]);
  });

  it("keeps the vowel signs of Indic scripts", () => {
    expect(terms("हिंदी हद")).toEqual([foldTerm("हिंदी"), "हद"]);
    expect(foldTerm("हिंदी")).not.toBe(foldTerm("हद"));
  });

  it("gives overlapping pairs for Han, Kana and Thai, each character beginning one", () => {
    expect(terms("立法會 Council")).toEqual(["立法", "法會", "會", "council"]);
    expect(terms("カー")).toEqual(["カー", "ー"]);
    expect(terms("𠮷野")).toEqual(["𠮷野", "野"]);
    expect(terms("สภา")).toEqual(["สภ", "ภา", "า"]);
  });

  it("says where each token stands, in order, without cutting a surrogate pair", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        let last = 0;
        scanTokens(text, (term, start, end) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(foldTerm(text.slice(start, end))).toBe(term);
          expect(foldTerm(term)).toBe(term);
          last = start;
        });
      }),
      { seed, numRuns: 2000 },
    );
  });
});
