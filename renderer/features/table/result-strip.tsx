import { ChevronLeft, ChevronRight, TableProperties } from "lucide-react";
import { useState } from "react";
import { useCall } from "../../data/use-call.ts";
import { useOpen } from "../../data/use-open.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import { useQueryResult } from "../search/index.ts";
import styles from "./result-strip.module.css";
import { useShown } from "./use-shown.ts";

/** The table as one line, where two debates need the room: which row is shown, and the way to its neighbours. */
export function ResultStrip({ onExpand }: { onExpand(): void }) {
  const { spec, result } = useQueryResult();
  const open = useOpen();
  const shown = useShownPosition();
  const [moved, setMoved] = useState<{ from: number; to: number } | null>(null);
  // Until the reader shows it, the row that was asked for is the one.
  const at = moved !== null && moved.from === shown ? moved.to : shown;
  const total = result?.contributions ?? 0;
  const { data } = useCall("query.rows", total > 0 ? { spec, offset: Math.max(0, at - 1), limit: 3 } : null);
  const rows = data?.rows ?? [];
  // Where no row of the result is shown, the first is the next.
  const here = Math.min(at, 1);
  const row = rows[here];
  const previous = rows[here - 1];
  const next = rows[here + 1];

  function go(step: -1 | 1, id: string): void {
    setMoved({ from: shown, to: at + step });
    void open.contribution(id);
  }

  return (
    <nav className={styles.strip} aria-label="Result" data-result-strip>
      <IconButton
        icon={ChevronLeft}
        label="Previous row"
        small
        isDisabled={!previous}
        onPress={() => previous && go(-1, previous.id)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next row"
        small
        isDisabled={!next}
        onPress={() => next && go(1, next.id)}
      />
      <p className={styles.words}>
        {row ? (
          <>
            <span className={styles.place}>
              {formatNumber(at + 1)} of {formatNumber(total)}
            </span>
            <span>{row.date.value === null ? "no date" : shortDay(row.date.value)}</span>
            <strong>{row.speaker.name.value ?? "not named"}</strong>
            <span className={styles.debate}>{row.debateTitle}</span>
          </>
        ) : (
          <span className={styles.place}>{countOf(total, "contribution")}</span>
        )}
      </p>
      <Button look="quiet" small icon={TableProperties} onPress={onExpand}>
        Show the table
      </Button>
    </nav>
  );
}

/** Position in the result of what the active pane shows; -1 when it is not in it. */
function useShownPosition(): number {
  const { spec } = useQueryResult();
  const { contribution } = useShown();
  const { data } = useCall("query.position", contribution === null ? null : { spec, contribution });
  return data?.position ?? -1;
}
