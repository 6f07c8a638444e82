import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { query, temporaryFolder } from "../testing/engine.ts";
import { JOB, sessionIn } from "../testing/session.ts";
import type { Session } from "./session.ts";

const FILES = 30;

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, "texts"));
});
afterEach(() => folder.remove());

const open = (): Session => sessionIn(folder.path);

function write(word: string): void {
  for (let file = 0; file < FILES; file++) {
    writeFileSync(join(folder.path, "texts", `${file}.txt`), `ROBIN ROE: Matter ${file} ${word}.\n`);
  }
}

/** A library that was read, and read again when all of its files had changed. */
async function openChanged(): Promise<Session> {
  const session = open();
  write("came");
  await session.load(JOB);
  write("went");
  await session.load(JOB);
  return session;
}

/** What the index holds of debates and of words. */
function held(): { debates: number; bodies: number } {
  const database = new DatabaseSync(join(folder.path, "index.sqlite"), { readOnly: true });
  const count = (table: string) => database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n as number;
  const counts = { debates: count("debates"), bodies: count("bodies") };
  database.close();
  return counts;
}

const hasForgotten = () =>
  vi.waitFor(() => expect(held()).toEqual({ debates: FILES, bodies: FILES }), { timeout: 10_000 });

const found = async (session: Session, text: string) =>
  (await session.query((engine) => engine.run({ spec: query({ text }), limit: 1 }))).contributions;

it("forgets what was there before soon after the change is shown", async () => {
  const session = await openChanged();
  expect([await found(session, "went"), await found(session, "came")]).toEqual([FILES, 0]);
  await hasForgotten();
  session.close();
});

it("answers the same when something else changes at once, and forgets all of it", async () => {
  const session = await openChanged();
  write("stayed");
  await session.load(JOB);
  await session.rebuild();
  expect([await found(session, "stayed"), await found(session, "went")]).toEqual([FILES, 0]);
  await hasForgotten();
  session.close();
});

it("forgets next time what a program closed at once did not, and logs no failure", async () => {
  const session = await openChanged();
  session.close();
  const next = open();
  write("stayed");
  await next.load(JOB);
  expect([await found(next, "stayed"), await found(next, "went")]).toEqual([FILES, 0]);
  await hasForgotten();
  next.close();
  const log = join(folder.path, "log");
  expect(existsSync(log) ? readFileSync(log, "utf8") : "").not.toContain("forgetting");
});
