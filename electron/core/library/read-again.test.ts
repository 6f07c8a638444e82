import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { query, temporaryFolder } from "../testing/engine.ts";
import { JOB, sessionIn } from "../testing/session.ts";
import type { Session } from "./session.ts";

const FILES = 40;
const TURNS = 6;

describe("a library of which many files changed a little", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let session: Session;
  const file = (at: number) => join(folder.path, "texts", `${at}.txt`);

  beforeEach(async () => {
    folder = temporaryFolder();
    mkdirSync(join(folder.path, "texts"));
    for (let at = 0; at < FILES; at++) {
      const turns = Array.from({ length: TURNS }, (_, turn) => `ROBIN ROE: Matter ${turn} of paper ${at} is moored.\n`);
      writeFileSync(file(at), turns.join(""));
    }
    session = sessionIn(folder.path);
    await session.load(JOB);
  });
  afterEach(() => {
    session.close();
    folder.remove();
  });

  /** Texts in all segments of the index, each as often as it stands there. */
  function textsHeld(): number {
    const database = new DatabaseSync(join(folder.path, "index.sqlite"), { readOnly: true });
    const { texts } = database.prepare("SELECT sum(documents) AS texts FROM segments").get() as { texts: number };
    database.close();
    return texts;
  }

  const found = async (text: string) =>
    (await session.query((engine) => engine.run({ spec: query({ text }), limit: 1 }))).contributions;

  it("takes only what is new into its index, and finds all of it", async () => {
    expect(textsHeld()).toBe(FILES * TURNS);
    for (let at = 0; at < FILES; at++) appendFileSync(file(at), `JO BLOGGS: Paper ${at} was unmoored since.\n`);
    expect(await session.load(JOB)).toEqual({ read: FILES, reused: 0, unreadable: 0 });
    expect(textsHeld()).toBe(FILES * (TURNS + 1));
    expect(await found("moored")).toBe(FILES * TURNS);
    expect(await found("unmoored")).toBe(FILES);
    expect(await found("paper")).toBe(FILES * (TURNS + 1));
  });

  it("finds what moved to another file, though the index held it for the file it stood in", async () => {
    for (let at = 0; at < FILES; at++) {
      writeFileSync(file(at), `ROBIN ROE: Matter 0 of paper ${(at + 1) % FILES} is moored.\n`);
    }
    await session.load(JOB);
    expect(await found("moored")).toBe(FILES);
    expect(await found('"paper 7"')).toBe(1);
  });
});
