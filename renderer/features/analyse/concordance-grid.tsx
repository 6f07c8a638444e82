import { Check, Minus } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useState } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { FailedLines, showWhole, useDensity } from "../table/index.ts";
import styles from "./concordance-grid.module.css";
import { type LineLook, LineRow } from "./concordance-line.tsx";
import type { LineColumn } from "./line-columns.ts";
import { type Ticks, toggleTick } from "./ticks-state.ts";
import type { Concordance } from "./use-concordance.ts";
import { type LineWindow, useLineWindow } from "./use-line-window.ts";
import type { Ticking } from "./use-ticks.ts";

export interface ConcordanceGridProps {
  shown: Concordance;
  columns: readonly LineColumn[];
  ticking: Ticking;
  tagsOf(line: ConcordanceLine): string[];
  isCurrent(line: ConcordanceLine): boolean;
  onOpen(line: ConcordanceLine, beside: boolean): void;
  /** The ticked lines are to be tagged; the line in focus is ticked where none is. */
  onTag(): void;
  onCopy(ticks: Ticks): void;
}

const TICK_WIDTH = 34;
const NO_TAGS: string[] = [];
const LEAST_CONTEXT = 150;

/**
 * The lines of a concordance: only those in view are drawn and fetched. One can be reached by Tab; arrows, Home, End
 * and the page keys move, with Shift they tick on the way.
 */
export function ConcordanceGrid(props: ConcordanceGridProps) {
  const { shown, columns, ticking } = props;
  const { spec, facts } = shown;
  const { rowHeight } = useDensity();
  const view = useLineWindow(shown, rowHeight);
  useLineCommands(props, view);
  const ofSide = (side: LineColumn["side"]) => columns.filter((column) => column.side === side);
  const nodeWidth = useNodeWidth(facts.set, view.drawn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns tell all of it
  const look: LineLook = useMemo(
    () => ({ left: ofSide("left"), right: ofSide("right"), sort: spec.sort, node: nodeWidth, height: rowHeight }),
    [columns, spec.sort, nodeWidth, rowHeight],
  );
  const widths = (side: "left" | "right") => look[side].map(({ width }) => width);
  const pixels = (side: "left" | "right") => widths(side).map((width) => `${width}px`);
  const context = `minmax(${LEAST_CONTEXT}px, 1fr)`;
  const template = [`${TICK_WIDTH}px`, ...pixels("left"), context, `${nodeWidth}px`, context, ...pixels("right")];
  useCentredNode(view, template.join(" "));
  const columnsWidth = [...widths("left"), ...widths("right")].reduce((sum, width) => sum + width, 0);
  const least = TICK_WIDTH + nodeWidth + 2 * LEAST_CONTEXT + columnsWidth;

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const target = step && event.shiftKey ? view.focus + step : -1;
    if (target >= 0 && target < facts.lines) {
      const line = view.focused;
      if (line && ticking.ticks.isTicked[line.ordinal] !== 1) ticking.toggle(view.focus, line.ordinal);
      ticking.tickTo(target);
    }
    view.onKeyDown(event);
  }

  return (
    <div className={styles.scroller} ref={view.scroller} data-sideways={view.room < least ? true : undefined}>
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element */}
      <div
        role="grid"
        aria-label="Concordance"
        aria-rowcount={facts.lines}
        aria-colcount={template.length}
        aria-multiselectable
        style={
          {
            "--columns": template.join(" "),
            "--left-context": look.left.length + 2,
            minWidth: least,
          } as CSSProperties
        }
      >
        <Header columns={columns} ticking={ticking} total={facts.lines} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="rowgroup"
          ref={view.body}
          data-scope="concordance"
          className={styles.body}
          style={{ height: view.height, ...skeletonOf(rowHeight, view.offset) }}
          // Elements stand as they were made; they are read in the order of their lines.
          aria-owns={view.reading}
          {...lineActs(props, view)}
          onPointerOver={(event) => showWhole(event.target, true)}
          onPointerOut={(event) => showWhole(event.target, false)}
          onKeyDown={onKeyDown}
        >
          {view.drawn.map(({ index, id, top, line }) => (
            <LineRow
              key={id}
              look={look}
              id={id}
              index={index}
              line={line}
              top={top}
              tags={line ? props.tagsOf(line) : NO_TAGS}
              isTabStop={index === view.focus}
              isTicked={line !== undefined && ticking.ticks.isTicked[line.ordinal] === 1}
              isCurrent={line !== undefined && props.isCurrent(line)}
            />
          ))}
        </div>
      </div>
      <FailedLines shown={view.grid} failure={view.grid.rows.failure} onRetry={view.grid.rows.retry} />
    </div>
  );
}

function Header(props: { columns: readonly LineColumn[]; ticking: Ticking; total: number }) {
  const { columns, ticking, total } = props;
  const { count } = ticking.ticks;
  const isAll = count === total;
  const titles = [
    ...columns.filter(({ side }) => side === "left").map(({ id, title }) => ({ id, title, kind: "known" })),
    { id: "left", title: "Left context", kind: "left" },
    { id: "node", title: "Node", kind: "node" },
    { id: "right", title: "Right context", kind: "right" },
    ...columns.filter(({ side }) => side === "right").map(({ id, title }) => ({ id, title, kind: "known" })),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    <div role="rowgroup" className={styles.headerGroup}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its button has the focus */}
      <div role="row" className={styles.header}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <div role="columnheader" aria-colindex={1} className={styles.tickCell}>
          {/* biome-ignore lint/a11y/useSemanticElements: an input is mixed by script alone */}
          <button
            type="button"
            role="checkbox"
            aria-checked={isAll ? true : count > 0 ? "mixed" : false}
            aria-label="Tick all lines"
            className={styles.tick}
            data-ticked={count > 0 || undefined}
            onClick={() => (isAll ? ticking.none() : ticking.all())}
          >
            {isAll || count === 0 ? (
              <Check size={12} strokeWidth={3} aria-hidden />
            ) : (
              <Minus size={12} strokeWidth={3} aria-hidden />
            )}
          </button>
        </div>
        {titles.map(({ id, title, kind }, at) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with it
          <div key={id} role="columnheader" aria-colindex={at + 2} className={styles.title} data-kind={kind}>
            {title}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Answers for the commands of the line that has the focus. */
function useLineCommands(grid: ConcordanceGridProps, view: LineWindow): void {
  const { ticking, onOpen } = grid;
  const line = view.focused;
  useCommand("concordance.open", () => line && onOpen(line, false));
  useCommand("concordance.openBeside", () => line && onOpen(line, true));
  useCommand("concordance.tick", () => line && ticking.toggle(view.focus, line.ordinal));
  useCommand("concordance.tickTo", () => ticking.tickTo(view.focus));
  useCommand("concordance.tickAll", ticking.all);
  useCommand("concordance.tickNone", ticking.none, { isEnabled: ticking.ticks.count > 0 });
  useCommand("concordance.tag", () => {
    if (ticking.ticks.count === 0 && line) ticking.toggle(view.focus, line.ordinal);
    grid.onTag();
  });
  useCommand("concordance.copy", () => {
    if (ticking.ticks.count > 0) grid.onCopy(ticking.ticks);
    else if (line) grid.onCopy(toggleTick(ticking.ticks, line.ordinal));
  });
}

/** What mouse and focus do with lines, for all of them at once. */
function lineActs({ ticking, onOpen }: ConcordanceGridProps, view: LineWindow) {
  const lineOf = (event: { target: EventTarget }) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
    const index = row ? Number(row.dataset.index) : -1;
    return { index, line: index < 0 ? undefined : view.at(index), isTick: isOnTick(event.target) };
  };
  return {
    onFocus(event: { target: EventTarget }) {
      const { index } = lineOf(event);
      if (index >= 0) view.setFocus(index);
    },
    // A second click opens the line; it does not also select a word of it.
    onMouseDown: (event: MouseEvent) => event.detail > 1 && event.preventDefault(),
    onClick(event: MouseEvent) {
      const { index, line, isTick } = lineOf(event);
      if (!line || !isTick) return;
      if (event.shiftKey) ticking.tickTo(index);
      else ticking.toggle(index, line.ordinal);
    },
    onDoubleClick(event: MouseEvent) {
      const { line, isTick } = lineOf(event);
      if (line && !isTick) onOpen(line, event.shiftKey || event.metaKey || event.ctrlKey);
    },
  };
}

function isOnTick(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[data-tick]") !== null;
}

/** Pixels of the bar that stands for words under way. */
const BAR = 9;

/** How lines look whose words are not there: a bar and a hairline each, as the background of all of them. */
function skeletonOf(height: number, offset: number): CSSProperties {
  const first = ((offset % height) + height) % height;
  const bar = `linear-gradient(var(--paper-pressed) ${BAR}px, transparent 0) ${TICK_WIDTH + 8}px ${first + (height - BAR) / 2}px`;
  const line = `linear-gradient(transparent ${height - 1}px, var(--line) 0) 0 ${first}px`;
  return {
    background: `${bar} / calc(100% - ${2 * TICK_WIDTH}px) ${height}px repeat-y, ${line} / 100% ${height}px repeat-y`,
  };
}

/** Pixels a letter of the node takes about. */
const LETTER = 7.4;
const NARROWEST_NODE = 84;
const WIDEST_NODE = 260;

/** The width of the node's column: that of the longest among the first lines that come, steady from then on. */
function useNodeWidth(set: number, drawn: LineWindow["drawn"]): number {
  const [kept, setKept] = useState<{ set: number; width: number } | null>(null);
  if (kept?.set === set || !drawn.some(({ line }) => line)) return kept?.width ?? NARROWEST_NODE;
  const longest = Math.max(...drawn.map(({ line }) => line?.anchor.exact.length ?? 0));
  const width = Math.round(Math.min(WIDEST_NODE, Math.max(NARROWEST_NODE, longest * LETTER + 22)));
  setKept({ set, width });
  return width;
}

/** Where not all columns fit, the node stands in the middle, or so near to it that no column at the left is cut. */
function useCentredNode({ scroller, room }: LineWindow, template: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns, or less room for them, put it elsewhere
  useLayoutEffect(() => {
    const box = scroller.current;
    const node = box?.querySelector<HTMLElement>('[role="columnheader"][data-kind="node"]');
    if (!box || !node || box.scrollWidth <= box.clientWidth) return;
    const most = box.scrollWidth - box.clientWidth;
    const middle = Math.min(most, node.offsetLeft + node.offsetWidth / 2 - box.clientWidth / 2);
    const titles = [...box.querySelectorAll<HTMLElement>('[role="columnheader"][data-kind]')];
    const before = titles.slice(0, titles.indexOf(node)).map(({ offsetLeft }) => offsetLeft - TICK_WIDTH);
    const isPast = middle >= (before.at(-1) ?? 0);
    box.scrollLeft = isPast
      ? middle
      : nearest(
          middle,
          before.filter((edge) => edge <= most),
        );
  }, [scroller, room, template]);
}

function nearest(wanted: number, edges: readonly number[]): number {
  return edges.reduce((best, edge) => (Math.abs(edge - wanted) < Math.abs(best - wanted) ? edge : best), 0);
}
