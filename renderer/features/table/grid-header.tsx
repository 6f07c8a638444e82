import { ArrowDown, ArrowUp, Check, ChevronDown, Minus, Pin, PinOff } from "lucide-react";
import { type DragEvent, type KeyboardEvent, memo, useRef, useState } from "react";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { ColumnView } from "../../data/column-view.ts";
import { IconButton } from "../../ui/button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import {
  type ColumnInfo,
  type DrawnColumn,
  moveColumn,
  placeColumn,
  resizeColumn,
  toggleColumn,
  togglePinned,
} from "./columns-state.ts";
import styles from "./grid-header.module.css";
import type { Chosen } from "./grid-line.tsx";
import { cycleSort, directionName, setSort } from "./sort-state.ts";
import { USUAL_SORTS } from "./usual-sorts.ts";

const USUAL_SORT = USUAL_SORTS.contributions;
const STEP = 24;

/** The part of the table's headers that is used, whatever the rows are. */
export interface HeaderModel {
  column: { id: string };
  getResizeHandler(): (event: unknown) => void;
}

interface GridHeaderProps {
  columns: readonly ColumnInfo[];
  drawn: readonly DrawnColumn[];
  /** Pixels of what always stays at the left. */
  before: number;
  headers: readonly HeaderModel[];
  view: ColumnView;
  onView(view: ColumnView): void;
  sort: readonly SortKey[];
  onSort(sort: SortKey[]): void;
  /** How many of all rows are chosen. */
  chosen: Chosen;
  onChooseAll(all: boolean): void;
}

/** The headers: sorted by click or Enter (with Shift for several), moved by dragging, all else in their menus. */
export const GridHeader = memo(function GridHeader(props: GridHeaderProps) {
  const { columns, headers, view, onView } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  // While a width changes another header can come under the place where the drag began: none is moved then.
  const isResizing = useRef(false);
  const [tabStop, setTabStop] = useState<string | null>(null);
  const stop = headers.some((header) => header.column.id === tabStop) ? tabStop : headers[0]?.column.id;

  function drop(target: string): void {
    if (dragged) onView(placeColumn(columns, view, dragged, target));
    setDragged(null);
    setOver(null);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div role="rowgroup" className={styles.group}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus */}
      <div
        role="row"
        className={styles.header}
        style={{ gridTemplateColumns: `${[props.before, ...props.drawn.map(({ width }) => width)].join("px ")}px` }}
        onKeyDown={moveAmongButtons}
      >
        <ChooseAll chosen={props.chosen} onChooseAll={props.onChooseAll} />
        {headers.map((header) => {
          const column = columns.find(({ id }) => id === header.column.id);
          if (!column) return null;
          return (
            <ColumnHeader
              key={column.id}
              {...props}
              column={column}
              index={headers.indexOf(header) + 2}
              look={props.drawn.find(({ id }) => id === column.id) ?? null}
              isTabStop={column.id === stop}
              isDropTarget={over === column.id && dragged !== null && dragged !== column.id}
              onFocus={() => setTabStop(column.id)}
              resizeHandler={header.getResizeHandler()}
              onResizeStart={() => {
                isResizing.current = true;
                window.addEventListener("mouseup", () => (isResizing.current = false), { once: true });
              }}
              onDragStart={(event) => (isResizing.current ? event.preventDefault() : setDragged(column.id))}
              onDragOver={(event) => {
                if (!dragged) return;
                event.preventDefault();
                setOver(column.id);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDrop={() => drop(column.id)}
            />
          );
        })}
      </div>
    </div>
  );
});

/** Chooses all rows, or none; on the keyboard also Ctrl+A and Escape among the rows. */
function ChooseAll({ chosen, onChooseAll }: Pick<GridHeaderProps, "chosen" | "onChooseAll">) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <div role="columnheader" aria-colindex={1} aria-label="Chosen" className={styles.chooser}>
      <button
        type="button"
        aria-pressed={chosen === "some" ? "mixed" : chosen === "all"}
        aria-label="Select all rows"
        title="Select all rows (Ctrl+A)"
        tabIndex={-1}
        className={styles.box}
        data-chosen={chosen}
        onClick={() => onChooseAll(chosen !== "all")}
      >
        {chosen === "all" && <Check size={12} strokeWidth={3} aria-hidden />}
        {chosen === "some" && <Minus size={12} strokeWidth={3} aria-hidden />}
      </button>
    </div>
  );
}

interface ColumnHeaderProps extends GridHeaderProps {
  column: ColumnInfo;
  /** 1-based. */
  index: number;
  look: DrawnColumn | null;
  isTabStop: boolean;
  isDropTarget: boolean;
  onFocus(): void;
  resizeHandler(event: unknown): void;
  onResizeStart(): void;
  onDragStart(event: DragEvent): void;
  onDragOver(event: DragEvent): void;
  onDragEnd(): void;
  onDrop(): void;
}

function ColumnHeader(props: ColumnHeaderProps) {
  const { column, sort, onSort, isTabStop, look } = props;
  const place = sort.findIndex((key) => key.column === column.sort);
  const key = sort[place];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus
    <div
      role="columnheader"
      aria-colindex={props.index}
      aria-sort={place === 0 && key ? (key.descending ? "descending" : "ascending") : undefined}
      aria-label={column.title}
      className={styles.column}
      data-number={column.isNumber ? true : undefined}
      data-drop={props.isDropTarget ? true : undefined}
      data-stays={look?.stays == null ? undefined : look.isEdge ? "edge" : "on"}
      draggable
      onFocus={props.onFocus}
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDragEnd={props.onDragEnd}
      onDrop={props.onDrop}
    >
      <button
        type="button"
        className={styles.title}
        tabIndex={isTabStop ? 0 : -1}
        title={column.sort ? `Sort by ${column.title}; with Shift also by it` : column.title}
        onClick={(event) => column.sort && onSort(cycleSort(sort, column.sort, event.shiftKey, USUAL_SORT))}
      >
        <span className={styles.words}>{column.title}</span>
        {key && (
          <span className={styles.direction}>
            {key.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />}
            {sort.length > 1 && <span aria-hidden>{place + 1}</span>}
            <span className="visually-hidden">
              , {directionName(key)}
              {sort.length > 1 && `, number ${place + 1} of the order`}
            </span>
          </span>
        )}
      </button>
      <Menu label={`Column ${column.title}`} entries={columnEntries(props)}>
        <IconButton icon={ChevronDown} label={`Menu of column ${column.title}`} small excludeFromTabOrder />
      </Menu>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the menu makes columns wider and narrower */}
      <div
        className={styles.handle}
        onMouseDown={(event) => {
          props.onResizeStart();
          props.resizeHandler(event);
        }}
        onTouchStart={props.resizeHandler}
      />
    </div>
  );
}

function columnEntries(props: ColumnHeaderProps): MenuEntry[] {
  const { column, columns, view, onView, sort, onSort } = props;
  const width = view.widths[column.id] ?? column.width;
  const by = column.sort;
  const current = sort.find((key) => key.column === by);
  const direction = (descending: boolean): MenuEntry[] =>
    by === null
      ? []
      : [
          {
            id: descending ? "down" : "up",
            label: `Sort ${directionName({ column: by, descending })}`,
            icon: descending ? ArrowDown : ArrowUp,
            isOn: current?.descending === descending,
            onAction: () => onSort([{ column: by, descending }]),
          },
        ];
  const further: MenuEntry[] =
    by === null
      ? []
      : current && sort.length > 1
        ? [{ id: "not", label: "Do not sort by it", onAction: () => onSort(setSort(sort, by, null, USUAL_SORT)) }]
        : current
          ? []
          : [{ id: "also", label: "Also sort by it", onAction: () => onSort(cycleSort(sort, by, true, USUAL_SORT)) }];
  return [
    ...direction(false),
    ...direction(true),
    ...further,
    {
      id: "left",
      label: "Move left",
      separated: true,
      onAction: () => onView(moveColumn(columns, view, column.id, -1)),
    },
    { id: "right", label: "Move right", onAction: () => onView(moveColumn(columns, view, column.id, 1)) },
    {
      id: "pin",
      label: view.pinned.includes(column.id) ? "Let it scroll" : "Pin to the left",
      icon: view.pinned.includes(column.id) ? PinOff : Pin,
      onAction: () => onView(togglePinned(view, column.id)),
    },
    { id: "wider", label: "Wider", onAction: () => onView(resizeColumn(view, column.id, width + STEP)) },
    { id: "narrower", label: "Narrower", onAction: () => onView(resizeColumn(view, column.id, width - STEP)) },
    { id: "hide", label: "Hide", separated: true, onAction: () => onView(toggleColumn(columns, view, column.id)) },
  ];
}

/** Left and right go through titles and menus of the header. */
function moveAmongButtons(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const next = buttons[at + (event.key === "ArrowLeft" ? -1 : 1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
