import type { ExportItem, ExportTag } from "./export-item.ts";

/** What annotations can be put under and sorted by. */
export const ARRANGE_KEYS = ["tag", "debate", "speaker", "date"] as const;
export type ArrangeKey = (typeof ARRANGE_KEYS)[number];

/** A saved view with the tags it filters by, which have other ids elsewhere. */
export interface ExportedView {
  id: string;
  name: string;
  author: string;
  createdAt: string;
  /** JSON that the window understands and checks. */
  definition: unknown;
  tags: readonly ExportTag[];
}

/** What a memo is about. Its tag is null once it is gone from the codebook. */
export type ExportedSubject =
  | { type: "library" }
  | { type: "debate"; key: string; title: string }
  | { type: "tag"; id: string; tag: ExportTag | null };

/** A memo as it is handed on. */
export interface ExportedMemo {
  id: string;
  title: string;
  body: string;
  /** What it is about, in words. */
  about: string;
  subject: ExportedSubject;
  author: string;
  /** ISO times. */
  createdAt: string;
  updatedAt: string;
}

export interface ExportOptions {
  /** False leaves the analyst's notes out, everything else stays. */
  includeNotes: boolean;
  /** At most two levels. Under `tag`, a passage with two tags stands twice. */
  groupBy: ArrangeKey[];
  orderBy: ArrangeKey;
  libraryName: string;
  /** ISO time, given by the caller so that an export can be repeated byte for byte. */
  exportedAt: string;
  /** What was filtered by, in words; empty when everything is exported. */
  filterText: string;
  /** CSV: one row for each tag of an annotation instead of one for each annotation. */
  rowPerTag: boolean;
  /** Memos behind the annotations; none to leave them out. */
  memos: readonly ExportedMemo[];
  /** JSON: saved views that go with the annotations; none to leave them out. */
  savedViews: readonly ExportedView[];
  /** CSV: begin with a byte order mark, which Excel needs to read UTF-8. */
  byteOrderMark: boolean;
}

/** Options that an analyst chooses and that not every format has a use for. */
export const CHOSEN_OPTIONS = [
  "includeNotes",
  "groupBy",
  "orderBy",
  "rowPerTag",
  "memos",
  "savedViews",
  "byteOrderMark",
] as const;
export type ChosenOption = (typeof CHOSEN_OPTIONS)[number];

/**
 * One output format. `export` yields the file piece by piece; the pieces joined and encoded as UTF-8 are the
 * file. It holds the words of every item byte for byte, and no absolute path.
 */
export interface Exporter {
  /** Never changes. */
  id: string;
  /** For people. */
  name: string;
  /** Without a dot. */
  extension: string;
  mediaType: string;
  /** The options that change its file; a dialog offers these. */
  uses: readonly ChosenOption[];
  export(items: ExportItems, options: ExportOptions): AsyncGenerator<string>;
}

export type ExportItems = Iterable<ExportItem> | AsyncIterable<ExportItem>;

/** All items as a list: grouping and ordering need every one. */
export async function collectItems(items: ExportItems): Promise<ExportItem[]> {
  const list: ExportItem[] = [];
  for await (const item of items) list.push(item);
  return list;
}
