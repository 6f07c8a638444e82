import type { Anchor, Annotation } from "../../../shared/model/annotation.ts";
import type { ImportedAnnotation } from "../../data/annotation-store.ts";

/** The annotations of a library by the very words they stand on. */
export class MarkedWords {
  private readonly byPlace = new Map<string, Annotation>();

  constructor(annotations: readonly Annotation[]) {
    for (const annotation of annotations) this.byPlace.set(placeOf(annotation.anchor), annotation);
  }

  /** The annotation on exactly these words. */
  at(anchor: Anchor): Annotation | undefined {
    return this.byPlace.get(placeOf(anchor));
  }
}

/**
 * What has to be written so that a tag stands on all these words: a new annotation, or one there is with the tag
 * added. Words that have the tag already give none.
 */
export function taggedWords(marked: MarkedWords, anchors: readonly Anchor[], tagId: string): ImportedAnnotation[] {
  return anchors.flatMap((anchor) => {
    const known = marked.at(anchor);
    if (!known) return { id: crypto.randomUUID(), anchor, tagIds: [tagId], note: "" };
    if (known.tags[tagId]) return [];
    const tagIds = Object.keys(known.tags).filter((id) => known.tags[id]);
    return { id: known.id, anchor: known.anchor, tagIds: [...tagIds, tagId], note: known.note };
  });
}

/** What the undo list says. */
export function taggingLabel(tagName: string, lines: number): string {
  return `Tag "${tagName}"${lines > 1 ? ` (${lines} passages)` : ""}`;
}

function placeOf({ key, start, end }: Anchor): string {
  return `${key} ${start} ${end}`;
}
