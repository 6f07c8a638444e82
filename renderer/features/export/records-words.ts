import { countOf } from "../../ui/count.ts";

/** `12 annotations and 2 views`; empty for nothing. */
export function recordsWords(counts: { annotations: number; views: number; memos?: number }): string {
  const { annotations, views, memos = 0 } = counts;
  const parts = [
    annotations > 0 && countOf(annotations, "annotation"),
    views > 0 && countOf(views, "view"),
    memos > 0 && countOf(memos, "memo"),
  ];
  return parts.filter(Boolean).join(" and ");
}
