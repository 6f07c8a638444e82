import type { DatabaseSync } from "node:sqlite";
import type { PersonRow } from "../../../shared/api/schemas.ts";

const NAME = "people";

/** Keeps the people of a library in its index; call it in the transaction that stores its debates. */
export function keepPeople(database: DatabaseSync, people: readonly PersonRow[]): void {
  const value = Buffer.from(JSON.stringify(people));
  database.prepare("INSERT OR REPLACE INTO kept VALUES (?, ?)").run(NAME, value);
}

/** The people kept last; nobody when none were kept. */
export function readPeople(database: DatabaseSync): PersonRow[] {
  const value = database.prepare("SELECT value FROM kept WHERE name = ?").get(NAME)?.value;
  return value ? JSON.parse(Buffer.from(value as Uint8Array).toString("utf8")) : [];
}
