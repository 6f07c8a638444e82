import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ParsedSource } from "../../shared/model/source.ts";
import { readSource } from "../../shared/readers/read-source.ts";

/** The folder beside the checkout that holds seeds and corpora. */
export const SHARED = resolve(import.meta.dirname, "../../../shared");

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");

/** All files below a folder, relative with `/`, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}

/** Reads one file as the engine would. */
export function readFileAsSource(folder: string, path: string): ParsedSource {
  const bytes = readFileSync(join(folder, path));
  return readSource({ source: `check/${path}`, path, bytes, revision: sha256(bytes) }, { sha256 });
}
