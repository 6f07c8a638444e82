import type { ReactNode } from "react";
import type { LineSort } from "../../../shared/api/concordance-schemas.ts";
import styles from "./concordance-grid.module.css";
import { sortedWords } from "./sorted-words.ts";

/** One side of a line's context; the words that decide the order are marked. */
export function ContextText(props: { text: string; side: "L" | "R"; sort: readonly LineSort[] }) {
  const { text, side, sort } = props;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, rank } of sortedWords(text, side, sort)) {
    parts.push(text.slice(at, start));
    parts.push(
      <span key={start} className={styles.sorted} data-rank={rank}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  return (
    <span className={styles.words}>
      {parts}
      {text.slice(at)}
    </span>
  );
}
