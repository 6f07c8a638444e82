import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import type { Client } from "../../shared/api/rpc.ts";
import { AppError } from "../../shared/lib/errors.ts";
import { AnnotationsDb } from "./annotations-db.ts";
import version1 from "./fixtures/v1.json" with { type: "json" };
import { forgetLibrary } from "./profile-storage.ts";

const LIBRARY = "11111111-0000-4000-8000-000000000001";

async function profile(): Promise<AnnotationsDb> {
  const db = new AnnotationsDb(`forget-${crypto.randomUUID()}`);
  for (const [table, rows] of Object.entries(version1)) {
    const others = (rows as { id?: string; library?: string }[]).flatMap((row) =>
      row.library === LIBRARY ? [{ ...row, id: `other-${row.id}`, library: "other" }] : [],
    );
    await db.table(table).bulkPut([...rows, ...others]);
  }
  await db.meta.put({ key: `journal/${LIBRARY}`, value: "12" });
  return db;
}

async function libraries(db: AnnotationsDb): Promise<string[]> {
  const rows = await Promise.all(
    ["annotations", "tags", "memos", "entries", "steps", "views"].map((table) => db.table(table).toArray()),
  );
  return [...new Set(rows.flat().map(({ library }) => library as string))].sort();
}

test("a library is removed from the data folder and from this profile, the others stay", async () => {
  const db = await profile();
  const asked: unknown[] = [];
  const client = { call: async (...call: unknown[]) => asked.push(call) } as unknown as Client;
  expect(await libraries(db)).toContain(LIBRARY);
  await forgetLibrary(client, LIBRARY, db);
  expect(asked).toEqual([["library.forget", { id: LIBRARY }]]);
  expect(await libraries(db)).toContain("other");
  expect(await libraries(db)).not.toContain(LIBRARY);
  expect(await db.meta.get(`journal/${LIBRARY}`)).toBeUndefined();
  expect(await db.meta.get("store")).toBeDefined();
  db.close();
});

test("where the engine refuses, nothing is removed", async () => {
  const db = await profile();
  const refused = new AppError("read-only", "Another engine holds the data folder.");
  const client = { call: async () => Promise.reject(refused) } as unknown as Client;
  await expect(forgetLibrary(client, LIBRARY, db)).rejects.toBe(refused);
  expect(await libraries(db)).toContain(LIBRARY);
  db.close();
});
