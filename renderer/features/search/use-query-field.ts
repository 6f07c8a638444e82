import { useEffect, useRef, useState } from "react";
import { parseQuery } from "../../../shared/query/parse-query.ts";
import { useWorkspace } from "../../data/workspace.tsx";

/** Milliseconds without a key before the query is asked. */
const PAUSE = 160;
const QUOTE = /["“”„‟«»＂]/;

/** What stands in the field; it becomes the query when it can be read and the typing pauses. */
export function useQueryField() {
  const { workspace, dispatch } = useWorkspace();
  const committed = workspace.query.text;
  const [draft, setDraft] = useState<string | null>(null);
  /** Whether keys still come, or Enter was pressed or the field left since the last one. */
  const [isTyping, setTyping] = useState(false);
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
    // While a quotation or a pattern is still being typed it is open: that is no mistake yet.
    error: error && !(isTyping && isOpen(text, error.position)) ? error : null,
    write(next: string, atOnce = false): void {
      setDraft(next === committed ? null : next);
      setTyping(!atOnce);
      clearTimeout(timer.current ?? undefined);
      if (atOnce) ask(next);
      else timer.current = setTimeout(() => ask(next), PAUSE);
    },
    /** Asks at once; false when what stands there cannot be read. */
    commit(): boolean {
      setTyping(false);
      return ask(text);
    },
    /** The field is left as it is. */
    leave: () => setTyping(false),
  };
}

function isOpen(text: string, position: number): boolean {
  if (text.charAt(position) === "/") return !text.slice(position + 1).includes("/");
  return QUOTE.test(text.charAt(position)) && !QUOTE.test(text.slice(position + 1));
}
