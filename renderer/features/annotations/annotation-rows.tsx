import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import { useTagPath } from "../../data/records.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { GroupLine, ItemLine } from "./annotation-lines.tsx";
import styles from "./annotation-rows.module.css";
import { type GroupRow, listRows } from "./group-annotations.ts";
import {
  focusIndex,
  keepListed,
  type ListSelection,
  moveTo,
  NO_SELECTION,
  selectAll,
  targetIndex,
  toggle,
} from "./list-selection.ts";
import { SelectionActions } from "./selection-actions.tsx";
import type { AnnotationList } from "./use-annotation-list.ts";
import { useOpenItem } from "./use-open-item.ts";
import { useRowWindow } from "./use-row-window.ts";

/**
 * The annotations as a tree of groups, of which only those in view are drawn. Arrows move and fold, Space
 * selects (Shift+arrows a range, Mod+A all), Enter opens, t tags what is selected, Delete removes it.
 */
export function AnnotationRows({ list }: { list: AnnotationList }) {
  const { rows, selection, setSelection } = useListRows(list);
  const openItem = useOpenItem();
  const [isTagging, setTagging] = useState(false);
  const [isAskedToRemove, setAskedToRemove] = useState(false);
  const focus = focusIndex(rows, selection);
  const { scroller, body, virtualizer, wantsFocus } = useRowWindow(rows, focus);
  const { closed } = list.view;

  function fold(row: GroupRow): void {
    list.change({ closed: row.isOpen ? [...closed, row.key] : closed.filter((key) => key !== row.key) });
  }
  function act(index: number, beside: boolean): void {
    const row = rows[index];
    if (row?.type === "group") fold(row);
    if (row?.type === "item") openItem(row.item, beside);
  }
  function selectNone(): void {
    setSelection({ ...selection, selected: new Set() });
  }
  /** Works on the focused row when nothing is selected. */
  function withSelection(run: () => void): void {
    if (selection.selected.size === 0) setSelection(toggle(rows, selection, focus));
    run();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[focus];
    if (event.altKey || event.ctrlKey || event.metaKey || !row) return;
    const isFolding = row.type === "group" && event.key === (row.isOpen ? "ArrowLeft" : "ArrowRight");
    const target = targetIndex(rows, focus, event.key);
    if (target === null) return;
    event.preventDefault();
    if (isFolding) fold(row);
    else {
      wantsFocus.current = true;
      setSelection(moveTo(rows, selection, target, event.shiftKey));
      virtualizer.scrollToIndex(target);
    }
  }
  const within = { within: () => body.current };
  useCommand("annotations.open", () => act(focus, false), within);
  useCommand("annotations.openBeside", () => act(focus, true), within);
  useCommand("annotations.select", () => setSelection(toggle(rows, selection, focus)), within);
  useCommand("annotations.selectAll", () => setSelection(selectAll(rows, selection)), within);
  useCommand("annotations.selectNone", selectNone, { ...within, isEnabled: selection.selected.size > 0 });
  useCommand("annotations.tag", () => withSelection(() => setTagging(true)), within);
  useCommand("annotations.remove", () => withSelection(() => setAskedToRemove(true)), within);
  function onRowClick(index: number, event: MouseEvent): void {
    const hasMod = event.ctrlKey || event.metaKey;
    setSelection(hasMod ? toggle(rows, selection, index) : moveTo(rows, selection, index, event.shiftKey));
    if (!hasMod && !event.shiftKey) act(index, false);
  }

  return (
    <>
      {selection.selected.size > 0 && (
        <SelectionActions
          items={list.shown.filter(({ annotation }) => selection.selected.has(annotation.id))}
          isTagging={isTagging}
          onTagging={setTagging}
          isAskedToRemove={isAskedToRemove}
          onAskedToRemove={setAskedToRemove}
          onClear={selectNone}
        />
      )}
      <div className={styles.scroller} ref={scroller}>
        <div
          role="treegrid"
          aria-label="Annotations"
          aria-multiselectable
          aria-rowcount={rows.length}
          data-scope="annotations"
          ref={body}
          className={styles.body}
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const shared = {
              index,
              top: start,
              measure: virtualizer.measureElement,
              isTabStop: index === focus,
              onFocus: () =>
                row.key !== selection.focus && setSelection({ ...selection, focus: row.key, anchor: row.key }),
              onClick: (event: MouseEvent) => onRowClick(index, event),
            };
            if (row.type === "group") return <GroupLine key={row.key} row={row} {...shared} />;
            return (
              <ItemLine
                key={row.key}
                row={row}
                isSelected={selection.selected.has(row.item.annotation.id)}
                onToggle={() => setSelection(toggle(rows, selection, index))}
                {...shared}
              />
            );
          })}
        </div>
      </div>
    </>
  );
}

/** The lines of the list, and which of them are selected. */
function useListRows({ shown, view }: AnnotationList) {
  const pathOf = useTagPath();
  const { groupBy, closed } = view;
  const rows = useMemo(() => listRows(shown, groupBy, new Set(closed), pathOf), [shown, groupBy, closed, pathOf]);
  const [kept, setSelection] = useState<ListSelection>(NO_SELECTION);
  const listed = useMemo(() => new Set(shown.map(({ annotation }) => annotation.id)), [shown]);
  const selection = useMemo(() => keepListed(listed, kept), [listed, kept]);
  return { rows, selection, setSelection };
}
