import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { useWorkspace } from "../../data/workspace.tsx";
import { shortDay } from "../../ui/day.ts";
import { parseEdge } from "../../ui/typed-day.ts";
import styles from "./date-facet.module.css";
import facetStyles from "./facet.module.css";
import { setDates } from "./filter-state.ts";
import { TimeChart } from "./time-chart.tsx";

/** The days: contributions over time, of which a stretch is chosen with the mouse or by keyboard, and its ends typed. */
export function DateFacet({ isOpen, onToggle }: { isOpen: boolean; onToggle(): void }) {
  const { workspace, dispatch } = useWorkspace();
  const id = useId();
  const dates = workspace.query.dates;

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
          <TimeChart from={dates?.from ?? null} to={dates?.to ?? null} onPick={set} />
          <div className={styles.days}>
            <Day label="From" edge="first" value={dates?.from ?? ""} onChange={(day) => set(day, dates?.to ?? null)} />
            <Day label="To" edge="last" value={dates?.to ?? ""} onChange={(day) => set(dates?.from ?? null, day)} />
          </div>
        </div>
      )}
    </section>
  );
}

/** One end of the period, typed as `16 January 2025`, `2025-01-16`, `2025-01` or `2025`; taken on Enter or on leaving. */
function Day(props: { label: string; edge: "first" | "last"; value: string; onChange(day: string | null): void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? shortDay(props.value);
  const day = draft === null ? props.value : parseEdge(draft, props.edge);
  const isWrong = shown.trim() !== "" && day === null;
  /** What is wrong is told when it is to be taken, not while it is typed. */
  const [isTold, setTold] = useState(false);
  const message = useId();

  function take(): void {
    setTold(isWrong);
    if (draft === null || isWrong) return;
    setDraft(null);
    props.onChange(draft.trim() === "" ? null : day);
  }

  return (
    <div>
      <label className={styles.day}>
        <span>{props.label}</span>
        <input
          value={shown}
          placeholder="any day"
          aria-invalid={isWrong}
          aria-describedby={isWrong && isTold ? message : undefined}
          onChange={(event) => {
            setDraft(event.target.value);
            setTold(false);
          }}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === "Enter") take();
            else if (event.key === "Escape") setDraft(null);
          }}
        />
      </label>
      {isWrong && isTold && (
        <p id={message} role="alert" className={styles.wrong}>
          Write a day as 16 January 2025, 2025-01-16, 2025-01 or 2025.
        </p>
      )}
    </div>
  );
}
