import { useCommand } from "../../data/use-commands.tsx";
import { anchorAt, type RowRange, selectAll, toggleRows } from "../../ui/row-ranges.ts";
import type { DataGridProps, GridGroups } from "./grid-props.ts";
import { rowsOfLine } from "./groups-state.ts";
import type { GridWindow } from "./use-grid-window.ts";

/** Answers for the commands of the line that has the focus. */
export function useLineCommands<R extends { id: string }>(
  grid: DataGridProps<R>,
  groups: GridGroups | null,
  shown: GridWindow<R>,
): void {
  const within = () => shown.body.current;
  const { onPreview, selection, onSelection, source } = grid;
  useCommand("table.open", () => activate(grid, groups, shown, shown.focus, false), { within });
  useCommand("table.openBeside", () => activate(grid, groups, shown, shown.focus, true), { within });
  useCommand(
    "table.preview",
    () => {
      const row = rowAt(shown, shown.focus);
      if (row) onPreview?.(row);
      else activate(grid, groups, shown, shown.focus, false);
    },
    { within, isEnabled: onPreview !== undefined },
  );
  useCommand("table.select", () => onSelection(toggleRows(selection, rangeOf(shown, groups, shown.focus))), { within });
  useCommand("table.selectAll", () => onSelection(selectAll(source.total)), { within });
  const { onCopy, onTag } = grid;
  const focused = () => rangeOf(shown, groups, shown.focus);
  const isAny = selection.ranges.length > 0;
  useCommand("table.copy", () => onCopy(isAny ? selection.ranges : [focused()]), { within });
  useCommand(
    "table.tag",
    () => {
      if (!isAny) onSelection(toggleRows(selection, focused()));
      onTag?.();
    },
    { within, isEnabled: onTag !== undefined },
  );
}

/** Opens a row, opens or closes a group. */
export function activate<R extends { id: string }>(
  grid: DataGridProps<R>,
  groups: GridGroups | null,
  shown: GridWindow<R>,
  line: number,
  beside: boolean,
): void {
  const at = shown.lineAt(line);
  if (at.type === "group") {
    groups?.toggle(at.group);
    return;
  }
  grid.onSelection(anchorAt(grid.selection, { from: at.row, to: at.row + 1 }));
  const row = shown.rows.at(at.row);
  if (row) grid.onOpen(row, beside);
}

/** The row of a line; undefined of a group, and while it is under way. */
export function rowAt<R>(shown: GridWindow<R>, line: number): R | undefined {
  const at = shown.lineAt(line);
  return at.type === "row" ? shown.rows.at(at.row) : undefined;
}

/** The rows that a line stands for. */
export function rangeOf<R>(shown: GridWindow<R>, groups: GridGroups | null, line: number): RowRange {
  return groups ? rowsOfLine(groups.layout, shown.lineAt(line)) : { from: line, to: line + 1 };
}
