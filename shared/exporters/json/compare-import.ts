import { parseOccurrenceKey } from "../../model/occurrence-key.ts";
import { relativePath } from "../relative-path.ts";
import type { ImportedAnnotation } from "./import-annotations.ts";

/** An annotation of the library, in the form it is compared in. */
export type ExistingAnnotation = Pick<ImportedAnnotation, "id" | "anchor" | "tags"> & { note: string };

/** What differs. */
export const CONFLICT_FIELDS = ["words", "tags", "note"] as const;
export type ConflictField = (typeof CONFLICT_FIELDS)[number];

export interface ImportConflict<Existing> {
  existing: Existing;
  imported: ImportedAnnotation;
  fields: ConflictField[];
}

/** Every imported annotation in exactly one list. */
export interface ImportComparison<Existing> {
  added: ImportedAnnotation[];
  same: { existing: Existing; imported: ImportedAnnotation }[];
  conflicting: ImportConflict<Existing>[];
}

/**
 * Sets an import against what the library has: by id; else by the same words at the same place with the same
 * tags and note, made anew in another copy. Tags are compared by name and place in the codebook, since another
 * copy has ids of its own. The folder's own id and the file's revision do not count.
 */
export function compareImport<Existing extends ExistingAnnotation>(
  existing: readonly Existing[],
  imported: readonly ImportedAnnotation[],
): ImportComparison<Existing> {
  const byId = new Map(existing.map((annotation) => [annotation.id, annotation]));
  const byPlace = Map.groupBy(existing, placeOf);
  const result: ImportComparison<Existing> = { added: [], same: [], conflicting: [] };
  for (const item of imported) {
    const known =
      byId.get(item.id) ?? byPlace.get(placeOf(item))?.find((other) => differences(other, item).length === 0);
    const fields = known ? differences(known, item) : [];
    if (!known) result.added.push(item);
    else if (fields.length === 0) result.same.push({ existing: known, imported: item });
    else result.conflicting.push({ existing: known, imported: item, fields });
  }
  return result;
}

function differences(existing: ExistingAnnotation, imported: ImportedAnnotation): ConflictField[] {
  const fields: ConflictField[] = [];
  if (existing.anchor.exact !== imported.anchor.exact) fields.push("words");
  if (tagsOf(existing) !== tagsOf(imported)) fields.push("tags");
  if (imported.note !== null && imported.note.trim() !== existing.note.trim()) fields.push("note");
  return fields;
}

function placeOf({ anchor }: Pick<ImportedAnnotation, "anchor">): string {
  const parts = parseOccurrenceKey(anchor.key);
  return JSON.stringify([
    relativePath(anchor.key),
    parts?.extract,
    parts?.index,
    parts?.hash,
    anchor.start,
    anchor.end,
  ]);
}

function tagsOf({ tags }: Pick<ImportedAnnotation, "tags">): string {
  return JSON.stringify([...new Set(tags.map((tag) => JSON.stringify(tag.path)))].sort());
}
