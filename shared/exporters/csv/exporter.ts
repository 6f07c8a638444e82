import { countWords } from "../../text/words.ts";
import { arrange, sortedTags, tagPath } from "../arrange.ts";
import { analystFacts, citationLine } from "../citation.ts";
import { type ExportItem, type ExportTag, itemWords } from "../export-item.ts";
import {
  collectItems,
  type ExportedMemo,
  type ExportedSubject,
  type Exporter,
  type ExportItems,
  type ExportOptions,
} from "../exporter.ts";
import { relativePath } from "../relative-path.ts";
import { BYTE_ORDER_MARK, csvRow } from "./csv-row.ts";

/**
 * A table for spreadsheets and statistics: RFC 4180, lines end in CR LF, new lines inside a cell stay LF. One
 * row an annotation, or one for each of its tags; then one row a memo, which `record` tells apart. Cells a spreadsheet would calculate are guarded (guard.ts).
 */
export const csvExporter: Exporter = {
  id: "csv",
  name: "Table (CSV)",
  extension: "csv",
  mediaType: "text/csv",
  uses: ["includeNotes", "orderBy", "rowPerTag", "memos", "byteOrderMark"],
  export: exportCsv,
};

/** The columns and what stands in them. `tags` are those of the row: all of the annotation, or one. */
const COLUMNS: Record<string, (item: ExportItem, tags: ExportTag[], options: ExportOptions) => string | number | null> =
  {
    record: () => "annotation",
    annotation: (item) => item.id,
    quote: itemWords,
    quote_when_marked: (item) => item.exactAtCreation,
    status: (item) => item.status,
    score: (item) => Math.round(item.score * 100) / 100,
    tags: (_, tags) => tags.map((tag) => tag.name).join("; "),
    tag_paths: (_, tags) => tags.map(tagPath).join("; "),
    tag_ids: (_, tags) => tags.map((tag) => tag.id).join("; "),
    note: (item, _, options) => (options.includeNotes ? item.note : ""),
    memo: () => null,
    memo_title: () => null,
    memo_about: () => null,
    speaker: (item) => item.speaker?.name.value ?? null,
    speaker_as_printed: (item) => item.speaker?.printed?.printed ?? null,
    office: (item) => item.speaker?.office.value ?? null,
    office_origin: (item) => item.speaker?.office.origin ?? null,
    constituency: (item) => item.speaker?.constituency.value ?? null,
    constituency_origin: (item) => item.speaker?.constituency.origin ?? null,
    party: (item) => item.speaker?.party.value ?? null,
    party_origin: (item) => item.speaker?.party.origin ?? null,
    date: (item) => (item.date ?? item.debate?.date)?.value ?? null,
    date_origin: (item) => (item.date ?? item.debate?.date)?.origin ?? null,
    answered: (item) => item.debate?.answeredDate.value ?? null,
    debate: (item) => item.debate?.title.value ?? null,
    headings: (item) => item.debate?.headingPath.join(" › ") ?? null,
    debate_kind: (item) => item.debate?.kind ?? null,
    kind: (item) => item.contributionKind,
    house: (item) => item.debate?.house.value ?? null,
    chamber: (item) => item.debate?.chamber.value ?? null,
    department: (item) => item.debate?.department.value ?? null,
    volume: (item) => item.debate?.volume.value ?? null,
    column: (item) => item.column ?? item.debate?.columns.value ?? null,
    time: (item) => item.time,
    number: (item) => item.number,
    paragraph_from: (item) => item.paragraphs?.from ?? null,
    paragraph_to: (item) => item.paragraphs?.to ?? null,
    words: (item) => countWords(itemWords(item)),
    files: (item) => [...new Set(item.places.map((place) => place.path))].join("; "),
    line: (item) => item.places[0]?.line ?? null,
    file_sha256: (item) => item.places[0]?.revision ?? null,
    start_utf16: (item) => (item.key === null ? null : item.start),
    end_utf16: (item) => (item.key === null ? null : item.end),
    text_before: (item) => item.anchor.prefix,
    text_after: (item) => item.anchor.suffix,
    citation: citationLine,
    address: (item) => item.url ?? item.debate?.url.value ?? null,
    set_by_analyst: (item) => analystFacts(item).join("; "),
    author: (item) => item.author,
    created: (item) => item.createdAt,
    changed: (item) => item.updatedAt,
  };

/** What stands in the columns of a memo's row; all others are empty. */
const MEMO_CELLS: Record<string, (memo: ExportedMemo) => string | undefined> = {
  record: () => "memo",
  tags: ({ subject }) => tagOf(subject)?.name,
  tag_paths: ({ subject }) => {
    const tag = tagOf(subject);
    return tag ? tagPath(tag) : undefined;
  },
  tag_ids: ({ subject }) => (subject.type === "tag" ? subject.id : undefined),
  note: (memo) => memo.body,
  memo: (memo) => memo.id,
  memo_title: (memo) => memo.title,
  memo_about: (memo) => memo.about,
  files: ({ subject }) => (subject.type === "debate" ? relativePath(subject.key) : undefined),
  author: (memo) => memo.author,
  created: (memo) => memo.createdAt,
  changed: (memo) => memo.updatedAt,
};

async function* exportCsv(items: ExportItems, options: ExportOptions): AsyncGenerator<string> {
  const list = await collectItems(items);
  yield `${options.byteOrderMark ? BYTE_ORDER_MARK : ""}${csvRow(Object.keys(COLUMNS))}`;
  const rows = options.rowPerTag ? onePerTag(list) : list.map((item) => ({ item, tags: sortedTags(item.tags) }));
  const rowsOf = Map.groupBy(rows, (row) => row.item);
  // A table is sorted, not grouped: each row stands once.
  for (const { item } of arrange(list, { groupBy: [], orderBy: options.orderBy })) {
    for (const { tags } of rowsOf.get(item) ?? []) {
      yield csvRow(Object.values(COLUMNS).map((cell) => String(cell(item, tags, options) ?? "")));
    }
  }
  for (const memo of options.memos) yield csvRow(Object.keys(COLUMNS).map((name) => MEMO_CELLS[name]?.(memo) ?? ""));
}

function tagOf(subject: ExportedSubject): ExportTag | null {
  return subject.type === "tag" ? subject.tag : null;
}

function onePerTag(items: ExportItem[]): { item: ExportItem; tags: ExportTag[] }[] {
  return items.flatMap((item) =>
    item.tags.length === 0 ? [{ item, tags: [] }] : sortedTags(item.tags).map((tag) => ({ item, tags: [tag] })),
  );
}
