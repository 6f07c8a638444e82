import { readFileSync } from "node:fs";
import { type FileHandle, open, readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { crc32, gunzip, inflateRaw } from "node:zlib";
import { whyUnreadable } from "../../files/file-error.ts";
import { allowedBytes, sizeInWords } from "./limits.ts";
import type { Member } from "./member.ts";

/** A source's place on disk: a file, or a member of one. */
export interface BytesPlace {
  /** The file, or the container. */
  path: string;
  member?: Member;
}

/** A source's bytes, or why there are none; `why` is the rest of a sentence, "… could not be read: why." */
export type BytesOutcome = { ok: true; bytes: Uint8Array } | { ok: false; code: string; why: string };

const unpackDeflate = promisify<Uint8Array, object, Uint8Array>(inflateRaw);
const unpackGzip = promisify<Uint8Array, object, Uint8Array>(gunzip);
const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER = 0x04034b50;

/**
 * Reads a source's bytes, those of a member straight from their place in the container. Unpacks no more than the
 * limits allow. Never throws except the abort reason. Without a signal nobody waits for this thread, and a plain file is
 * read in one go: through other threads it takes three times as long.
 */
export async function readBytes({ path, member }: BytesPlace, signal?: AbortSignal): Promise<BytesOutcome> {
  try {
    if (member?.container === "zip") return await readZipMember(path, member);
    const bytes = signal ? await readFile(path, { signal }) : readFileSync(path);
    return member ? await readGzip(bytes) : { ok: true, bytes };
  } catch (error) {
    signal?.throwIfAborted();
    return { ok: false, code: "unreadable", why: whyUnreadable(error) };
  }
}

async function readGzip(packed: Uint8Array): Promise<BytesOutcome> {
  if (packed.length === 0) return { ok: true, bytes: packed };
  const limit = allowedBytes(packed.length);
  try {
    const bytes = await unpackGzip(packed, { maxOutputLength: limit });
    if (isTar(bytes)) return { ok: false, code: "tar-archive", why: "it is a tar archive; unpack it" };
    return { ok: true, bytes };
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") {
      const why = `more than ${sizeInWords(limit)} come out of ${sizeInWords(packed.length)}, too much to be read`;
      return { ok: false, code: "container-bomb", why };
    }
    return { ok: false, code: "damaged-container", why: `it is damaged or no gzip file (${messageOf(error)})` };
  }
}

type ZipMember = Member & { container: "zip" };

async function readZipMember(path: string, member: ZipMember): Promise<BytesOutcome> {
  const file = await open(path);
  let packed: Uint8Array | null;
  try {
    packed = await packedBytes(file, member);
  } finally {
    await file.close();
  }
  const damaged = (why: string): BytesOutcome => ({ ok: false, code: "damaged-member", why: `it is damaged (${why})` });
  if (!packed) return damaged("its bytes are not where the directory says");
  try {
    const limits = { maxOutputLength: Math.max(1, member.size) };
    const bytes = member.method === 0 ? packed : await unpackDeflate(packed, limits);
    if (bytes.length !== member.size) return damaged("its size differs from what is stated");
    return crc32(bytes) === member.crc ? { ok: true, bytes } : damaged("its checksum differs");
  } catch (error) {
    if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") return damaged("it holds more than is stated");
    return damaged(messageOf(error));
  }
}

/** The member's bytes as packed; null when its header is not there or the file ends before them. */
async function packedBytes(file: FileHandle, { offset, packedSize }: ZipMember): Promise<Uint8Array | null> {
  const header = Buffer.alloc(LOCAL_HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, LOCAL_HEADER_BYTES, offset);
  if (bytesRead < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return null;
  const start = offset + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  // Asked before memory is taken for what may not be there.
  if (start + packedSize > (await file.stat()).size) return null;
  const packed = Buffer.alloc(packedSize);
  let at = 0;
  while (at < packedSize) {
    const read = await file.read(packed, at, packedSize - at, start + at);
    if (read.bytesRead === 0) return null;
    at += read.bytesRead;
  }
  return packed;
}

function isTar(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(257, 262)).toString("latin1") === "ustar";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
