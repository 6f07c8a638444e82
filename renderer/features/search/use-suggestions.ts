import { type KeyboardEvent, type RefObject, useState } from "react";
import { useQueryResult } from "./query-result.tsx";
import { applySuggestion, type Suggestion, type Suggestions, suggest } from "./suggest-state.ts";

export interface Suggesting {
  /** None while there is nothing to suggest. */
  items: Suggestion[];
  /** The one that Enter takes; -1 for none. */
  active: number;
  /** After the words of the field changed, or its caret moved. */
  changed(text: string, caret: number | null): void;
  take(item: Suggestion): void;
  close(): void;
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
}

/** What could be written at the caret of the search field, and choosing from it. */
export function useSuggestions(
  field: { text: string; write(text: string): void },
  input: RefObject<HTMLInputElement | null>,
): Suggesting {
  const { result } = useQueryResult();
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const [active, setActive] = useState(-1);
  const items = suggestions?.items ?? [];

  function close(): void {
    setSuggestions(null);
    setActive(-1);
  }
  function changed(text: string, caret: number | null): void {
    field.write(text);
    setSuggestions(suggest(text, caret ?? text.length, result?.facets ?? []));
    setActive(-1);
  }
  function take(item: Suggestion): void {
    if (!suggestions) return;
    const next = applySuggestion(field.text, suggestions, item);
    changed(next.text, next.caret);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  }
  function onKeyDown(event: KeyboardEvent): boolean {
    if (items.length === 0) return false;
    const chosen = items[active];
    if (event.key === "ArrowDown") setActive((active + 1) % items.length);
    else if (event.key === "ArrowUp") setActive(active <= 0 ? items.length - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (chosen && (event.key === "Enter" || event.key === "Tab")) take(chosen);
    else return false;
    event.preventDefault();
    return true;
  }
  return { items, active, changed, take, close, onKeyDown };
}
