import { ChevronRight } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useWorkspace } from "../../data/workspace.tsx";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import { parseEdge } from "../../ui/typed-day.ts";
import styles from "./date-facet.module.css";
import facetStyles from "./facet.module.css";
import { setDates } from "./filter-state.ts";
import { type Bar, histogramBars } from "./histogram-state.ts";
import { useQueryResult } from "./query-result.tsx";

/** The days: a bar a month (or a year) that can be clicked, and the first and last day. */
export function DateFacet({ isOpen, onToggle }: { isOpen: boolean; onToggle(): void }) {
  const { workspace, dispatch } = useWorkspace();
  const { result } = useQueryResult();
  const id = useId();
  const dates = workspace.query.dates;
  const bars = histogramBars(result?.months ?? []);

  function set(from: string | null, to: string | null): void {
    dispatch({ type: "query", query: { dates: setDates(workspace.query, from, to) } });
  }

  return (
    <section className={facetStyles.facet}>
      <h3>
        <button
          type="button"
          className={facetStyles.title}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden className={facetStyles.arrow} />
          <span>Date</span>
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={styles.body}>
          <Histogram bars={bars} from={dates?.from ?? null} to={dates?.to ?? null} onPick={set} />
          <div className={styles.days}>
            <Day label="From" edge="first" value={dates?.from ?? ""} onChange={(day) => set(day, dates?.to ?? null)} />
            <Day label="To" edge="last" value={dates?.to ?? ""} onChange={(day) => set(dates?.from ?? null, day)} />
          </div>
        </div>
      )}
    </section>
  );
}

function Histogram(props: {
  bars: Bar[];
  from: string | null;
  to: string | null;
  onPick(from: string | null, to: string | null): void;
}) {
  const { bars, from, to, onPick } = props;
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const first = bars[0];
  const last = bars.at(-1);
  if (!first || !last) return null;
  const tabStop = bars.find((bar) => from === bar.from && to === bar.to) ?? bars.find((bar) => bar.count > 0);
  return (
    <div className={styles.histogram}>
      {/* biome-ignore lint/a11y/useSemanticElements: bars are no list of form controls */}
      <div role="group" aria-label="Contributions over time" className={styles.bars} onKeyDown={moveAmongBars}>
        {bars.map((bar) => {
          const isPicked = from === bar.from && to === bar.to;
          return (
            <button
              key={bar.from}
              type="button"
              className={styles.bar}
              aria-label={`${bar.label}: ${countOf(bar.count, "contribution")}`}
              aria-pressed={isPicked}
              tabIndex={bar === tabStop ? 0 : -1}
              title={`${bar.label}: ${bar.count}`}
              disabled={bar.count === 0}
              onClick={() => (isPicked ? onPick(null, null) : onPick(bar.from, bar.to))}
            >
              <span
                className={styles.fill}
                style={{ height: bar.count === 0 ? 1 : `${8 + (92 * bar.count) / most}%` }}
              />
            </button>
          );
        })}
      </div>
      <div className={styles.ends} aria-hidden>
        <span>{first.label}</span>
        {bars.length > 1 && <span>{last.label}</span>}
      </div>
    </div>
  );
}

/** The bars are one stop of Tab; left and right go from one to the next that holds something. */
function moveAmongBars(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  const bars = [...event.currentTarget.querySelectorAll<HTMLElement>("button:enabled")];
  const at = bars.indexOf(document.activeElement as HTMLElement);
  const next = bars[at + (event.key === "ArrowLeft" ? -1 : 1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

/** One end of the period, typed as `16 January 2025`, `2025-01-16`, `2025-01` or `2025`; taken on Enter or on leaving. */
function Day(props: { label: string; edge: "first" | "last"; value: string; onChange(day: string | null): void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? shortDay(props.value);
  const day = draft === null ? props.value : parseEdge(draft, props.edge);
  const isWrong = shown.trim() !== "" && day === null;

  function take(): void {
    if (draft === null || isWrong) return;
    setDraft(null);
    props.onChange(draft.trim() === "" ? null : day);
  }

  return (
    <label className={styles.day}>
      <span>{props.label}</span>
      <input
        value={shown}
        placeholder="any day"
        aria-invalid={isWrong}
        title={isWrong ? "Write a day as 16 January 2025, 2025-01-16, 2025-01 or 2025." : undefined}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          else if (event.key === "Escape") setDraft(null);
        }}
      />
    </label>
  );
}
