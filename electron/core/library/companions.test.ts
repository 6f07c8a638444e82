import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, it } from "vitest";
import { query, startTestEngine, temporaryFolder } from "../testing/engine.ts";

const HEAD = "Text_ID\tID\tTitle\tDate\tBody\tSpeaker_role\tSpeaker_party\tSpeaker_ID\tSpeaker_name\n";
const row = (name: string) => `X\tX.u1\tMinutes\t2031-03-04\tLower house\tRegular\tLAB\tNV\t${name}\n`;
const WORDS = "X.u1\tI beg to move that we adjourn.\n";
const NAME = "ParlaMint-GB_2031-03-04-commons";
const bytes = (text: string) => new TextEncoder().encode(text);

it("a text is read with the table beside it, in an archive too, and anew when the table changes", async () => {
  const folder = temporaryFolder();
  const texts = join(folder.path, "texts");
  mkdirSync(texts);
  const table = join(texts, `${NAME}-meta.tsv`);
  writeFileSync(join(texts, `${NAME}.txt`), WORDS);
  writeFileSync(table, HEAD + row("Vale, Ned"));
  writeFileSync(
    join(texts, "b.zip"),
    zipSync({
      [`c/${NAME}.txt`]: bytes("X.u1\tAnd so do I, with pleasure.\n"),
      [`c/${NAME}-meta.tsv`]: bytes(HEAD + row("Corn, Una")),
    }),
  );
  const engine = startTestEngine(join(folder.path, "data"));
  const speakers = async () => {
    const { rows } = await engine.client.call("query.run", { spec: query(), limit: 9 });
    return rows.map(({ speaker, party }) => `${speaker.printed} ${party.printed}`).sort();
  };
  await engine.open(texts);
  expect(await speakers()).toEqual(["Ned Vale LAB", "Una Corn LAB"]);
  const { rows } = await engine.client.call("sources.list", { sort: [], offset: 0, limit: 9 });
  expect(Object.fromEntries(rows.map(({ path, contributions, format }) => [path, [contributions, format]]))).toEqual({
    [`${NAME}-meta.tsv`]: [0, "parlamint-meta"],
    [`${NAME}.txt`]: [1, "parlamint-text"],
    [`b.zip!/c/${NAME}-meta.tsv`]: [0, "parlamint-meta"],
    [`b.zip!/c/${NAME}.txt`]: [1, "parlamint-text"],
  });
  writeFileSync(table, HEAD + row("Valentine, Edward"));
  await engine.job(() => engine.client.call("library.rescan", {}));
  expect(await speakers()).toEqual(["Edward Valentine LAB", "Una Corn LAB"]);
  await engine.close();
  folder.remove();
});
