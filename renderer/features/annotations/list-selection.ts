import type { ListRow } from "./group-annotations.ts";

/** Focus and selection of a grouped list; `focus` and `anchor` are keys of rows, `selected` ids of annotations. */
export interface ListSelection {
  focus: string | null;
  /** Where a range began. */
  anchor: string | null;
  selected: ReadonlySet<string>;
}

export const NO_SELECTION: ListSelection = { focus: null, anchor: null, selected: new Set() };

/** Position of the focused row; the first when it is gone. */
export function focusIndex(rows: readonly ListRow[], state: ListSelection): number {
  return Math.max(
    0,
    rows.findIndex(({ key }) => key === state.focus),
  );
}

/** Moves the focus; with `extend` everything from the anchor to the new place is selected. */
export function moveTo(rows: readonly ListRow[], state: ListSelection, index: number, extend: boolean): ListSelection {
  const to = Math.max(0, Math.min(rows.length - 1, index));
  const row = rows[to];
  if (!row) return state;
  if (!extend) return { ...state, focus: row.key, anchor: row.key };
  const anchor = state.anchor ?? state.focus ?? row.key;
  const from = rows.findIndex(({ key }) => key === anchor);
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  return { focus: row.key, anchor, selected: new Set(annotationIds(rows.slice(first, last + 1))) };
}

/** Selects or deselects a row; a group's heading stands for all below it. */
export function toggle(rows: readonly ListRow[], state: ListSelection, index: number): ListSelection {
  const row = rows[index];
  if (!row) return state;
  const ids = annotationIds(row.type === "item" ? [row] : below(rows, index));
  const isOn = ids.length > 0 && ids.every((id) => state.selected.has(id));
  const selected = new Set(state.selected);
  for (const id of ids) {
    if (isOn) selected.delete(id);
    else selected.add(id);
  }
  return { focus: row.key, anchor: row.key, selected };
}

/** Selects every annotation in the list. */
export function selectAll(rows: readonly ListRow[], state: ListSelection): ListSelection {
  return { ...state, selected: new Set(annotationIds(rows)) };
}

/** Leaves only what is still listed selected; the same object when nothing changes. */
export function keepListed(listed: ReadonlySet<string>, state: ListSelection): ListSelection {
  const selected = [...state.selected].filter((id) => listed.has(id));
  return selected.length === state.selected.size ? state : { ...state, selected: new Set(selected) };
}

/** Rows that a page key moves over. */
const PAGE_ROWS = 8;

/** The row a key moves to from `index`, within the list; null for a key that does not move. */
export function targetIndex(rows: readonly ListRow[], index: number, key: string): number | null {
  const targets: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowRight: index + 1,
    ArrowUp: index - 1,
    ArrowLeft: headingOf(rows, index),
    PageDown: index + PAGE_ROWS,
    PageUp: index - PAGE_ROWS,
    Home: 0,
    End: rows.length - 1,
  };
  const target = targets[key];
  return target === undefined ? null : Math.max(0, Math.min(rows.length - 1, target));
}

/** The heading a row stands under; -1 for the outermost. */
function headingOf(rows: readonly ListRow[], index: number): number {
  const level = rows[index]?.level ?? 0;
  return rows.slice(0, index).findLastIndex((row) => row.type === "group" && row.level < level);
}

function below(rows: readonly ListRow[], index: number): ListRow[] {
  const level = rows[index]?.level ?? 0;
  const end = rows.findIndex((row, at) => at > index && row.level <= level);
  return rows.slice(index + 1, end < 0 ? rows.length : end);
}

function annotationIds(rows: readonly ListRow[]): string[] {
  return rows.flatMap((row) => (row.type === "item" ? [row.item.annotation.id] : []));
}
