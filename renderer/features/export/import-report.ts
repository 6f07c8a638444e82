import type { Params, Result } from "../../../shared/api/contract.ts";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import {
  compareImport,
  type ExistingAnnotation,
  type ImportConflict,
} from "../../../shared/exporters/json/compare-import.ts";
import type { ImportedAnnotation } from "../../../shared/exporters/json/import-annotations.ts";
import { withRoot } from "../../../shared/exporters/relative-path.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";

/** Anchors asked for at once. */
const PAGE = 200;

/** An annotation of the file, its anchor in a folder of this library, and where its words stand there. */
export interface PlacedImport {
  annotation: ImportedAnnotation;
  passage: Passage;
}

/** Every annotation of a file in exactly one list. */
export interface ImportReport {
  added: PlacedImport[];
  same: PlacedImport[];
  conflicting: { conflict: ImportConflict<ExistingAnnotation>; passage: Passage }[];
  /** New ones whose words are not in this library. */
  notFound: PlacedImport[];
}

/**
 * Finds the words of each annotation in the folders of the library: the first in which they are found; in none,
 * it is lost in the first. Rejects when cancelled or when the engine does.
 */
export async function placeImports(
  annotations: readonly ImportedAnnotation[],
  roots: readonly string[],
  resolve: (params: Params<"passages.resolve">) => Promise<Result<"passages.resolve">>,
  control: { signal: AbortSignal; onProgress?(done: number, total: number): void },
): Promise<PlacedImport[]> {
  const placed: PlacedImport[] = [];
  for (let from = 0; from < annotations.length; from += PAGE) {
    control.signal.throwIfAborted();
    control.onProgress?.(from, annotations.length);
    placed.push(...(await placePage(annotations.slice(from, from + PAGE), roots, resolve)));
  }
  return placed;
}

async function placePage(
  page: readonly ImportedAnnotation[],
  roots: readonly string[],
  resolve: (params: Params<"passages.resolve">) => Promise<Result<"passages.resolve">>,
): Promise<PlacedImport[]> {
  const placed = new Map<string, PlacedImport>();
  for (const root of roots) {
    const missing = page.filter(({ id }) => (placed.get(id)?.passage.status ?? "lost") === "lost");
    if (missing.length === 0) break;
    const moved = missing.map((one) => ({ ...one, anchor: { ...one.anchor, key: withRoot(one.anchor.key, root) } }));
    const passages = await resolve({ anchors: moved.map(({ id, anchor }) => ({ id, anchor })) });
    const byId = new Map(passages.map((passage) => [passage.id, passage]));
    for (const annotation of moved) {
      const passage = byId.get(annotation.id);
      if (!passage) throw new Error(`no answer for annotation ${annotation.id}`);
      if (passage.status !== "lost" || !placed.has(annotation.id)) placed.set(annotation.id, { annotation, passage });
    }
  }
  return page.flatMap(({ id }) => placed.get(id) ?? []);
}

/** Sets a file's annotations against those of the library. */
export function reportImport(existing: readonly ExistingAnnotation[], placed: readonly PlacedImport[]): ImportReport {
  const byId = new Map(placed.map((one) => [one.annotation.id, one]));
  const passageOf = ({ id }: ImportedAnnotation) => (byId.get(id) as PlacedImport).passage;
  const { added, same, conflicting } = compareImport(
    existing,
    placed.map(({ annotation }) => annotation),
  );
  const placedOf = (annotation: ImportedAnnotation): PlacedImport => ({ annotation, passage: passageOf(annotation) });
  return {
    added: added.map(placedOf).filter(({ passage }) => passage.status !== "lost"),
    notFound: added.map(placedOf).filter(({ passage }) => passage.status === "lost"),
    same: same.map(({ imported }) => placedOf(imported)),
    conflicting: conflicting.map((conflict) => ({ conflict, passage: passageOf(conflict.imported) })),
  };
}

/** The library's annotations in the form they are compared in. Tags that are gone are left out. */
export function existingAnnotations(
  annotations: readonly Annotation[],
  pathOf: (tag: string) => string[],
): ExistingAnnotation[] {
  return annotations.map(({ id, anchor, note, tags }) => ({
    id,
    anchor,
    note,
    tags: Object.keys(tags).flatMap((tag) => {
      const path = tags[tag] ? pathOf(tag) : [];
      return path.length > 0 ? [{ id: tag, name: path.at(-1) as string, path, colour: 0 }] : [];
    }),
  }));
}
