import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import styles from "./find-bar.module.css";

/** Finds words in one pane. Enter goes to the next, Shift+Enter to the previous, Escape closes. */
export function FindBar(props: {
  typed: string;
  hits: number;
  /** 0-based; null before the first step. */
  at: number | null;
  onType(typed: string): void;
  onStep(direction: -1 | 1): void;
  onClose(): void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") props.onClose();
    else if (event.key === "Enter") props.onStep(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const count = props.at === null ? countOf(props.hits, "match", "matches") : `${props.at + 1} of ${props.hits}`;
  return (
    <search className={styles.find}>
      <input
        ref={input}
        className={styles.input}
        aria-label="Find in this pane"
        placeholder="Find in this pane"
        value={props.typed}
        onChange={(event) => props.onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.count} role="status">
        {props.typed.trim() === "" ? "" : count}
      </span>
      <IconButton icon={ChevronUp} label="Previous match" keys="⇧↩" small onPress={() => props.onStep(-1)} />
      <IconButton icon={ChevronDown} label="Next match" keys="↩" small onPress={() => props.onStep(1)} />
      <IconButton icon={X} label="Close find" keys="Esc" small onPress={props.onClose} />
    </search>
  );
}
