import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { ColumnView } from "../../data/column-view.ts";

/** A column a table can show. */
export interface ColumnInfo {
  /** Never changes: kept views refer to it. */
  id: string;
  title: string;
  /** Pixels at first. */
  width: number;
  /** What the engine sorts by; null when it cannot be sorted. */
  sort: SortKey["column"] | null;
  /** Numbers stand at the right and sort largest first. */
  isNumber?: boolean;
  /** Shown only when chosen. */
  isHidden?: boolean;
}

export const CONTRIBUTION_COLUMNS: readonly ColumnInfo[] = [
  { id: "date", title: "Date", width: 120, sort: "date" },
  { id: "debate", title: "Debate", width: 250, sort: "debate" },
  { id: "speaker", title: "Speaker", width: 160, sort: "speaker" },
  { id: "party", title: "Party", width: 100, sort: "party" },
  { id: "words", title: "Words", width: 76, sort: "words", isNumber: true },
  { id: "tags", title: "Tags", width: 130, sort: "tags" },
  { id: "notes", title: "Notes", width: 72, sort: "notes", isNumber: true },
  { id: "hits", title: "Hits", width: 66, sort: "hits", isNumber: true, isHidden: true },
  { id: "office", title: "Office", width: 160, sort: "office" },
  { id: "constituency", title: "Constituency", width: 160, sort: "constituency" },
  { id: "chamber", title: "House and chamber", width: 160, sort: "chamber" },
  { id: "department", title: "Department", width: 130, sort: "department" },
  { id: "kind", title: "Kind", width: 104, sort: "kind" },
  { id: "source", title: "Source", width: 190, sort: "source" },
  { id: "heading", title: "Headings", width: 200, sort: "heading", isHidden: true },
  { id: "stage", title: "Bill stage", width: 130, sort: "stage", isHidden: true },
  { id: "number", title: "Number", width: 90, sort: "number", isHidden: true },
  { id: "asked", title: "Asked of", width: 160, sort: "asked", isHidden: true },
  { id: "time", title: "Time", width: 76, sort: "time", isHidden: true },
  { id: "volume", title: "Volume", width: 80, sort: "volume", isHidden: true },
  { id: "column", title: "Column", width: 80, sort: "column", isHidden: true },
  { id: "language", title: "Language", width: 100, sort: "language", isHidden: true },
  { id: "url", title: "Address", width: 220, sort: null, isHidden: true },
  { id: "speakerPrinted", title: "Speaker as printed", width: 190, sort: null, isHidden: true },
  { id: "officePrinted", title: "Office as printed", width: 150, sort: null, isHidden: true },
  { id: "partyPrinted", title: "Party as printed", width: 120, sort: null, isHidden: true },
  { id: "constituencyPrinted", title: "Constituency as printed", width: 170, sort: null, isHidden: true },
];

export const DEBATE_COLUMNS: readonly ColumnInfo[] = [
  { id: "date", title: "Date", width: 120, sort: "date" },
  { id: "debate", title: "Debate", width: 320, sort: "debate" },
  { id: "kind", title: "Kind", width: 130, sort: "kind" },
  { id: "chamber", title: "House and chamber", width: 160, sort: "chamber" },
  { id: "department", title: "Department", width: 130, sort: "department" },
  { id: "contributions", title: "Contributions", width: 118, sort: "contributions", isNumber: true },
  { id: "speakers", title: "Speakers", width: 88, sort: null, isNumber: true },
  { id: "words", title: "Words", width: 80, sort: "words", isNumber: true },
  { id: "gaps", title: "Gaps", width: 64, sort: null, isNumber: true },
  { id: "divisions", title: "Divisions", width: 88, sort: null, isNumber: true, isHidden: true },
  { id: "heading", title: "Headings", width: 200, sort: "heading", isHidden: true },
  { id: "stage", title: "Bill stage", width: 130, sort: "stage", isHidden: true },
  { id: "answered", title: "Answered", width: 104, sort: null, isHidden: true },
  { id: "volume", title: "Volume", width: 80, sort: "volume", isHidden: true },
  { id: "column", title: "Columns", width: 90, sort: "column", isHidden: true },
  { id: "language", title: "Language", width: 110, sort: "language", isHidden: true },
  { id: "url", title: "Address", width: 220, sort: null, isHidden: true },
  { id: "source", title: "Source", width: 220, sort: "source" },
];

export const DIVISION_COLUMNS: readonly ColumnInfo[] = [
  { id: "date", title: "Date", width: 120, sort: "date" },
  { id: "debate", title: "Debate", width: 230, sort: "debate" },
  { id: "question", title: "Question", width: 240, sort: null },
  { id: "ayes", title: "Ayes", width: 66, sort: "ayes", isNumber: true },
  { id: "noes", title: "Noes", width: 66, sort: "noes", isNumber: true },
  { id: "outcome", title: "Outcome", width: 190, sort: null },
  { id: "number", title: "Number", width: 84, sort: "number" },
  { id: "chamber", title: "House and chamber", width: 160, sort: "chamber" },
  { id: "totals", title: "Votes as printed", width: 180, sort: null, isHidden: true },
  { id: "names", title: "Names", width: 76, sort: null, isNumber: true, isHidden: true },
  { id: "stage", title: "Bill stage", width: 130, sort: "stage", isHidden: true },
  { id: "department", title: "Department", width: 130, sort: "department", isHidden: true },
  { id: "volume", title: "Volume", width: 80, sort: "volume", isHidden: true },
  { id: "column", title: "Column", width: 80, sort: "column", isHidden: true },
  { id: "time", title: "Time", width: 76, sort: "time", isHidden: true },
  { id: "url", title: "Address", width: 220, sort: null, isHidden: true },
  { id: "source", title: "Source", width: 190, sort: "source" },
];

export const PERSON_COLUMNS: readonly ColumnInfo[] = [
  { id: "name", title: "Name", width: 170, sort: "speaker" },
  { id: "forms", title: "Forms", width: 78, sort: "forms", isNumber: true },
  { id: "party", title: "Party", width: 92, sort: "party" },
  { id: "constituency", title: "Constituency", width: 124, sort: "constituency" },
  { id: "contributions", title: "Contributions", width: 112, sort: "contributions", isNumber: true },
  { id: "words", title: "Words", width: 68, sort: "words", isNumber: true },
  { id: "first", title: "First seen", width: 104, sort: "first" },
  { id: "last", title: "Last seen", width: 104, sort: "last" },
  { id: "office", title: "Offices", width: 200, sort: "office" },
  { id: "printed", title: "As printed", width: 300, sort: null, isHidden: true },
];

export const SOURCE_COLUMNS: readonly ColumnInfo[] = [
  { id: "path", title: "File", width: 260, sort: "path" },
  { id: "format", title: "Format", width: 260, sort: "format" },
  { id: "extracts", title: "Extracts", width: 86, sort: null, isNumber: true },
  { id: "contributions", title: "Contributions", width: 118, sort: "contributions", isNumber: true },
  { id: "size", title: "Size", width: 92, sort: "size", isNumber: true },
  { id: "unrecognised", title: "Unrecognised", width: 116, sort: null, isNumber: true },
  { id: "encoding", title: "Encoding", width: 90, sort: null },
  { id: "remarks", title: "Remarks", width: 260, sort: null },
];

export const NARROWEST_COLUMN = 48;
export const WIDEST_COLUMN = 800;

/**
 * Ids of all columns as they stand: pinned ones first, then the others, each in the order of the view. Ids the view
 * does not know (new in this version) follow their usual left neighbour; ids that no longer exist are left out.
 */
export function columnOrder(columns: readonly ColumnInfo[], view: ColumnView): string[] {
  const known = new Set(columns.map((column) => column.id));
  const order = view.order.filter((id, at) => known.has(id) && view.order.indexOf(id) === at);
  columns.forEach(({ id }, at) => {
    if (order.includes(id)) return;
    const left = columns[at - 1]?.id;
    order.splice(left === undefined ? 0 : order.indexOf(left) + 1, 0, id);
  });
  const isPinned = (id: string) => view.pinned.includes(id);
  return [...order.filter(isPinned), ...order.filter((id) => !isPinned(id))];
}

/** Pins a column at the left edge, after those pinned already, or lets it go. */
export function togglePinned(view: ColumnView, id: string): ColumnView {
  const isPinned = view.pinned.includes(id);
  return { ...view, pinned: isPinned ? view.pinned.filter((other) => other !== id) : [...view.pinned, id] };
}

/** A shown column as it is drawn. */
export interface DrawnColumn {
  id: string;
  title: string;
  /** Pixels from the left edge of all columns. */
  left: number;
  width: number;
  isNumber: boolean;
  /** 1-based, after what always stays. */
  number: number;
  /** Pixels from the left edge at which it stays; null for one that scrolls. */
  stays: number | null;
  /** The last of those that stay. */
  isEdge: boolean;
}

/**
 * The shown columns with their widths. `room` is the width of what is in view, `before` that of what always stays at
 * the left: columns that would leave less than a third of the room to the others do not stay. The last is as wide as
 * there is room.
 */
export function drawnColumns(
  columns: readonly ColumnInfo[],
  view: ColumnView,
  { room, before }: { room: number; before: number },
): DrawnColumn[] {
  let left = before;
  let isLeading = true;
  const ids = shownColumns(columns, view);
  const drawn = ids.flatMap((id, at): DrawnColumn[] => {
    const column = columns.find((other) => other.id === id);
    if (!column) return [];
    const own = view.widths[id] ?? column.width;
    const width = at === ids.length - 1 ? Math.max(own, room - left) : own;
    isLeading = isLeading && view.pinned.includes(id) && left + own <= (room * 2) / 3;
    const place = { left, width, number: at + 2, stays: isLeading ? left : null };
    left += width;
    return [{ id, title: column.title, isNumber: column.isNumber ?? false, isEdge: false, ...place }];
  });
  const edge = drawn.findLastIndex(({ stays }) => stays !== null);
  return drawn.map((column, at) => (at === edge ? { ...column, isEdge: true } : column));
}

/** Those of the drawn columns that are in view, scrolled sideways by so many pixels; those that stay always are. */
export function columnsInView(drawn: readonly DrawnColumn[], scrolled: number, room: number): DrawnColumn[] {
  const edge = drawn.find(({ isEdge }) => isEdge);
  const from = scrolled + (edge ? edge.left + edge.width : 0);
  return drawn.filter(({ left, width, stays }) => stays !== null || (left + width > from && left < scrolled + room));
}

/** Drawn columns: those that stay at the left, and those that scroll. */
export interface DrawnColumns {
  staying: readonly DrawnColumn[];
  moving: readonly DrawnColumn[];
}

/** Parts columns by whether they stay. */
export function partColumns(drawn: readonly DrawnColumn[]): DrawnColumns {
  return {
    staying: drawn.filter(({ stays }) => stays !== null),
    moving: drawn.filter(({ stays }) => stays === null),
  };
}

/** Whether a column is shown. */
export function isColumnShown(column: ColumnInfo, view: ColumnView): boolean {
  return view.shown[column.id] ?? !column.isHidden;
}

/** Ids of the shown columns, in order. */
export function shownColumns(columns: readonly ColumnInfo[], view: ColumnView): string[] {
  const shown = new Set(columns.filter((column) => isColumnShown(column, view)).map((column) => column.id));
  return columnOrder(columns, view).filter((id) => shown.has(id));
}

/** Shows or hides a column; the last one shown stays. */
export function toggleColumn(columns: readonly ColumnInfo[], view: ColumnView, id: string): ColumnView {
  const column = columns.find((other) => other.id === id);
  if (!column) return view;
  const isShown = isColumnShown(column, view);
  if (isShown && shownColumns(columns, view).length === 1) return view;
  return { ...view, shown: { ...view.shown, [id]: !isShown } };
}

/** Moves a shown column one place among the shown ones of its part (pinned or not); at the edge nothing changes. */
export function moveColumn(columns: readonly ColumnInfo[], view: ColumnView, id: string, step: -1 | 1): ColumnView {
  const shown = shownColumns(columns, view);
  const target = shown[shown.indexOf(id) + step];
  if (target === undefined || !shown.includes(id)) return view;
  return view.pinned.includes(id) === view.pinned.includes(target) ? placeColumn(columns, view, id, target) : view;
}

/**
 * Puts a column where another stands: before it when moved to the left, after it when moved to the right. Among
 * pinned ones it becomes pinned, among the others it is let go.
 */
export function placeColumn(columns: readonly ColumnInfo[], old: ColumnView, id: string, target: string): ColumnView {
  const view = old.pinned.includes(id) === old.pinned.includes(target) ? old : togglePinned(old, id);
  const order = columnOrder(columns, view);
  const from = order.indexOf(id);
  const to = order.indexOf(target);
  if (from < 0 || to < 0 || from === to) return old;
  return { ...view, order: order.toSpliced(from, 1).toSpliced(to, 0, id) };
}

/** Sets a column's width in pixels, held between 48 and 800. */
export function resizeColumn(view: ColumnView, id: string, width: number): ColumnView {
  const held = Math.round(Math.min(WIDEST_COLUMN, Math.max(NARROWEST_COLUMN, width)));
  return { ...view, widths: { ...view.widths, [id]: held } };
}
