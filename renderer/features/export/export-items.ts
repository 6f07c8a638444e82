import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { ExportItem, ExportTag } from "../../../shared/exporters/export-item.ts";
import type { Annotation, Tag } from "../../../shared/model/annotation.ts";

/** The codebook as exports write it, by id. */
export function exportTags(tags: readonly Tag[], pathOf: (id: string) => string[]): Map<string, ExportTag> {
  return new Map(tags.map(({ id, name, colour }) => [id, { id, name, colour, path: pathOf(id) }]));
}

/** An annotation with where it stands now. Tags that are gone are left out. */
export function exportItem(annotation: Annotation, passage: Passage, tags: ReadonlyMap<string, ExportTag>): ExportItem {
  const { id, anchor, note, author, createdAt, updatedAt } = annotation;
  const { candidates: _candidates, view: _view, contribution: _contribution, ...place } = passage;
  return {
    ...place,
    id,
    anchor,
    exactAtCreation: anchor.exactAtCreation,
    tags: Object.keys(annotation.tags).flatMap((tag) => (annotation.tags[tag] ? (tags.get(tag) ?? []) : [])),
    note,
    author,
    createdAt,
    updatedAt,
  };
}
