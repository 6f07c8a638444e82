import { type KeyboardEvent, type RefObject, useMemo, useState } from "react";
import type { SortKey } from "../../../shared/api/query-schemas.ts";
import { useTagPath, useTags } from "../../data/records.tsx";
import { useCall } from "../../data/use-call.ts";
import { useQueryResult } from "./query-result.tsx";
import { applySuggestion, nameWanted, type Suggestion, suggest } from "./suggest-state.ts";

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

/** Who speaks most is meant most often. */
const BY_TURNS: SortKey[] = [{ column: "contributions", descending: true }];

/** What could be written at the caret of the search field, and choosing from it. */
export function useSuggestions(
  field: { text: string; write(text: string): void },
  input: RefObject<HTMLInputElement | null>,
): Suggesting {
  const { result } = useQueryResult();
  /** Where something is being typed; null while nothing is to be suggested. */
  const [typing, setTyping] = useState<{ text: string; caret: number } | null>(null);
  const [active, setActive] = useState(-1);
  const name = typing && nameWanted(typing.text, typing.caret);
  const people = useCall("people.list", name === null ? null : { text: name, sort: BY_TURNS, offset: 0, limit: 20 });
  const allTags = useTags();
  const pathOf = useTagPath();
  const tags = useMemo(() => allTags.map(({ id }) => pathOf(id).join(" / ")), [allTags, pathOf]);
  const names = people.data?.rows.flatMap((person) => person.name ?? []) ?? [];
  const suggestions = typing && suggest(typing.text, typing.caret, { facets: result?.facets ?? [], tags, names });
  const items = suggestions?.items ?? [];

  function close(): void {
    setTyping(null);
    setActive(-1);
  }
  function changed(text: string, caret: number | null): void {
    field.write(text);
    setTyping({ text, caret: caret ?? text.length });
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
