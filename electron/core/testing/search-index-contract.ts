import fc from "fast-check";
import { expect, it } from "vitest";
import { findHits, holdsRun } from "../../../shared/query/hits.ts";
import type { QueryNode, TermRun } from "../../../shared/query/query.ts";
import { termRun } from "../../../shared/query/query-terms.ts";
import { sha256 } from "../files/sha256.ts";
import { keyOfHash } from "../index/key-table.ts";
import { createPacer } from "../index/pacer.ts";
import { rowsOf } from "../index/row-set.ts";
import type { SearchIndex, SearchTexts, TextSearch } from "../index/search-index.ts";

function textsOf(texts: readonly string[]): SearchTexts {
  const at = (ordinal: number) => texts[ordinal] as string;
  return { size: texts.length, key: (ordinal) => keyOfHash(sha256(at(ordinal))), text: at };
}

/** The ordinals of some texts. */
const allOf = (texts: readonly string[]) => Uint32Array.from(texts.keys());

const wordsNode = (run: TermRun): QueryNode => ({ type: "words", text: "", ...run });

/** What every {@link SearchIndex} must hold: it agrees with reading all texts from the first word to the last. */
export function searchIndexContract(create: () => SearchIndex): void {
  async function found(search: TextSearch, run: TermRun): Promise<number[]> {
    const holds = await search.ask(createPacer()).holders(run);
    return [...rowsOf(holds)];
  }

  async function check(search: TextSearch, texts: readonly string[], typed: string, prefix: boolean): Promise<void> {
    const run = termRun(typed, prefix);
    if (!run) return;
    const expected = texts.flatMap((text, ordinal) => (holdsRun(run, text) ? [ordinal] : []));
    expect([typed, prefix, ...(await found(search, run))]).toEqual([typed, prefix, ...expected]);
  }

  async function checkHits(search: TextSearch, texts: readonly string[], runs: readonly TermRun[]): Promise<void> {
    const counts = await search.ask(createPacer()).hits(runs, allOf(texts));
    const [first, ...others] = runs.map(wordsNode);
    if (!first || !counts) return;
    const node: QueryNode = others.length === 0 ? first : { type: "or", children: [first, ...others] };
    const expected = texts.map((text) => findHits(node, text).length);
    expect([JSON.stringify(runs), ...counts]).toEqual([JSON.stringify(runs), ...expected]);
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
    const search = await create().sync(textsOf(texts));
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
    for (const one of typed) for (const prefix of [false, true]) await check(search, texts, one, prefix);
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
      await index.sync(textsOf(before));
      const search = await index.sync(textsOf(after));
      for (const one of [...typed, ...after])
        for (const prefix of [false, true]) await check(search, after, one, prefix);
    });
    await fc.assert(property, { seed: 20250116, numRuns: 60 });
  });

  it("counts the places of words, prefixes and phrases as reading does, overlapping ones as one", async () => {
    const word = fc.constantFrom("a", "ab", "abc", "b", "don’t");
    const text = fc.array(word, { maxLength: 10 }).map((words) => words.join(" "));
    const terms = fc.array(fc.constantFrom("a", "ab", "abc", "b"), { minLength: 1, maxLength: 3 });
    const runs = fc.array(fc.record({ terms, prefix: fc.boolean() }), { minLength: 1, maxLength: 3 });
    const property = fc.asyncProperty(fc.array(text, { maxLength: 6 }), runs, async (texts, typed) => {
      await checkHits(await create().sync(textsOf(texts)), texts, typed);
    });
    await fc.assert(property, { seed: 20250116, numRuns: 200 });
  });

  it("counts words near each other as reading does", async () => {
    const word = fc.constantFrom("a", "ab", "abc", "b", "c");
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(" "));
    const terms = fc.array(fc.constantFrom("a", "ab", "b", "c"), { minLength: 1, maxLength: 2 });
    const side = fc.array(fc.record({ terms, prefix: fc.boolean() }), { minLength: 1, maxLength: 2 });
    const near = fc.record({ sides: fc.tuple(side, side), distance: fc.integer({ min: 1, max: 4 }) });
    const property = fc.asyncProperty(fc.array(text, { maxLength: 6 }), near, side, async (texts, sought, [run]) => {
      const question = (await create().sync(textsOf(texts))).ask(createPacer());
      const [left, right] = sought.sides.map((runs) => runs.map((one) => ({ ...wordsNode(one) })));
      const node = { type: "near", distance: sought.distance, sides: [left, right] } as QueryNode;
      const expected = texts.map((one) => findHits(node, one).length);
      const told = JSON.stringify(sought);
      expect([told, ...((await question.hits([sought], allOf(texts))) as Uint32Array)]).toEqual([told, ...expected]);
      const holding = [...expected.keys()].filter((ordinal) => (expected[ordinal] as number) > 0);
      expect([told, ...rowsOf(await question.holders(sought))]).toEqual([told, ...holding]);
      const both: QueryNode = { type: "or", children: [node, wordsNode(run as TermRun)] };
      const counts = (await question.hits([sought, run as TermRun], allOf(texts))) as Uint32Array;
      expect([...counts]).toEqual(texts.map((one) => findHits(both, one).length));
    });
    await fc.assert(property, { seed: 20250116, numRuns: 300 });
  });

  it("counts anew in what an earlier question gave back, and only for the texts that are asked for", async () => {
    const texts = ["a b a", "b", "a b", "c", "a b a"];
    const search = await create().sync(textsOf(texts));
    const [a, b] = ["a", "b"].map((term) => ({ terms: [term], prefix: false })) as [TermRun, TermRun];
    const former = search.ask(createPacer());
    expect([...((await former.hits([a, b], allOf(texts))) as Uint32Array)]).toEqual([3, 1, 2, 0, 3]);
    former.end();
    const question = search.ask(createPacer());
    expect([...rowsOf(await question.holders(a))]).toEqual([0, 2, 4]);
    expect([...((await question.hits([a, b], Uint32Array.of(2, 4))) as Uint32Array)]).toEqual([2, 3]);
  });

  it("finds the texts with words that hold some letters", async () => {
    const search = await create().sync(textsOf(["Accountability, unaccountable", "a count", "COUNTY", ""]));
    const question = search.ask(createPacer());
    expect([...rowsOf(await question.holding("count"))]).toEqual([0, 1, 2]);
    expect([...rowsOf(await question.holding("ntab"))]).toEqual([0]);
  });

  it("leaves places in scripts without spaces to reading", async () => {
    const search = await create().sync(textsOf(["人人人"]));
    const run = { terms: ["人人"], prefix: false };
    expect(await search.ask(createPacer()).hits([run], Uint32Array.of(0))).toBeNull();
  });

  it("keeps equal texts apart by their ordinals", async () => {
    const search = await create().sync(textsOf(["I call the Minister.", "Order.", "I call the Minister."]));
    expect(await found(search, { terms: ["call"], prefix: false })).toEqual([0, 2]);
  });

  it("takes texts in before they are asked for", async () => {
    const index = create();
    index.add(sha256("one"), "one");
    expect([index.holds(sha256("one")), index.holds(sha256("two"))]).toEqual([true, false]);
    const texts: SearchTexts = { size: 1, key: () => keyOfHash(sha256("one")), text: () => expect.unreachable() };
    expect(await found(await index.sync(texts), { terms: ["one"], prefix: false })).toEqual([0]);
  });

  it("lets an earlier search hold when aborted", async () => {
    const index = create();
    const search = await index.sync(textsOf(["one"]));
    await expect(index.sync(textsOf(["two"]), { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(await found(search, { terms: ["one"], prefix: false })).toEqual([0]);
    expect(await found(await index.sync(textsOf(["two"])), { terms: ["two"], prefix: false })).toEqual([0]);
  });

  it("is restored by what an earlier search kept, also when texts came since, but not when some went", async () => {
    const index = create();
    const { kept } = await index.sync(textsOf(["one", "two", "one"]));
    const again = index.restore(kept) as TextSearch;
    expect(await found(again, { terms: ["one"], prefix: false })).toEqual([0, 2]);
    await index.sync(textsOf(["one", "three"]));
    const besides = index.restore(kept) as TextSearch;
    expect(await found(besides, { terms: ["one"], prefix: false })).toEqual([0, 2]);
    expect(await found(besides, { terms: ["three"], prefix: false })).toEqual([]);
    await index.sync(textsOf(["four", "five"]));
    expect(index.restore(kept)).toBeNull();
  });
}
