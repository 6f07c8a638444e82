import { countOf } from "../../ui/count.ts";

/** `12 annotations and 2 views`; empty for nothing. */
export function recordsWords({ annotations, views }: { annotations: number; views: number }): string {
  const parts = [annotations > 0 && countOf(annotations, "annotation"), views > 0 && countOf(views, "view")];
  return parts.filter(Boolean).join(" and ");
}
