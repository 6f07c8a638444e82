import type { DatabaseSync } from "node:sqlite";

/** Does work that only reads, in one go: on its own each statement would lock the database and let go of it. */
export function readTogether(database: DatabaseSync, read: () => void): void {
  if (database.isTransaction) read();
  else transact(database, read);
}

/** Does all of some work on a database or, when it throws, nothing. */
export function transact(database: DatabaseSync, work: () => void): void {
  database.exec("BEGIN");
  try {
    work();
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}
