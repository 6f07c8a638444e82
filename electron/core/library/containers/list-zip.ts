import { type Entry, getFileNameLowLevel, openPromise } from "yauzl";
import { isFolderNote, isSystemFile } from "../left-out.ts";
import { isContainer } from "./container-path.ts";
import { allowedBytes, LIMITS, sizeInWords } from "./limits.ts";
import type { Member, MemberProblem } from "./member.ts";

/** What a zip file holds. Names are as printed, with `/`; they are names only and never lead to a file. */
export interface ZipListing {
  members: { relativePath: string; member: Member & { container: "zip" } }[];
  problems: MemberProblem[];
  /** Members that only describe the others. */
  leftOut: string[];
}

const ENCRYPTED = 0x1;
const LOCAL_HEADER_BYTES = 30;
const SYMBOLIC_LINK = 0xa;

/**
 * Reads a zip file's directory (its end, not its members) and says which members may be read. Nothing is unpacked.
 * A directory that is broken, or that claims more than the limits, makes the whole file a problem. Never throws.
 */
export async function listZip(relativePath: string, path: string, fileSize: number): Promise<ZipListing> {
  const listing: ZipListing = { members: [], problems: [], leftOut: [] };
  const refuse = (code: string, message: string): ZipListing => {
    return { members: [], problems: [{ relativePath, code, message: `${relativePath} ${message}` }], leftOut: [] };
  };
  const names = new Map<string, number>();
  let count = 0;
  try {
    const zip = await openPromise(path, { decodeStrings: false, lazyEntries: true, autoClose: false });
    try {
      for await (const entry of zip.eachEntry()) {
        if (++count > LIMITS.members) return refuse("container-too-large", tooMany());
        const name = entryName(entry, names);
        if (name === null) continue;
        addMember(listing, `${relativePath}!/${name}`, entry);
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refuse("damaged-container", `is damaged or no zip file (${why}). Fetch it again, or unpack what is left.`);
  }
  const total = listing.members.reduce((sum, { member }) => sum + member.size, 0);
  if (total > LIMITS.totalBytes || (total > LIMITS.smallBytes && total > fileSize * LIMITS.ratio)) {
    const message = `is ${sizeInWords(fileSize)} and claims to hold ${sizeInWords(total)}. It may be made to fill this machine, so it is not read.`;
    return refuse("container-bomb", message);
  }
  if (overlap(listing)) return refuse("container-bomb", "has members that share their bytes. It is not read.");
  return listing;
}

function tooMany(): string {
  return `holds more than ${LIMITS.members.toLocaleString("en-GB")} files. Unpack it and open the folder.`;
}

/** The name, numbered where it came before; null for folders and what programs leave behind. */
function entryName(entry: Entry, names: Map<string, number>): string | null {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const printed = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (printed.endsWith("/")) return null;
  if (printed.split("/").some((part) => part !== "." && part !== ".." && isSystemFile(part))) return null;
  const times = (names.get(printed) ?? 0) + 1;
  names.set(printed, times);
  return times === 1 ? printed : `${printed} (${times})`;
}

function addMember(listing: ZipListing, relativePath: string, entry: Entry): void {
  if (isFolderNote(relativePath.slice(relativePath.lastIndexOf("/") + 1))) {
    listing.leftOut.push(relativePath);
    return;
  }
  const problem = whyNot(relativePath, entry);
  if (problem) {
    listing.problems.push({ relativePath, code: problem[0], message: `${relativePath} ${problem[1]}` });
    return;
  }
  const { relativeOffsetOfLocalHeader: offset, compressedSize, uncompressedSize, compressionMethod, crc32 } = entry;
  const sizes = { packedSize: compressedSize, size: uncompressedSize };
  const member = { container: "zip", offset, ...sizes, method: compressionMethod, crc: crc32 } as const;
  listing.members.push({ relativePath, member });
}

function whyNot(name: string, entry: Entry): [code: string, message: string] | null {
  const { generalPurposeBitFlag, compressionMethod, uncompressedSize, compressedSize } = entry;
  if (generalPurposeBitFlag & ENCRYPTED) {
    return ["encrypted-member", "is encrypted and cannot be read. Unpack it with its password."];
  }
  if (entry.externalFileAttributes >>> 28 === SYMBOLIC_LINK) return ["link-member", "is a link and is not followed."];
  if (compressionMethod !== 0 && compressionMethod !== 8) {
    return ["unsupported-compression", `is packed by a method that is not read (${compressionMethod}). Unpack it.`];
  }
  if (isContainer(name)) return ["nested-container", "is a container in a container and is not read. Unpack it."];
  if (uncompressedSize > allowedBytes(compressedSize)) {
    return ["member-too-large", `claims to hold ${sizeInWords(uncompressedSize)}, too much to be read. Unpack it.`];
  }
  return null;
}

/** The cheapest bombs let many members point to the same bytes. */
function overlap({ members }: ZipListing): boolean {
  const inOrder = members.map(({ member }) => member).sort((a, b) => a.offset - b.offset);
  return inOrder.some(({ offset }, at) => {
    const before = inOrder[at - 1];
    return before !== undefined && before.offset + LOCAL_HEADER_BYTES + before.packedSize > offset;
  });
}
