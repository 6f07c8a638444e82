import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import styles from "./mention-tip.module.css";
import type { Turn } from "./turns.ts";
import { wordsBox } from "./words-box.ts";

/** A mention in its place. */
export interface PlacedMention {
  key: string;
  mention: ContributionMention;
}

/**
 * Who is meant and why, or why that is not certain: below the words, over which the pointer or in which the caret stands.
 * It is told to those who do not see it, too.
 */
export function MentionTip(props: {
  content: RefObject<HTMLElement | null>;
  turns: readonly Turn[];
  placed: PlacedMention | null;
}) {
  const { content, turns, placed } = props;
  const own = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const origin = content.current?.getBoundingClientRect();
    const words = placed && wordsBox(content.current, turns, [{ key: placed.key, ...placed.mention }]);
    const width = own.current?.getBoundingClientRect().width ?? 0;
    if (!origin || !words) setPlace(null);
    else {
      const left = Math.min(words.left - origin.left, origin.width - width - 8);
      setPlace({ left: Math.max(8, left), top: words.bottom - origin.top + 4 });
    }
  }, [content, turns, placed]);
  return (
    <div role="status" aria-live="polite">
      {placed && (
        <div ref={own} className={styles.tip} style={place ?? { visibility: "hidden" }}>
          {placed.mention.name === null ? (
            <span className={styles.open}>Not certain who</span>
          ) : (
            <span className={styles.name}>{placed.mention.name}</span>
          )}
          {placed.mention.reason}
        </div>
      )}
    </div>
  );
}
