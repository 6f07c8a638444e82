import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ParsedSource } from "../../model/source.ts";
import { readSource } from "../read-source.ts";

/** sha256 of a text's UTF-8 form, or of bytes; lower-case hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** Reads bytes as a source at `path`. */
export function readBytes(path: string, bytes: Uint8Array, reader: string | null = null): ParsedSource {
  return readSource({ source: `root/${path}`, path, bytes, revision: sha256(bytes), reader }, { sha256 });
}

/** A file's bytes as a plain Uint8Array. */
export function fileBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}
