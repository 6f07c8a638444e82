import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokens } from "../../../shared/text/tokens.ts";
import type { Catalogue } from "../index/catalogue.ts";
import { createPacer } from "../index/pacer.ts";
import type { HitLines } from "./hit-lines.ts";
import { allHits, hitOfLine, lineCount, someLines } from "./hit-lines.ts";
import { isFolded, languageOfLines } from "./language-of-lines.ts";
import { rankTerms } from "./rank-terms.ts";
import { sampleOrdinals } from "./sample.ts";
import { accentedWords, foldedWords, shownAround, visitContext } from "./surroundings.ts";

const SEED = { seed: 20250116 };

describe("lines and hits", () => {
  const counts = fc.array(fc.nat(4), { maxLength: 30 });
  const evaluation = (hits: number[]) => {
    const matches = Uint32Array.from(hits.keys()).filter((row) => row % 3 !== 1);
    return { matches, hits: matches.map((row) => hits[row] as number) };
  };

  it("gives every hit of every match one line, by row and then by place", () => {
    fc.assert(
      fc.property(counts, (hits) => {
        const { matches } = evaluation(hits);
        const expected = [...matches].flatMap((row) =>
          Array.from({ length: hits[row] ?? 0 }, (_, hit) => ({ row, hit })),
        );
        const lines = allHits(evaluation(hits));
        expect(Array.from({ length: lineCount(lines) }, (_, line) => hitOfLine(lines, line))).toEqual(expected);
      }),
      SEED,
    );
  });

  it("keeps the hits of the lines that are chosen", () => {
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.boolean()), (hits, choose) => {
        const all = allHits(evaluation(hits));
        const chosen = Uint32Array.from({ length: lineCount(all) }, (_, line) => line).filter(
          () => choose.next().value,
        );
        const some = someLines(all, chosen);
        expect(lineCount(some)).toBe(chosen.length);
        expect(Array.from(chosen, (_, line) => hitOfLine(some, line))).toEqual(
          Array.from(chosen, (line) => hitOfLine(all, line)),
        );
      }),
      SEED,
    );
  });
});

describe("a random sample", () => {
  const draw = async (total: number, size: number, seed: number) => [
    ...(await sampleOrdinals(total, size, seed, createPacer())),
  ];

  it("has the size asked for, ascends, is the same for the same seed, and holds every smaller one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5000), fc.nat(800), fc.nat(800), fc.nat(), async (total, a, b, seed) => {
        const [small, large] = a < b ? [a, b] : [b, a];
        const sample = await draw(total, large, seed);
        expect(sample.length).toBe(Math.min(total, large));
        expect(
          sample.every((ordinal, at) => ordinal < total && (at === 0 || ordinal > (sample[at - 1] as number))),
        ).toBe(true);
        expect(await draw(total, large, seed)).toEqual(sample);
        const held = new Set(sample);
        expect((await draw(total, small, seed)).every((ordinal) => held.has(ordinal))).toBe(true);
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it("takes from everywhere, and differently for another seed", async () => {
    const tenths = new Array(10).fill(0);
    for (const ordinal of await draw(100_000, 2000, 7)) tenths[Math.floor(ordinal / 10_000)]++;
    expect(Math.min(...tenths)).toBeGreaterThan(140);
    expect(Math.max(...tenths)).toBeLessThan(260);
    const other = new Set(await draw(100_000, 2000, 8));
    expect((await draw(100_000, 2000, 7)).filter((ordinal) => other.has(ordinal)).length).toBeLessThan(100);
  });
});

describe("the words around a hit", () => {
  const word = fc.stringMatching(/^[a-zA-Zé’]{1,30}$/);
  const gap = fc.constantFrom(" ", ", ", "\n", " – ", "; ", "  ");
  const text = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 60 }).map((parts) =>
    parts
      .map((part) => part.join(""))
      .join("")
      .trim(),
  );

  it("shows the text itself, about 80 characters on either side, never part of a word", () => {
    fc.assert(
      fc.property(text, fc.nat(), (words, at) => {
        const all = tokens(words);
        const hit = all[at % Math.max(1, all.length)];
        if (!hit) return;
        const { left, right } = shownAround(words, hit);
        expect(words.slice(0, hit.start).endsWith(left)).toBe(true);
        expect(words.slice(hit.end).startsWith(right)).toBe(true);
        expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(80);
        const [start, end] = [hit.start - left.length, hit.end + right.length];
        expect(start === 0 || /\s/.test(words.charAt(start - 1))).toBe(true);
        expect(end === words.length || /\s/.test(words.charAt(end))).toBe(true);
      }),
      SEED,
    );
  });

  it("sorts by the very words beside the hit", () => {
    fc.assert(
      fc.property(text, fc.nat(), (words, at) => {
        const all = tokens(words);
        const place = at % Math.max(1, all.length);
        const hit = all[place];
        if (!hit) return;
        const around: string[] = [];
        visitContext(words, hit, foldedWords, (where, term) => {
          around[where] = term;
        });
        const near = (step: number) => {
          const token = all[place + step];
          return token && Math.abs(token.start - hit.start) < 100 ? token.term : null;
        };
        expect(around).toHaveLength(11);
        for (let step = -5; step <= 5; step++) {
          const expected = near(step);
          if (expected !== null) expect(around[5 + step]).toBe(expected);
          else if (!all[place + step]) expect(around[5 + step]).toBe("");
        }
      }),
      SEED,
    );
  });

  it("cuts writing without spaces between characters, and never in the middle of one", () => {
    const words = "議會討論".repeat(60);
    const { left, right } = shownAround(words, { start: 120, end: 122 });
    expect([left, right]).toEqual([words.slice(40, 120), words.slice(122, 202)]);
    const paired = "𠮷".repeat(120);
    const cut = shownAround(paired, { start: 101 * 2 - 1 + 1, end: 101 * 2 + 2 });
    expect(cut.left.isWellFormed() && cut.right.isWellFormed()).toBe(true);
  });
});

describe("the order of words", () => {
  it("is that of a dictionary, numbers by value, no two words in one place", async () => {
    const terms = ["10", "zebra", "", "9", "Éire".toLowerCase(), "eire", "apple", "don't", "dont"];
    const ranks = await rankTerms(terms, null, createPacer());
    const sorted = [...terms.keys()].sort((a, b) => (ranks[a] as number) - (ranks[b] as number)).map((at) => terms[at]);
    expect(sorted).toEqual(["", "9", "10", "apple", "don't", "dont", "eire", "éire", "zebra"]);
    expect(new Set(ranks).size).toBe(terms.length);
  });

  it("is that of the language: accents that make another letter count, others do not", async () => {
    const inOrder = async (words: string, language: string) => {
      const terms = accentedWords(words);
      const ranks = await rankTerms(terms, language, createPacer());
      const places = [...terms.keys()].sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
      return places.map((at) => terms[at]).join(" ");
    };
    expect(await inOrder("Öar zon ås ara äro", "sv")).toBe("ara zon ås äro öar");
    expect(await inOrder("Öar zon ås ara äro", "de")).toBe("ara äro ås öar zon");
    expect(await inOrder("chata cena hrad", "cs-CZ")).toBe("cena hrad chata");
    const french = accentedWords("résumé resume Résumé");
    expect(new Set(await rankTerms(french, "fr", createPacer())).size).toBe(1);
  });

  it("follows the language of most lines; English and what is not known go without accents", () => {
    const catalogue = { apart: { language: { values: [null, "en-GB", "sv"], codes: Uint32Array.of(0, 2, 1, 2) } } };
    const lines = { rows: Uint32Array.of(0, 1, 2), starts: Uint32Array.of(0, 5, 8, 10), within: null };
    expect(languageOfLines(lines as unknown as HitLines, catalogue as unknown as Catalogue)).toBe("sv");
    expect([null, "en", "en-GB", "qqx-nonsense-", "fr"].map(isFolded)).toEqual([true, true, true, true, false]);
  });

  it("is the same in slices as at once", async () => {
    const terms = Array.from({ length: 5000 }, (_, at) => ((at * 2654435761) % 100_003).toString(36));
    const ranks = await rankTerms(terms, null, createPacer());
    const collator = new Intl.Collator("en", { numeric: true });
    const expected = [...terms].sort((a, b) => collator.compare(a, b));
    expect(terms.toSorted((a, b) => (ranks[terms.indexOf(a)] as number) - (ranks[terms.indexOf(b)] as number))).toEqual(
      expected,
    );
  });
});
