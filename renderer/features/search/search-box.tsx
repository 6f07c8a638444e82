import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { clearedQuery, isRestricted } from "./filter-state.ts";
import { useQueryResult } from "./query-result.tsx";
import styles from "./search-box.module.css";
import { applySuggestion, type Suggestion, type Suggestions, suggest } from "./suggest-state.ts";
import { useHitStepping } from "./use-hit-stepping.ts";

/** Milliseconds without a key before the query is asked. */
const PAUSE = 160;

/** The search field: query language, its errors at their place, suggestions, number of hits and stepping. */
export function SearchBox() {
  const { workspace, dispatch } = useWorkspace();
  const { result } = useQueryResult();
  const field = useQueryField();
  const input = useRef<HTMLInputElement>(null);
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const [active, setActive] = useState(-1);

  useCommand("search.focus", () => input.current?.select());
  useCommand("search.clear", () => dispatch({ type: "query", query: clearedQuery() }), {
    isEnabled: isRestricted(workspace.query),
  });

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

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const items = suggestions?.items ?? [];
    const chosen = items[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (items.length === 0) {
        if (event.key === "ArrowDown") focusTable();
        return;
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length);
    } else if ((event.key === "Enter" || event.key === "Tab") && chosen) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === "Enter") {
      setSuggestions(null);
      if (field.commit()) focusTable();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (suggestions) setSuggestions(null);
      else if (field.text) field.write("", true);
      else focusTable();
    }
  }

  const isOpen = suggestions !== null && suggestions.items.length > 0;
  return (
    <search className={styles.search}>
      <div className={styles.box} data-invalid={field.error ? true : undefined}>
        <Search size={15} aria-hidden className={styles.icon} />
        <input
          ref={input}
          type="search"
          aria-label="Search"
          aria-autocomplete="list"
          aria-controls={isOpen ? "search-suggestions" : undefined}
          aria-activedescendant={isOpen && active >= 0 ? `search-suggestion-${active}` : undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby="search-message"
          placeholder='Search words, "phrases", prefix*, speaker:name'
          autoComplete="off"
          spellCheck={false}
          className={styles.input}
          value={field.text}
          onChange={(event) => changed(event.target.value, event.target.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => setSuggestions(null)}
        />
        {field.text !== "" && (
          <IconButton icon={X} label="Clear the words" keys="Esc" small onPress={() => field.write("", true)} />
        )}
      </div>
      <Hits />
      {isOpen && <SuggestionList items={suggestions.items} active={active} onTake={take} />}
      <div id="search-message" className={styles.messageArea} aria-live="polite">
        {field.error && <ParseError text={field.text} error={field.error} />}
      </div>
    </search>
  );
}

/** Number of hits and the buttons that step through them; nothing without hits. */
function Hits() {
  const { spec, result } = useQueryResult();
  const { current, step } = useHitStepping();
  if (!result || spec.text.trim() === "" || result.hits === 0) return null;
  const among = `${countOf(result.hits, "hit")} in ${countOf(result.contributionsWithHits, "contribution")}`;
  return (
    <div className={styles.hits}>
      <span className={styles.hitCount} role="status">
        {current === null ? among : `${formatNumber(current + 1)} of ${among}`}
      </span>
      <IconButton icon={ChevronUp} label="Previous hit" keys="Shift+N" small onPress={() => step(-1)} />
      <IconButton icon={ChevronDown} label="Next hit" keys="n" small onPress={() => step(1)} />
    </div>
  );
}

function SuggestionList(props: { items: Suggestion[]; active: number; onTake(item: Suggestion): void }) {
  return (
    <div className={styles.suggestions} role="listbox" id="search-suggestions" aria-label="Suggestions">
      {props.items.map((item, at) => (
        <div
          key={item.insert}
          id={`search-suggestion-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === props.active}
          className={styles.suggestion}
          onMouseDown={(event) => {
            event.preventDefault();
            props.onTake(item);
          }}
        >
          <span className={styles.suggestionLabel}>{item.label}</span>
          <span className={styles.suggestionDetail}>{item.detail}</span>
        </div>
      ))}
    </div>
  );
}

function ParseError({ text, error }: { text: string; error: NonNullable<ReturnType<typeof parseQuery>["error"]> }) {
  const end = error.position + Math.max(1, error.length);
  return (
    <div className={styles.error}>
      <p className={styles.errorPlace} aria-hidden>
        {text.slice(0, error.position)}
        <span className={styles.errorMark}>{text.slice(error.position, end) || " "}</span>
        {text.slice(end)}
      </p>
      <p>{error.message}</p>
    </div>
  );
}

/** What stands in the field; it becomes the query when it can be read and the typing pauses. */
function useQueryField() {
  const { workspace, dispatch } = useWorkspace();
  const committed = workspace.query.text;
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const text = draft ?? committed;
  const { error } = parseQuery(text);

  // The query was changed from elsewhere (cleared, a saved state loaded): show that.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the query itself ends a draft
  useEffect(() => setDraft(null), [committed]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);

  function ask(next: string): boolean {
    clearTimeout(timer.current ?? undefined);
    if (parseQuery(next).error) return false;
    if (next !== committed) dispatch({ type: "query", query: { text: next } });
    return true;
  }
  return {
    text,
    // While a quotation is still being typed it is open: that is no mistake yet.
    error: error && !(draft !== null && isOpenQuotation(text, error.position)) ? error : null,
    write(next: string, atOnce = false): void {
      setDraft(next === committed ? null : next);
      clearTimeout(timer.current ?? undefined);
      if (atOnce) ask(next);
      else timer.current = setTimeout(() => ask(next), PAUSE);
    },
    /** Asks at once; false when what stands there cannot be read. */
    commit: () => ask(text),
  };
}

function isOpenQuotation(text: string, position: number): boolean {
  return /["“”«»]/.test(text.charAt(position)) && !/["“”«»]/.test(text.slice(position + 1));
}

/** The rows of the shown grid are the next stop of who has searched. */
function focusTable(): void {
  document.querySelector<HTMLElement>('[data-scope="table"] [role="row"][tabindex="0"]')?.focus();
}
