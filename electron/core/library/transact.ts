import type { DatabaseSync } from "node:sqlite";

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
