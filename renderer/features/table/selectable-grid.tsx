import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { NOTHING_SELECTED, type RowRanges } from "../../ui/row-ranges.ts";
import type { CellTexts } from "./cell-texts.ts";
import { shownColumns } from "./columns-state.ts";
import { DataGrid, type DataGridProps } from "./data-grid.tsx";
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
    /** Exports rows: those selected are given, none for all. */
    onExport?: (selected: RowRanges) => void;
  },
) {
  const { noun, plural, texts, rowsKey, tagging, onExport, ...grid } = props;
  const { source, columns, view } = grid;
  const key = `${source.question} ${source.total} ${rowsKey ?? source.answer}`;
  const [selection, onSelection] = useRowSelection(key);
  const shown = shownColumns(columns, view).flatMap((id) => columns.find((column) => column.id === id) ?? []);
  useCommand("table.export", () => onExport?.(selection.ranges), { isEnabled: onExport !== undefined });
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
        {...(onExport ? { onExport: () => onExport(selection.ranges) } : {})}
        onClear={() => onSelection(NOTHING_SELECTED)}
      />
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
