import fc from "fast-check";
import { expect, it } from "vitest";
import { holdsRun } from "../../../shared/query/hits.ts";
import { termRun } from "../../../shared/query/query-terms.ts";
import type { SearchDocument, SearchIndex } from "../index/search-index.ts";
import { sha256 } from "../library/read-file.ts";

function documents(texts: readonly string[]): SearchDocument[] {
  return texts.map((text) => ({ hash: sha256(text), text: () => text }));
}

/** What every {@link SearchIndex} must hold: it agrees with reading all texts from the first word to the last. */
export function searchIndexContract(create: () => SearchIndex): void {
  async function check(index: SearchIndex, texts: readonly string[], typed: string, prefix: boolean): Promise<void> {
    const run = termRun(typed, prefix);
    if (!run) return;
    const expected = texts.flatMap((text, ordinal) => (holdsRun(run, text) ? [ordinal] : []));
    expect([typed, prefix, ...index.match(run)]).toEqual([typed, prefix, ...expected]);
  }

  it("finds words, phrases and prefixes as a plain scan does", async () => {
    const texts = [
      "The Children’s Wellbeing Bill, No. 5",
      "children's wellbeing",
      "CAFÉ, naïve, Müller-Lüdenscheidt",
      "審議を始めます。次に質問があります",
      "the bill the bill",
      'Children AND wellbeing NOT "quoted" (bracket) col* ^start',
      "",
    ];
    const index = create();
    await index.sync(documents(texts));
    const typed = [
      "children's",
      "children’s wellbeing",
      "the bill",
      "cafe",
      "müller",
      "質問",
      "質",
      "and",
      "not",
      "quoted",
      "col",
      "5",
    ];
    for (const one of typed) for (const prefix of [false, true]) await check(index, texts, one, prefix);
  });

  it("agrees with a plain scan on any texts, also after they change", async () => {
    const word = fc.constantFrom(
      "hon",
      "Hon.",
      "don’t",
      "don't",
      "a",
      "ab",
      "abc",
      "Ä",
      "é",
      "質",
      "問題",
      "–",
      "\n",
      "x_y",
      "1,000",
    );
    const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(" "));
    const texts = fc.array(text, { maxLength: 8 });
    const property = fc.asyncProperty(texts, texts, fc.array(text, { maxLength: 4 }), async (before, after, typed) => {
      const index = create();
      await index.sync(documents(before));
      await index.sync(documents(after));
      for (const one of [...typed, ...after])
        for (const prefix of [false, true]) await check(index, after, one, prefix);
    });
    await fc.assert(property, { seed: 20250116, numRuns: 60 });
  });

  it("keeps equal texts apart by their ordinals", async () => {
    const index = create();
    await index.sync(documents(["I call the Minister.", "Order.", "I call the Minister."]));
    expect([...index.match({ terms: ["call"], prefix: false })]).toEqual([0, 2]);
  });

  it("keeps its former state when aborted", async () => {
    const index = create();
    await index.sync(documents(["one"]));
    await expect(index.sync(documents(["two"]), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect([...index.match({ terms: ["one"], prefix: false })]).toEqual([0]);
    expect([...index.match({ terms: ["two"], prefix: false })]).toEqual([]);
  });
}
