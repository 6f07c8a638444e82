import { type KeyboardEvent, type MouseEvent, type RefObject, useId, useLayoutEffect, useMemo } from "react";
import {
  extendTo,
  holdsRow,
  NOTHING_SELECTED,
  type RowRange,
  type RowSelection,
  toggleRows,
} from "../../ui/row-ranges.ts";
import styles from "./data-grid.module.css";
import { FailedLines } from "./failed-lines.tsx";
import { chosenOf, GroupLine, type LineLook, RowLine } from "./grid-line.tsx";
import type { DataGridProps, GridGroups } from "./grid-props.ts";
import { skeletonOf, tracksOf } from "./line-styles.ts";
import { showWhole } from "./show-whole.ts";
import { bySlot } from "./slots.ts";
import { type GridWindow, useGridWindow } from "./use-grid-window.ts";
import { activate, rangeOf, rowAt, useLineCommands } from "./use-line-commands.ts";
import { usePlaces } from "./use-places.ts";
import { useSlots } from "./use-slots.ts";
import { useWholeLine } from "./use-whole-line.ts";
import { useWritten } from "./use-written.ts";

/** The lines in view, and what mouse and keyboard do with them. Nothing else is drawn again as they scroll. */
export function GridBody<R extends { id: string }>(props: {
  grid: DataGridProps<R>;
  groups: GridGroups | null;
  scroller: RefObject<HTMLDivElement | null>;
  look: LineLook<R>;
}) {
  const { grid, groups, look } = props;
  const { selection, onSelection } = grid;
  const shown = useGridWindow(grid.source, groups?.layout ?? null, look.height, props.scroller);
  useGroupsInView(groups, shown);
  useLineCommands(grid, groups, shown);
  const rowsOf = (line: number): RowRange => rangeOf(shown, groups, line);
  const slots = useSlots(shown.lines);
  const drawn = useMemo(() => bySlot(slots), [slots]);
  const contentOf = (line: number) => {
    const at = shown.lineAt(line);
    return at.type === "group" ? groups?.at(at.group) : shown.rows.at(at.row);
  };
  const failureOf = (line: number) => {
    const at = shown.lineAt(line);
    return (at.type === "group" ? groups?.failure(at.group) : shown.rows.failure(at.row)) ?? null;
  };
  const retry = () => {
    groups?.retry();
    shown.rows.retry();
  };
  const written = useWritten(shown.lines, shown.window.inView, (line) => contentOf(line) !== undefined);
  const whole = useWholeLine(shown.focus);
  const placeOf = usePlaces(slots, shown.window, look.height);
  const offset = shown.window.topOf(shown.window.first) % look.height;
  const tracks = useMemo(() => tracksOf(look), [look]);
  const style = useMemo(
    () => ({ ...tracks, ...skeletonOf(look, grid.rowHeight, offset), lineHeight: `${grid.rowHeight - 1}px` }),
    [tracks, look, grid.rowHeight, offset],
  );
  const name = useId();
  const idOf = (line: number) => `${name}-${shown.lineAt(line).type}-${slots.get(line)}`;

  function clicked(event: MouseEvent): void {
    const line = lineOf(event.target);
    if (line === null) return;
    const isBox = (event.target as Element).closest("[data-choose]") !== null;
    if (event.shiftKey) {
      onSelection(extendTo(selection, rowsOf(line), rowsOf(shown.focus)));
      shown.goTo(line);
    } else if (isBox || event.ctrlKey || event.metaKey) onSelection(toggleRows(selection, rowsOf(line)));
    else activate(grid, groups, shown, line, event.altKey);
  }

  function pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      if (selection.ranges.length > 0) onSelection(NOTHING_SELECTED);
      else grid.onEscape?.();
    }
    if (groups && moveAmongGroups(event, groups, shown)) event.preventDefault();
    const next = event.shiftKey && !event.altKey ? shown.lineAfter(event.key) : null;
    if (next !== null) onSelection(extendTo(selection, rowsOf(next), rowsOf(shown.focus)));
    else if (selection.anchor && shown.lineAfter(event.key) !== null) onSelection(freed(selection));
    shown.onKeyDown(event);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element */}
      <div
        role="rowgroup"
        ref={shown.body}
        data-scope="table"
        className={styles.body}
        style={{ ...style, height: shown.window.height }}
        // Elements stand as they were made; they are read in the order of their lines.
        aria-owns={shown.lines.map(idOf).join(" ")}
        onMouseDown={(event) => {
          // A stretch of rows is chosen, not the text between.
          if (event.shiftKey) event.preventDefault();
        }}
        onClick={clicked}
        onPointerOver={(event) => showWhole(event.target, true)}
        onPointerOut={(event) => showWhole(event.target, false)}
        onFocus={(event) => {
          const line = lineOf(event.target);
          if (line === null) return;
          if (line !== shown.focus && selection.anchor) onSelection(freed(selection));
          shown.setFocus(line);
          const row = rowAt(shown, line);
          if (row) grid.onFocusRow?.(row);
        }}
        onKeyDown={pressed}
      >
        {drawn.map((line) => {
          const id = idOf(line);
          const at = shown.lineAt(line);
          const isTabStop = line === shown.focus;
          // With the focus it is in its place at once, to show it.
          const top = placeOf(line, isTabStop || at.type === "group" || written.has(line));
          const place = { look, id, index: line, top };
          if (at.type === "group" && groups) {
            return (
              <GroupLine
                key={id}
                {...place}
                group={written.has(line) ? groups.at(at.group) : undefined}
                isOpen={groups.isOpen(at.group)}
                chosen={chosenOf(selection, rowsOf(line))}
              />
            );
          }
          const position = at.type === "row" ? at.row : 0;
          const row = written.has(line) ? shown.rows.at(position) : undefined;
          return (
            <RowLine
              key={id}
              {...place}
              row={row}
              isTabStop={isTabStop}
              isWhole={line === whole}
              isSelected={holdsRow(selection.ranges, position)}
              isCurrent={row !== undefined && row.id === grid.currentId}
            />
          );
        })}
      </div>
      <FailedLines shown={shown} failure={failureOf} onRetry={retry} />
    </>
  );
}

/** Has the groups fetched whose lines, or whose rows, are in view. */
function useGroupsInView<R>(groups: GridGroups | null, shown: GridWindow<R>): void {
  const { first, last } = shown.window;
  const isAny = groups !== null && last >= first;
  const from = isAny ? shown.lineAt(first).group : 0;
  const to = isAny ? shown.lineAt(last).group : -1;
  const view = groups?.view;
  useLayoutEffect(() => {
    if (to >= from) view?.(from, to);
  }, [view, from, to]);
}

/** Right opens a group, left closes it, and from a row goes to its group. */
function moveAmongGroups<R>(event: KeyboardEvent, groups: GridGroups, shown: GridWindow<R>): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const at = shown.lineAt(shown.focus);
  if (at.type === "group") {
    const wants = { ArrowRight: true, ArrowLeft: false }[event.key];
    if (wants === undefined || wants === groups.isOpen(at.group)) return false;
    groups.toggle(at.group);
    return true;
  }
  if (event.key !== "ArrowLeft" || (shown.scroller.current?.scrollLeft ?? 0) > 0) return false;
  shown.goTo(groups.layout.lineOfGroup[at.group] as number);
  return true;
}

/** The next stretch begins wherever the focus is then. */
function freed(selection: RowSelection): RowSelection {
  return { ...selection, anchor: null, base: selection.ranges };
}

function lineOf(target: EventTarget): number | null {
  const line = target instanceof Element ? target.closest<HTMLElement>("[data-index]") : null;
  return line ? Number(line.dataset.index) : null;
}
