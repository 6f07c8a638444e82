import { describe, expect, it } from "vitest";
import type { TermRun } from "../../../shared/query/query.ts";
import { sha256 } from "../files/sha256.ts";
import { searchIndexContract } from "../testing/search-index-contract.ts";
import { openIndexDatabase } from "./index-database.ts";
import { keyOfHash } from "./key-table.ts";
import { createPacer } from "./pacer.ts";
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
});
