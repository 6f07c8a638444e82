import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";
import { assignLanes, type Interval } from "./lanes.ts";

/** One tag of an annotation as drawn on the text of a contribution; an annotation without tags gives one, too. */
export interface Mark extends Interval {
  annotation: string;
  /** Null when the annotation has no tag. */
  tag: Tag | null;
  /** Marks that overlap have different levels: their underlines stand below one another. */
  level: number;
}

/** A contribution of the page: its id, and the occurrence whose text is shown. */
export interface ShownText {
  id: string;
  key: string;
  text: string;
}

/** An annotation of the page with all that its card shows. */
export interface PlacedAnnotation {
  annotation: Annotation;
  /** Null until the engine has answered, or while it cannot be reached. */
  passage: Passage | null;
  /** In the order of the codebook. */
  tags: Tag[];
  contribution: string;
  view: Interval;
}

/**
 * Annotations that can be shown on these contributions, in reading order (then the longer first). One that the
 * engine has not placed yet is shown where its anchor says, if the very words stand there: so a new annotation
 * appears at once, and also while the engine is away.
 */
export function placeAnnotations(
  annotations: readonly Annotation[],
  passages: ReadonlyMap<string, Passage>,
  tags: readonly Tag[],
  shown: readonly ShownText[],
): PlacedAnnotation[] {
  const order = new Map(shown.map(({ id }, index) => [id, index]));
  const byKey = new Map(shown.map((text) => [text.key, text]));
  const position = (placed: PlacedAnnotation) => order.get(placed.contribution) ?? 0;
  return annotations
    .flatMap((annotation) => {
      const passage = passages.get(annotation.id) ?? null;
      const place = passage ? placeOf(passage) : placeByAnchor(annotation, byKey.get(annotation.anchor.key));
      if (!place || !order.has(place.contribution)) return [];
      const own = tags.filter((tag) => annotation.tags[tag.id]);
      return [{ annotation, passage, tags: own, ...place }];
    })
    .sort((a, b) => position(a) - position(b) || a.view.start - b.view.start || b.view.end - a.view.end);
}

type PlaceOnPage = Pick<PlacedAnnotation, "contribution" | "view">;

function placeOf({ contribution, view }: Passage): PlaceOnPage | null {
  return view && contribution !== null ? { contribution, view } : null;
}

function placeByAnchor({ anchor }: Annotation, shown: ShownText | undefined): PlaceOnPage | null {
  const { start, end, exact } = anchor;
  return shown?.text.slice(start, end) === exact ? { contribution: shown.id, view: { start, end } } : null;
}

/** What is drawn on each contribution, by its id. */
export function marksByContribution(placed: readonly PlacedAnnotation[]): Map<string, Mark[]> {
  const groups = new Map<string, Mark[]>();
  for (const { annotation, tags, contribution, view } of placed) {
    const group = groups.get(contribution) ?? [];
    const own: (Tag | null)[] = tags.length > 0 ? tags : [null];
    for (const tag of own) group.push({ annotation: annotation.id, tag, ...view, level: 0 });
    groups.set(contribution, group);
  }
  for (const group of groups.values()) {
    for (const [index, level] of assignLanes(group).entries()) (group[index] as Mark).level = level;
  }
  return groups;
}

/** The annotations at an offset, the shortest first; the offset behind a passage's last character counts. */
export function annotationsAt(marks: readonly Mark[], offset: number): string[] {
  const found = marks.filter((mark) => mark.start <= offset && offset <= mark.end);
  found.sort((a, b) => a.end - a.start - (b.end - b.start));
  return [...new Set(found.map((mark) => mark.annotation))];
}

/** Underlines below one another that can be told apart. */
const MOST_LEVELS = 3;

/** The part of a colour token's name that a mark's colour gives: `--tag-<this>-line`. */
export function markColour(mark: Mark): string {
  return mark.tag ? String(mark.tag.colour) : "none";
}

/** Name of the highlight a mark is painted with; `tag-highlights.css` gives each its look. */
export function markStyle(mark: Mark): string {
  return `tag-${markColour(mark)}-${Math.min(mark.level, MOST_LEVELS - 1)}`;
}
