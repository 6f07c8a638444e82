import { type Companion, companionPaths } from "../../../shared/readers/companions.ts";
import { decodeSource } from "../../../shared/readers/decode.ts";
import type { Member } from "./containers/member.ts";
import { readBytes } from "./containers/read-bytes.ts";
import type { FoundFile } from "./scan.ts";

/** Where a companion stands. Plain data, as it crosses to the threads that read. */
export interface CompanionPlace {
  relativePath: string;
  path: string;
  member?: Member;
  /** Another one when the file changed. */
  version: string;
}

/** Finds, among all files of a root, those that say who speaks in one of them. */
export function companionFinder(files: readonly FoundFile[]): (file: FoundFile) => CompanionPlace[] {
  let byPath: Map<string, FoundFile> | null = null;
  return ({ relativePath }) => {
    const wanted = companionPaths(relativePath);
    if (wanted.length === 0) return [];
    byPath ??= new Map(files.map((file) => [file.relativePath, file]));
    return wanted.flatMap((paths) => {
      const place = paths.find((path) => path !== relativePath && byPath?.has(path));
      const found = place === undefined ? undefined : byPath?.get(place);
      return found ? [placeOf(found)] : [];
    });
  };
}

function placeOf({ relativePath, path, member, size, modified }: FoundFile): CompanionPlace {
  return { relativePath, path, member, version: `${size}:${modified}` };
}

/** Names companions and their versions; empty for none. */
export function nameOfCompanions(places: readonly CompanionPlace[]): string {
  return places.map(({ relativePath, version }) => `\n${relativePath} ${version}`).join("");
}

/** Sets of companions whose texts are kept: those of the folders that are being read; fewer where they are large. */
const MOST_KEPT = 4;
/** UTF-16 units of all texts that are kept; the set read last is, whatever its size. */
const MOST_TEXT = 32_000_000;
const kept = new Map<string, readonly Companion[]>();

/** The texts of companions, the same array for the same files. One that cannot be read is left out. */
export async function readCompanions(places: readonly CompanionPlace[]): Promise<readonly Companion[]> {
  const name = places.map(({ path }) => path).join("\n") + nameOfCompanions(places);
  const found = kept.get(name);
  if (found) return found;
  const companions: Companion[] = [];
  for (const place of places) {
    const read = await readBytes(place);
    const text = read.ok ? decodeSource(read.bytes).text : null;
    if (text !== null) companions.push({ path: place.relativePath, text });
  }
  kept.set(name, companions);
  for (const oldest of [...kept.keys()].slice(0, -1)) {
    if (kept.size > MOST_KEPT || lengthOf([...kept.values()].flat()) > MOST_TEXT) kept.delete(oldest);
  }
  return companions;
}

function lengthOf(companions: readonly Companion[]): number {
  return companions.reduce((sum, { text }) => sum + text.length, 0);
}
