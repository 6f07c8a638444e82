import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { ParsedSource } from "../../model/source.ts";
import { readSource } from "../../readers/read-source.ts";

const SEEDS = new URL("../../../seeds/", import.meta.url);
const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

/** A seed as the program reads it; `as` gives it another name in the library, as a copied file has. */
export function seedSource(file: string, as = file): ParsedSource {
  const bytes = new Uint8Array(readFileSync(new URL(file, SEEDS)));
  return readSource({ source: `seeds/${as}`, path: as, bytes, revision: sha256(bytes) }, { sha256 });
}

/** All five. */
export function seedSources(): ParsedSource[] {
  const files = readdirSync(SEEDS).filter((file) => file.endsWith(".txt"));
  return files.sort().map((file) => seedSource(file));
}
