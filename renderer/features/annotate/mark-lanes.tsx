import { useLayoutEffect, useRef, useState } from "react";
import { assignLanes, type Interval, MOST_LANES } from "./lanes.ts";
import styles from "./mark-lanes.module.css";
import type { Mark } from "./passage-marks.ts";
import { markColour } from "./passage-marks.ts";

interface Drawn extends Interval {
  mark: Mark;
  lane: number;
}

/**
 * The lanes left of a text: one bar for each mark, as high as its lines. They are for the eye and the mouse;
 * {@link MarkList} says the same in words.
 */
export function MarkLanes(props: {
  marks: readonly Mark[];
  /** The annotation to brighten. */
  bright: string | null;
  /** Where a range stands in the document now. */
  rangesOf(range: Interval): Range[];
  onChoose(annotation: string): void;
}) {
  const { marks, bright, onChoose } = props;
  const own = useRef<HTMLDivElement>(null);
  const rangesOf = useRef(props.rangesOf);
  rangesOf.current = props.rangesOf;
  const [drawn, setDrawn] = useState<Drawn[]>([]);
  useLayoutEffect(() => {
    const element = own.current;
    const text = element?.parentElement;
    if (!element || !text || marks.length === 0) {
      setDrawn([]);
      return;
    }
    const measure = () => setDrawn(drawLanes(marks, rangesOf.current, element.getBoundingClientRect().top));
    const observer = new ResizeObserver(measure);
    observer.observe(text);
    return () => observer.disconnect();
  }, [marks]);
  const more = Math.max(0, ...drawn.map(({ lane }) => lane + 1 - MOST_LANES));
  return (
    <div ref={own} className={styles.lanes} aria-hidden>
      {drawn
        .filter(({ lane }) => lane < MOST_LANES)
        .map(({ mark, lane, start, end }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: MarkList offers the same to the keyboard
          // biome-ignore lint/a11y/noStaticElementInteractions: as above
          <span
            key={`${mark.annotation} ${mark.tag?.id}`}
            className={styles.lane}
            data-bright={mark.annotation === bright || undefined}
            title={mark.tag?.name ?? "Note"}
            style={{
              top: start,
              height: end - start,
              right: lane * 5,
              background: `var(--tag-${markColour(mark)}-line, var(--line-strong))`,
            }}
            onClick={() => onChoose(mark.annotation)}
          />
        ))}
      {more > 0 && <span className={styles.more}>+{more}</span>}
    </div>
  );
}

function drawLanes(marks: readonly Mark[], rangesOf: (range: Interval) => Range[], top: number): Drawn[] {
  const placed = marks.flatMap((mark) => {
    const boxes = rangesOf(mark).flatMap((range) => [...range.getClientRects()]);
    if (boxes.length === 0) return [];
    const start = Math.min(...boxes.map((box) => box.top)) - top;
    return [{ mark, start, end: Math.max(...boxes.map((box) => box.bottom)) - top }];
  });
  const lanes = assignLanes(placed);
  return placed.map((one, index) => ({ ...one, lane: lanes[index] as number }));
}

/** The annotations of one contribution in words, for assistive technology; each can be chosen. */
export function MarkList(props: { marks: readonly Mark[]; text: string; onChoose(annotation: string): void }) {
  const { marks, text, onChoose } = props;
  if (marks.length === 0) return null;
  const ids = [...new Set(marks.map((mark) => mark.annotation))];
  return (
    <ul className="visually-hidden" aria-label="Annotations of this contribution">
      {ids.map((id) => {
        const own = marks.filter((mark) => mark.annotation === id);
        const tags = own.flatMap((mark) => mark.tag?.name ?? []).join(", ") || "Note";
        return (
          <li key={id}>
            <button type="button" tabIndex={-1} onClick={() => onChoose(id)}>
              {tags}: {text.slice(own[0]?.start, own[0]?.end)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
