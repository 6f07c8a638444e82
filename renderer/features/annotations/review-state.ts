import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { AnchorStatus } from "../../../shared/model/annotation.ts";
import type { AnnotationItem } from "./annotation-item.ts";

/** What a list is narrowed to by how surely annotations were found again. */
export const STATUS_FILTERS = ["all", "review", "found"] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** By what a list is narrowed, as an export says it; empty when by nothing. */
export function listedWords(tableWords: string, text: string, status: StatusFilter): string {
  const words = text.trim() === "" ? "" : `holding “${text.trim()}”`;
  const found = { all: "", review: "needing review", found: "found as they were" }[status];
  return [tableWords, words, found].filter((part) => part !== "").join("; ");
}

/** Whether a person has to look at it. */
export function needsReview(status: AnchorStatus): boolean {
  return status !== "exact" && status !== "moved";
}

/** What an analyst must know before trusting the place; null for an exact one. */
export function statusWords({ status, score }: Pick<Passage, "status" | "score">): string | null {
  switch (status) {
    case "exact":
      return null;
    case "moved":
      return "Found at another place of its source";
    case "changed":
      return `The words have changed (${Math.floor(score * 100)} % alike)`;
    case "ambiguous":
      return "The words stand in several places";
    case "speaker-changed":
      return "Another speaker is named now";
    case "lost":
      return "Not found in the library";
  }
}

/**
 * Names what an analyst saw when they decided to keep an annotation as it is: once the source, the words found
 * or the anchor change again, it is asked about again.
 */
export function reviewName({ annotation, passage }: AnnotationItem): string {
  const { key, start, end } = annotation.anchor;
  return JSON.stringify([key, start, end, passage?.status, passage?.exact, passage?.key, passage?.start]);
}

/** Those to look at, and those that were looked at and kept as they are (`kept`: annotation id -> review name). */
export function reviewQueue(
  items: readonly AnnotationItem[],
  kept: Readonly<Record<string, string>>,
): { open: AnnotationItem[]; kept: AnnotationItem[] } {
  const doubtful = items.filter(({ passage }) => passage !== null && needsReview(passage.status));
  const isKept = (item: AnnotationItem) => kept[item.annotation.id] === reviewName(item);
  return { open: doubtful.filter((item) => !isKept(item)), kept: doubtful.filter(isKept) };
}
