import { useState } from "react";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import { useTagPath } from "../../data/records.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { NOTHING_SELECTED, type RowRanges } from "../../ui/row-ranges.ts";
import { ExportRowsDialog } from "../export/index.ts";
import type { CellTexts } from "./cell-texts.ts";
import { shownColumns } from "./columns-state.ts";
import { DataGrid } from "./data-grid.tsx";
import type { DataGridProps } from "./grid-props.ts";
import { type FurtherCells, rowsScopes } from "./rows-scopes.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { useCopyRows } from "./use-copy-rows.ts";
import { useRowSelection } from "./use-row-selection.ts";
import type { RowTagging } from "./use-tag-rows.ts";

type GridProps<R extends { id: string }> = Omit<
  DataGridProps<R>,
  "selection" | "onSelection" | "onCopy" | "onTag" | "secondLine" | "groups"
> &
  Partial<Pick<DataGridProps<R>, "secondLine" | "groups">>;

/** A grid whose rows can be chosen and copied, with what can be done with them below it. */
export function SelectableGrid<R extends { id: string }>(
  props: GridProps<R> & {
    /** What a row is. */
    noun: string;
    plural?: string;
    texts: CellTexts<R>;
    /** Names what rows are counted in, beside the question; see {@link rowsKey}. */
    rowsKey?: string;
    tagging?: RowTagging & { isOpen: boolean; onOpen(isOpen: boolean): void };
    /** How an export of its rows is called, what they are filtered by in words, and what it can hold beside. */
    exported: { what: string; filterWords: string; further?: FurtherCells };
  },
) {
  const { noun, plural, texts, rowsKey, tagging, exported, ...grid } = props;
  const { source, columns, view } = grid;
  const key = `${source.question} ${source.total} ${rowsKey ?? source.answer}`;
  const [selection, onSelection] = useRowSelection(key);
  const shown = shownColumns(columns, view).flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const pathOf = useTagPath();
  const [exporting, setExporting] = useState<RowRanges | null>(null);
  useCommand("table.export", () => setExporting(selection.ranges));
  const copying = useCopyRows<R>({ columns: shown, texts, fetch: source.fetch });
  return (
    <>
      <DataGrid
        {...grid}
        selection={selection}
        onSelection={onSelection}
        onCopy={copying.copy}
        {...(tagging ? { onTag: () => tagging.onOpen(true) } : {})}
      />
      <SelectionBar
        ranges={selection.ranges}
        noun={noun}
        {...(plural ? { plural } : {})}
        copying={copying}
        {...(tagging ? { tagging } : {})}
        onExport={() => setExporting(selection.ranges)}
        onClear={() => onSelection(NOTHING_SELECTED)}
      />
      {exporting && (
        <ExportRowsDialog
          scopes={rowsScopes({
            total: source.total,
            selected: exporting,
            columns: shown.map(({ id }) => id),
            texts,
            tagName: (id) => pathOf(id).join(" › "),
            fetch: source.fetch,
            further: exported.further ?? null,
          })}
          headers={shown.map(({ title }) => title)}
          filterWords={exported.filterWords}
          noun="row"
          what={exported.what}
          further={exported.further ?? null}
          onClose={() => setExporting(null)}
        />
      )}
    </>
  );
}

/**
 * Names the rows that a query counts, so that chosen positions are dropped when others may stand there: with every
 * change of the library, and with every answer where tags or notes decide what stands where.
 */
export function rowsKey(spec: QuerySpec, generation: number, answer: number): string {
  const isOrdered = spec.sort.some(({ column }) => column === "tags" || column === "notes");
  const isFiltered = spec.filters.some(({ field }) => field === "tag") || /\b(tag|note|has):/i.test(spec.text);
  return `${generation} ${isOrdered || isFiltered ? answer : ""}`;
}
