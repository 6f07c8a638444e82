import type { Params } from "../../../shared/api/contract.ts";
import { type Column, sparseColumn } from "../index/column.ts";
import { RowSet } from "../index/row-set.ts";
import type { LibraryView } from "../library/view.ts";

/** What tables need of one annotation. */
export interface ProjectedRecord {
  id: string;
  key: string;
  tags: string[];
  note: string;
}

/** The annotations of the open library as tables see them: disposable, put there by the window. */
export interface Projection {
  put(change: Params<"projection.put">): void;
  /** Grows with every change. */
  generation(): number;
  /** Names of tags by id. */
  tagNames: ReadonlyMap<string, string>;
  /** The records laid out over the rows of a view; computed once a view and generation. */
  over(view: LibraryView): ProjectedColumns;
  clear(): void;
}

export interface ProjectedColumns {
  tags: Column;
  /** How many annotations with a note stand in each row. */
  notes: Uint32Array;
  /** The rows of which some note passes. */
  rowsWithNote(passes: (note: string) => boolean): RowSet;
  tagsOf(row: number): readonly string[];
}

/** An empty projection. */
export function createProjection(): Projection {
  const records = new Map<string, ProjectedRecord>();
  const tagNames = new Map<string, string>();
  let generation = 0;
  let laidOut: { view: LibraryView; generation: number; columns: ProjectedColumns } | null = null;

  function clear(): void {
    records.clear();
    tagNames.clear();
    generation++;
  }

  return {
    tagNames,
    generation: () => generation,
    clear,
    put(change) {
      if (change.reset) clear();
      for (const id of change.removed) records.delete(id);
      for (const record of change.records) records.set(record.id, record);
      for (const [id, name] of Object.entries(change.tagNames ?? {})) tagNames.set(id, name);
      generation++;
    },
    over(view) {
      if (laidOut?.view !== view || laidOut.generation !== generation) {
        laidOut = { view, generation, columns: layOut(view, records.values(), tagNames) };
      }
      return laidOut.columns;
    },
  };
}

function layOut(
  view: LibraryView,
  records: Iterable<ProjectedRecord>,
  tagNames: ReadonlyMap<string, string>,
): ProjectedColumns {
  const tags = new Map<number, Set<string>>();
  const notes = new Map<number, string[]>();
  for (const record of records) {
    const row = view.rowOfKey(record.key);
    if (row < 0) continue;
    const rowTags = tags.get(row) ?? new Set();
    for (const tag of record.tags) rowTags.add(tag);
    if (rowTags.size > 0) tags.set(row, rowTags);
    if (record.note !== "") notes.set(row, [...(notes.get(row) ?? []), record.note]);
  }
  const noteCounts = new Uint32Array(view.rowCount);
  for (const [row, { length }] of notes) noteCounts[row] = length;
  return {
    tags: sparseColumn(view.rowCount, tags, (id) => tagNames.get(id) ?? id),
    notes: noteCounts,
    rowsWithNote(passes) {
      const found = new RowSet(view.rowCount);
      for (const [row, ofRow] of notes) if (ofRow.some(passes)) found.add(row);
      return found;
    },
    tagsOf: (row) => [...(tags.get(row) ?? [])],
  };
}
