import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const here = import.meta.dirname;
let folder: string | null = null;

/** Beside the built program (also where a chunk of it runs), else in the package itself. */
function mapsFolder(): string {
  const beside = [path.join(here, "cmaps"), path.join(here, "..", "cmaps")].find((candidate) => existsSync(candidate));
  return beside ?? path.join(path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps");
}

/**
 * Hands pdf.js the tables by which East Asian fonts that name no letters themselves are read (Adobe's character maps,
 * which come with it). Only plain names in one folder are opened; nothing is fetched.
 */
export class CharacterMaps {
  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    if (kind !== "cMapUrl" || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`${filename} is not at hand`);
    folder ??= mapsFolder();
    return new Uint8Array(await readFile(path.join(folder, filename)));
  }
}
