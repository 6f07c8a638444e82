import type { ImportedTag } from "../../../shared/exporters/json/import-annotations.ts";
import type { Tag } from "../../../shared/model/annotation.ts";
import type { ImportedTag as StoreTag } from "../../data/annotation-store.ts";

/** The tags of a file as those of the codebook. */
export interface ImportedTags {
  /** Those that had to be made so far, each after its parent. */
  made: StoreTag[];
  /** The ids here, each once; what is missing is made. */
  idsOf(tags: readonly ImportedTag[]): string[];
  /** The id here; null where the codebook has no such tag. Makes none. */
  find(tag: ImportedTag): string | null;
}

/** Finds tags by their place in the codebook, whatever their case. `taken`: ids that new ones cannot have. */
export function importedTags(
  codebook: { tags: readonly Tag[]; pathOf(id: string): string[] },
  taken: ReadonlySet<string>,
  newId: () => string,
): ImportedTags {
  const made: StoreTag[] = [];
  const known = new Set([...taken, ...codebook.tags.map(({ id }) => id)]);
  const byPath = new Map(codebook.tags.map(({ id }) => [placeOf(codebook.pathOf(id)), id]));

  /** The tag at a path; made with its parents where it is missing. Null for a path without names. */
  function idAt(path: readonly string[], colour: number, wanted: string | null): string | null {
    if (path.length === 0) return null;
    const place = placeOf(path);
    const found = byPath.get(place);
    if (found) return found;
    const parentId = idAt(path.slice(0, -1), colour, null);
    const id = wanted !== null && !known.has(wanted) ? wanted : newId();
    made.push({ id, name: path.at(-1) as string, parentId, colour, description: "" });
    byPath.set(place, id);
    known.add(id);
    return id;
  }

  return {
    made,
    idsOf(tags) {
      const ids = tags.map((tag) => idAt(cleanPath(tag.path), tag.colour, tag.id)).filter((id) => id !== null);
      return [...new Set(ids)];
    },
    find: ({ path }) => byPath.get(placeOf(cleanPath(path))) ?? null,
  };
}

function cleanPath(path: readonly string[]): string[] {
  return path.map((name) => name.normalize("NFC").trim().replace(/\s+/g, " ")).filter((name) => name !== "");
}

/** Siblings are told apart by name, whatever its case. */
function placeOf(path: readonly string[]): string {
  return JSON.stringify(path.map((name) => name.normalize("NFC").trim().toLocaleLowerCase("en")));
}
