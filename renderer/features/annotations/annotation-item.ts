import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";

/** An annotation with where it stands now, as lists show it. */
export interface AnnotationItem {
  annotation: Annotation;
  /** Null while it is looked for. */
  passage: Passage | null;
  /** Its tags in the order of the codebook. */
  tags: Tag[];
}

/** Puts annotations, passages and tags together; keeps the order given. */
export function annotationItems(
  annotations: readonly Annotation[],
  passages: ReadonlyMap<string, Passage>,
  tags: readonly Tag[],
): AnnotationItem[] {
  return annotations.map((annotation) => ({
    annotation,
    passage: passages.get(annotation.id) ?? null,
    tags: tags.filter((tag) => annotation.tags[tag.id]),
  }));
}

/** In the order of the library: by contribution, then by place in it; those that are not found last. */
export function inReadingOrder(items: readonly AnnotationItem[]): AnnotationItem[] {
  const rank = ({ passage }: AnnotationItem) =>
    passage && passage.order >= 0 ? passage.order : Number.MAX_SAFE_INTEGER;
  const start = ({ passage }: AnnotationItem) => passage?.view?.start ?? passage?.start ?? 0;
  return items.toSorted(
    (a, b) => rank(a) - rank(b) || start(a) - start(b) || (a.annotation.id < b.annotation.id ? -1 : 1),
  );
}

/** The words now, or those last known. */
export function itemWords({ annotation, passage }: AnnotationItem): string {
  return passage?.exact ?? annotation.anchor.exact;
}

/** Who says the words: as known now, as printed, or as it was when the annotation was made. */
export function itemSpeaker({ annotation, passage }: AnnotationItem): string | null {
  const speaker = passage?.speaker;
  if (!speaker) return annotation.anchor.speaker;
  return speaker.name.value ?? speaker.printed?.name ?? speaker.printed?.printed ?? null;
}

/** In how many files the words stand; 0 when they are not found. */
export function itemFiles({ passage }: AnnotationItem): number {
  return new Set(passage?.places.map(({ source }) => source)).size;
}
