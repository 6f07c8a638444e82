import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { makePrivateFolder } from "../core/paths.ts";

const FILE = "web-key";
const SHAPE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The 256-bit key of the web host, kept in the data folder in a file for its owner alone, so that an address
 * stays good from one start to the next. A key that others could have read is replaced.
 */
export async function readOrCreateSecret(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, FILE);
  const kept = await readFile(file, "utf8").catch(() => "");
  if (SHAPE.test(kept.trim()) && (await isPrivate(file))) return kept.trim();

  const secret = randomBytes(32).toString("base64url");
  makePrivateFolder(dataFolder);
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  // The mode above holds for a new file only.
  await chmod(file, 0o600);
  return secret;
}

/** Compares in a time that does not depend on where the two differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(createHash("sha256").update(given).digest(), createHash("sha256").update(expected).digest());
}

async function isPrivate(file: string): Promise<boolean> {
  // Windows keeps no such bits: there the user's own folder protects the file.
  return process.platform === "win32" || ((await stat(file)).mode & 0o077) === 0;
}
