import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { dataPaths } from "../paths.ts";
import { PARSE_WORKER, query, temporaryFolder } from "../testing/engine.ts";
import { newLibrary } from "./library-file.ts";
import { createSession } from "./session.ts";

it("rebuilds an index that turns out to be damaged in the middle of a query, and answers it", async () => {
  const folder = temporaryFolder();
  const texts = join(folder.path, "texts");
  mkdirSync(texts);
  writeFileSync(join(texts, "a.txt"), "SAM SAMPLE: Good morning.\nROBIN ROE: And to you.\n");
  const index = join(folder.path, "index.sqlite");
  const session = createSession({
    facts: newLibrary(dataPaths(join(folder.path, "data")), texts, false),
    index,
    parseWorker: PARSE_WORKER,
    version: "0",
    generation: 0,
  });
  await session.load({ signal: new AbortController().signal, progress: () => {} });

  let isDamaged = true;
  const found = await session.query((engine) => {
    if (isDamaged) {
      isDamaged = false;
      throw Object.assign(new Error("database disk image is malformed"), { errcode: 11 });
    }
    return engine.run({ spec: query({ text: "morning" }), limit: 1 });
  });
  expect(found.hits).toBe(1);
  expect(session.summary().diagnostics.map((one) => one.code)).toEqual(["index-rebuilt"]);
  session.close();
  folder.remove();
});
