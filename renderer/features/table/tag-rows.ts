import type { Anchor, Annotation } from "../../../shared/model/annotation.ts";
import type { ImportedAnnotation } from "../../data/annotation-store.ts";

/** Contributions tagged at once at most. */
export const MOST_TAGGED = 20_000;

/**
 * The annotations that put a tag on whole contributions: where one of the same words is there already it takes the
 * tag, elsewhere a new one is made; those that bear the tag already are left as they are.
 */
export function annotationsForRows(
  anchors: readonly (Anchor | null)[],
  annotations: readonly Annotation[],
  tagId: string,
  newId: () => string,
): ImportedAnnotation[] {
  const known = new Map(annotations.map((annotation) => [placeOf(annotation.anchor), annotation]));
  return anchors.flatMap((anchor) => {
    if (!anchor) return [];
    const there = known.get(placeOf(anchor));
    if (there?.tags[tagId]) return [];
    if (!there) return [{ id: newId(), anchor, tagIds: [tagId], note: "" }];
    const tagIds = [...Object.keys(there.tags).filter((id) => there.tags[id]), tagId];
    return [{ id: there.id, anchor: there.anchor, tagIds, note: there.note, author: there.author }];
  });
}

function placeOf({ key, start, end }: Anchor): string {
  return `${key} ${start} ${end}`;
}
