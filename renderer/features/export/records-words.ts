import { countOf } from "../../ui/count.ts";

const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `12 annotations, 1 memo and 2 views`; empty for nothing. */
export function recordsWords(counts: { annotations: number; memos: number; views: number }): string {
  const { annotations, memos, views } = counts;
  const parts = [
    annotations > 0 ? countOf(annotations, "annotation") : null,
    memos > 0 ? countOf(memos, "memo") : null,
    views > 0 ? countOf(views, "view") : null,
  ];
  return LIST.format(parts.filter((part) => part !== null));
}
