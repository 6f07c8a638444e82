import { describe, expect, it } from "vitest";
import type { TermRun } from "../../../shared/query/query.ts";
import { sha256 } from "../files/sha256.ts";
import { searchIndexContract } from "../testing/search-index-contract.ts";
import { openIndexDatabase } from "./index-database.ts";
import { keyOfHash } from "./key-table.ts";
import { createPacer } from "./pacer.ts";
import { type KeptSearch, NO_DOCUMENT, type TextSearch } from "./search-index.ts";
import { createTextIndex } from "./text-index.ts";

describe("the index of postings", () => {
  searchIndexContract(() => createTextIndex(openIndexDatabase(":memory:").database));

  it("finds words and beginnings wherever they lie among very many different words", async () => {
    const words = Array.from({ length: 60_000 }, (_, at) => `w${at.toString(36)}`);
    // Each text holds words of all parts of the alphabet, and each word stands in two texts.
    const texts = [0, 1, 2, 3].map((part) => words.filter((_, at) => at % 4 === part || at % 4 === 3 - part).join(" "));
    const search = await createTextIndex(openIndexDatabase(":memory:").database).sync({
      size: texts.length,
      key: (at) => keyOfHash(sha256(texts[at] as string)),
      text: (at) => texts[at] as string,
    });
    const question = search.ask(createPacer());
    const counted = async (run: TermRun) => [
      ...((await question.hits([run], Uint32Array.from(texts.keys()))) as Uint32Array),
    ];
    const scan = (passes: (word: string) => boolean) => texts.map((text) => text.split(" ").filter(passes).length);
    for (const typed of [
      "w",
      "w1",
      "w1a",
      "wz",
      "wzzz",
      "wa0",
      "w0",
      "x",
      "v",
      ...words.slice(0, 40_000).filter((_, at) => at % 997 === 0),
    ]) {
      const [whole, prefix] = [
        { terms: [typed], prefix: false },
        { terms: [typed], prefix: true },
      ];
      expect([typed, ...(await counted(whole))]).toEqual([typed, ...scan((word) => word === typed)]);
      expect([typed, ...(await counted(prefix))]).toEqual([typed, ...scan((one) => one.startsWith(typed))]);
    }
    const next = (words[4] as string).slice(0, 2);
    const phrase = { terms: [words[3] as string, next], prefix: true };
    const pairs = (text: string) => ` ${text}`.split(` ${words[3]} ${next}`).length - 1;
    expect(await counted(phrase)).toEqual(texts.map(pairs));
  });

  it("an earlier search finds all it did while small parts of the index are brought together", async () => {
    const index = createTextIndex(openIndexDatabase(":memory:").database);
    const textOf = (at: number) => `Mooring ${at} at the quay.`;
    const sync = (size: number, former: TextSearch | null, onText = () => {}) =>
      index.sync({
        size,
        key: (at) => keyOfHash(sha256(textOf(at))),
        text(at) {
          onText();
          return textOf(at);
        },
        former: former && numbersFor(former.kept, size),
      });
    let last: TextSearch | null = null;
    let parts = 0;
    for (let size = 1; parts < 2; size++) {
      const earlier: TextSearch | null = last;
      const found: Promise<ArrayLike<number> | null>[] = [];
      const all = Uint32Array.from({ length: size - 1 }, (_, at) => at);
      last = await sync(size, earlier, () => {
        const mooring = [{ terms: ["mooring"], prefix: false }];
        if (earlier) found.push(earlier.ask(createPacer()).hits(mooring, all));
      });
      // Each text is a part of its own, until some are written anew.
      if (found.length > 1) parts++;
      for (const hits of await Promise.all(found)) expect(Array.from(hits ?? [])).toEqual(Array(size - 1).fill(1));
    }
  });
});

/** What an earlier search kept, with room for more texts. */
function numbersFor({ state, documents }: KeptSearch, size: number): KeptSearch {
  const wider = new Uint32Array(size).fill(NO_DOCUMENT);
  wider.set(documents);
  return { state, documents: wider };
}
