import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import type { QueryError } from "../../../shared/query/lexer.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { clearedQuery, isRestricted } from "./filter-state.ts";
import { useQueryResult } from "./query-result.tsx";
import styles from "./search-box.module.css";
import type { Suggestion } from "./suggest-state.ts";
import { useHitStepping } from "./use-hit-stepping.ts";
import { useQueryField } from "./use-query-field.ts";
import { useSuggestions } from "./use-suggestions.ts";

/** The search field: query language, its errors at their place, suggestions, number of hits and stepping. */
export function SearchBox() {
  const { workspace, dispatch } = useWorkspace();
  const field = useQueryField();
  const input = useRef<HTMLInputElement>(null);
  const suggesting = useSuggestions(field, input);
  const { items, active } = suggesting;
  useCommand("search.focus", () => input.current?.select());
  useCommand("search.clear", () => dispatch({ type: "query", query: clearedQuery() }), {
    isEnabled: isRestricted(workspace.query),
  });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (suggesting.onKeyDown(event)) return;
    if (event.key === "ArrowDown") {
      event.preventDefault();
      focusTable();
    } else if (event.key === "Enter") {
      // The key is not for the button that may have the focus next.
      event.preventDefault();
      suggesting.close();
      if (field.commit()) focusTable();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (field.text) field.write("", true);
      else focusTable();
    }
  }

  return (
    <search className={styles.search}>
      <div className={styles.box} data-invalid={field.error ? true : undefined}>
        <Search size={15} aria-hidden className={styles.icon} />
        <input
          ref={input}
          type="search"
          aria-label="Search"
          aria-autocomplete="list"
          aria-controls={items.length > 0 ? "search-suggestions" : undefined}
          aria-activedescendant={active >= 0 ? `search-suggestion-${active}` : undefined}
          aria-invalid={field.error ? true : undefined}
          aria-describedby="search-message"
          placeholder='Search words, "phrases", prefix*, speaker:name'
          autoComplete="off"
          spellCheck={false}
          className={styles.input}
          value={field.text}
          onChange={({ target }) => suggesting.changed(target.value, target.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            suggesting.close();
            field.leave();
          }}
        />
        {field.text !== "" && (
          <IconButton icon={X} label="Clear the words" keys="Esc" small onPress={() => field.write("", true)} />
        )}
      </div>
      <Hits />
      {items.length > 0 && <SuggestionList items={items} active={active} onTake={suggesting.take} />}
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

/** So much of the query stands before the place of a mistake at most, so that the place itself is in sight. */
const BEFORE = 40;

function ParseError({ text, error }: { text: string; error: QueryError }) {
  const from = Math.max(0, error.position - BEFORE);
  const end = error.position + Math.max(1, error.length);
  return (
    <div className={styles.error}>
      <p className={styles.errorPlace} aria-hidden>
        {from > 0 && "…"}
        {text.slice(from, error.position)}
        <span className={styles.errorMark}>{text.slice(error.position, end) || " "}</span>
        {text.slice(end)}
      </p>
      <p>{error.message}</p>
    </div>
  );
}

/** The rows of the shown grid are the next stop of who has searched; where they are folded, the way to the next row. */
function focusTable(): void {
  const grid = ':is([data-scope="table"], [data-scope="concordance"])';
  const row = document.querySelector<HTMLElement>(`${grid} [role="row"][tabindex="0"]`);
  const next = "[data-result-strip] button:not([disabled]):not([aria-label='Previous row'])";
  (row ?? document.querySelector<HTMLElement>(next))?.focus();
}
