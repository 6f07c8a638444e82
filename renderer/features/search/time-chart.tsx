import { ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import {
  type Bar,
  type Brush,
  barsOf,
  brushAfter,
  brushOf,
  type Drag,
  dragTo,
  type TimeWindow,
  unitFor,
} from "./histogram-state.ts";
import styles from "./time-chart.module.css";

interface TimeChartProps {
  from: string | null;
  to: string | null;
  /** Both null: any day. */
  onPick(from: string | null, to: string | null): void;
}

/**
 * Contributions over time, all of the library pale behind those that match. A stretch is drawn, moved and resized with
 * the mouse, or by keyboard with its two ends; what is chosen can be looked at closer, down to days.
 */
export function TimeChart({ from, to, onPick }: TimeChartProps) {
  const { query } = useWorkspace().workspace;
  const [window, setWindow] = useState<TimeWindow>(null);
  // The chart shows what other days would give: choosing days asks nothing anew.
  const spec = useMemo(
    () => ({ text: query.text, filters: query.filters, dates: null, sort: [] }),
    [query.text, query.filters],
  );
  const whole = useCall("query.timeline", { spec, unit: "month", from: null, to: null });
  const extent = whole.data?.extent ?? null;
  const shown = window ?? extent;
  const unit = shown && unitFor(shown.from, shown.to);
  // All of a library of few days is shown by day, as is what is looked at closer.
  const isCloser = shown !== null && unit !== null && (window !== null || unit === "day");
  const asked = unit === "decade" ? "year" : unit;
  const closer = useCall(
    "query.timeline",
    isCloser && asked ? { spec, unit: asked, from: shown.from, to: shown.to } : null,
  );
  const data = isCloser ? closer.data : whole.data;
  const bars = useMemo(
    () => (data && shown && unit ? barsOf(data.periods, unit, shown.from, shown.to) : []),
    [data, shown, unit],
  );
  if (!extent || bars.length === 0) return null;
  const brush = brushOf(bars, from, to);
  const chosen = brush && { from: (bars[brush.first] as Bar).from, to: (bars[brush.last] as Bar).to };
  const canZoomIn = brush !== null && bars.length > 1 && brush.last - brush.first < bars.length - 1 && isCoarse(bars);
  return (
    <div className={styles.chart}>
      <Plot
        bars={bars}
        brush={brush}
        onBrush={(next) => {
          const isAll = window === null && next?.first === 0 && next.last === bars.length - 1;
          if (!next || isAll) onPick(null, null);
          else onPick((bars[next.first] as Bar).from, (bars[next.last] as Bar).to);
        }}
      />
      <div className={styles.foot}>
        <span className={styles.ends} aria-hidden>
          <span>{bars[0]?.label}</span>
          {bars.length > 1 && <span>{bars.at(-1)?.label}</span>}
        </span>
        {canZoomIn && chosen && (
          <IconButton icon={ZoomIn} label="Look closer at the chosen days" small onPress={() => setWindow(chosen)} />
        )}
        {window && (
          <IconButton icon={ZoomOut} label="Show all days" small onPress={() => setWindow(widerThan(window, extent))} />
        )}
      </div>
    </div>
  );
}

/** Bars of days cannot be looked at closer. */
function isCoarse(bars: readonly Bar[]): boolean {
  return bars.some((bar) => bar.from !== bar.to);
}

/** From days of a month to its year, from there to all. */
function widerThan({ from, to }: { from: string; to: string }, extent: { from: string; to: string }): TimeWindow {
  const whole = unitFor(extent.from, extent.to);
  if (unitFor(from, to) !== "day" || whole === "day" || whole === "month") return null;
  return { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31` };
}

function Plot(props: { bars: readonly Bar[]; brush: Brush | null; onBrush(brush: Brush | null): void }) {
  const { bars, brush, onBrush } = props;
  const plot = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ drag: Drag; brush: Brush } | null>(null);
  const most = Math.max(1, ...bars.map((bar) => bar.all));
  const stretch = dragged?.brush ?? brush;
  const whole: Brush = { first: 0, last: bars.length - 1 };

  function barAt(event: PointerEvent): number {
    const box = plot.current?.getBoundingClientRect();
    const share = box ? (event.clientX - box.left) / box.width : 0;
    return Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
  }
  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = barAt(event);
    const end = (event.target as Element).closest<HTMLElement>("[data-end]")?.dataset.end as
      | "first"
      | "last"
      | undefined;
    const isInside =
      brush !== null && at >= brush.first && at <= brush.last && (event.target as Element).closest("[data-stretch]");
    const does = end ?? (isInside ? "move" : "draw");
    const drag: Drag = { does, from: at, brush: brush ?? whole };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged({ drag, brush: dragTo(drag, at, bars.length) });
  }
  function release(event: PointerEvent): void {
    if (!dragged) return;
    setDragged(null);
    const at = barAt(event);
    const isClick = dragged.drag.does === "move" && at === dragged.drag.from;
    const next = isClick ? { first: at, last: at } : dragged.brush;
    const isSame = brush !== null && next.first === brush.first && next.last === brush.last;
    // A click on what is chosen lets it go.
    onBrush(isSame && (isClick || dragged.drag.does === "draw") ? null : next);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with two sliders is no set of form controls
    <div
      ref={plot}
      role="group"
      aria-label="Contributions over time"
      className={styles.plot}
      onPointerDown={press}
      onPointerMove={(event) =>
        dragged && setDragged({ ...dragged, brush: dragTo(dragged.drag, barAt(event), bars.length) })
      }
      onPointerUp={release}
      onPointerCancel={() => setDragged(null)}
    >
      {bars.map((bar, at) => (
        <span
          key={bar.from}
          className={styles.bar}
          title={`${bar.label}: ${formatNumber(bar.matching)} of ${countOf(bar.all, "contribution")}`}
          data-out={stretch && (at < stretch.first || at > stretch.last) ? true : undefined}
        >
          <span className={styles.all} style={{ height: heightOf(bar.all, most) }} />
          <span className={styles.matching} style={{ height: heightOf(bar.matching, most) }} />
        </span>
      ))}
      {stretch && <Stretch stretch={stretch} count={bars.length} />}
      {(["first", "last"] as const).map((end) => (
        <End key={end} end={end} bars={bars} brush={stretch ?? whole} isShown={stretch !== null} onBrush={onBrush} />
      ))}
    </div>
  );
}

function Stretch({ stretch: { first, last }, count }: { stretch: Brush; count: number }) {
  return (
    <span
      className={styles.stretch}
      data-stretch
      style={{ left: `${(100 * first) / count}%`, width: `${(100 * (last - first + 1)) / count}%` }}
    />
  );
}

/** One end of the stretch, as a slider over the bars. With Ctrl, or Command, the whole stretch moves. */
function End(props: {
  end: "first" | "last";
  bars: readonly Bar[];
  brush: Brush;
  isShown: boolean;
  onBrush(brush: Brush | null): void;
}) {
  const { end, bars, brush, isShown, onBrush } = props;
  const at = brush[end];
  const bar = bars[at] as Bar;
  const inside = bars.slice(brush.first, brush.last + 1).reduce((sum, { matching }) => sum + matching, 0);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && isShown) onBrush(null);
    else {
      const next = brushAfter(event.key, end, brush, bars.length, event.ctrlKey || event.metaKey);
      if (!next) return;
      onBrush(next);
    }
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={end === "first" ? "First period" : "Last period"}
      aria-valuemin={end === "first" ? 0 : brush.first}
      aria-valuemax={end === "first" ? brush.last : bars.length - 1}
      aria-valuenow={at}
      aria-valuetext={`${bar.label}; ${countOf(inside, "matching contribution")} ${isShown ? "chosen" : "in all"}`}
      className={styles.end}
      data-end={end}
      data-shown={isShown ? true : undefined}
      style={{ left: `${(100 * (end === "first" ? at : at + 1)) / bars.length}%` }}
      onKeyDown={onKeyDown}
    />
  );
}

function heightOf(count: number, most: number): string | number {
  return count === 0 ? 0 : `${6 + (94 * count) / most}%`;
}
