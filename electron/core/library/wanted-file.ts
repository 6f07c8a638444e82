import type { Correction } from "../../../shared/model/correction.ts";
import { READERS } from "../../../shared/readers/registry.ts";
import { sha256 } from "../files/sha256.ts";
import type { CacheKey } from "./cache-validity.ts";
import { type ChosenReading, chosenReading, nameOfChoice } from "./chosen-reading.ts";
import { type CompanionPlace, nameOfCompanions } from "./companions.ts";
import type { LibraryRoot } from "./library-file.ts";
import type { ReadTask } from "./read-file.ts";
import type { FoundFile } from "./scan.ts";
import { TEXT_FORMS_VERSION } from "./text-forms/text-form.ts";

/** A file that is to be a source of a library, and all that says whether it must be read again. */
export interface WantedFile {
  root: LibraryRoot;
  file: FoundFile;
  key: CacheKey;
  chosen: ChosenReading;
  companions: CompanionPlace[];
}

/** The id of the source that a file is. */
export function sourceOf(root: LibraryRoot, { relativePath }: FoundFile): string {
  return `${root.id}/${relativePath}`;
}

/** A file with what was decided about reading it. */
export function wantedFile(
  root: LibraryRoot,
  file: FoundFile,
  companions: CompanionPlace[],
  corrections: readonly Correction[],
): WantedFile {
  const source = sourceOf(root, file);
  const chosen = chosenReading(source, corrections);
  const { size, modified } = file;
  const readers = readerVersions();
  const choice = nameOfChoice(chosen) + nameOfCompanions(companions);
  return { root, file, key: { source, size, modified, readers, chosen: choice }, chosen, companions };
}

/** What is to be done to read it; `heldTexts` tells which texts of a source the index holds. */
export function taskOf(
  { file, key, chosen, companions }: WantedFile,
  heldTexts: (source: string) => Uint32Array | null = () => null,
): ReadTask {
  const { relativePath, path, member } = file;
  const { source } = key;
  return { source, relativePath, path, member, companions, ...chosen, held: heldTexts(source) };
}

/** Names all readers with their versions: any of them may be the one that fits a file best. */
export function readerVersions(): string {
  return VERSIONS;
}

const VERSIONS = sha256(
  [...READERS.map(({ id, version }) => `${id}:${version}`), `text:${TEXT_FORMS_VERSION}`].join(" "),
).slice(0, 16);
