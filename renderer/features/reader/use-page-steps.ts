import { useCommand } from "../../data/use-commands.tsx";
import type { PageContent } from "./page-items.ts";
import {
  caretAt,
  holdEdge,
  isCaret,
  selectContribution,
  selectParagraph,
  selectSentence,
  type TextSelection,
} from "./selection-state.ts";
import type { Turn } from "./turns.ts";
import type { ChosenPassage } from "./use-chosen-passage.ts";
import type { PageHits } from "./use-page-hits.ts";
import type { PagePlaces } from "./use-page-places.ts";

/** The steps of reading and selecting on one page, and the commands that take them. */
export function usePageSteps(options: {
  content: PageContent;
  places: PagePlaces;
  passage: ChosenPassage;
  hits: PageHits;
  selection: TextSelection | null;
  setSelection(selection: TextSelection | null): void;
  /** The contribution with the focus, or that Tab would reach. */
  focusKey: string | null;
  inspectContribution(key: string): void;
  within(): Element | null;
}) {
  const { places, passage, hits, selection, setSelection, focusKey, within } = options;
  const { items, turns } = options.content;

  function goTo(key: string): void {
    setSelection(caretAt(key, 0));
    passage.clear();
    places.focusTurn(key);
    options.inspectContribution(key);
  }
  function goBeside(direction: -1 | 1): void {
    const at = turns.findIndex((turn) => turn.key === focusKey);
    const next = selection === null ? turns[Math.max(at, 0)] : turns[at + direction];
    if (next) goTo(next.key);
  }
  function goToPassage(direction: -1 | 1): void {
    const next = passage.beside(direction);
    const item = items.find((one) => one.type === "contribution" && one.contribution.id === next?.contribution);
    if (!next || !item) return;
    setSelection(caretAt(item.id, next.view.start));
    places.showWords({ key: item.id, ...next.view }, () => {
      places.returnTo(item.id);
      passage.choose([next.annotation.id]);
    });
  }
  function change(step: (turns: readonly Turn[], selection: TextSelection) => TextSelection): void {
    const from = selection ?? (focusKey === null ? null : caretAt(focusKey, 0));
    if (!from) return;
    passage.clear();
    setSelection(step(turns, from));
  }
  function collapse(): void {
    if (selection) setSelection(caretAt(selection.focus.key, selection.focus.offset));
  }
  function stepHit(direction: -1 | 1): void {
    const found = hits.step(direction);
    if (!found) return;
    setSelection(caretAt(found.key, found.start));
    places.showWords(found);
  }
  function clear(): void {
    collapse();
    passage.clear();
  }

  const hasSelection = selection !== null && !isCaret(selection);
  const hasPassages = passage.count > 0;
  useCommand("reader.next", () => goBeside(1), { within });
  useCommand("reader.previous", () => goBeside(-1), { within });
  useCommand("reader.nextPassage", () => goToPassage(1), { within, isEnabled: hasPassages });
  useCommand("reader.previousPassage", () => goToPassage(-1), { within, isEnabled: hasPassages });
  useCommand("reader.find", hits.open, { within });
  useCommand("select.sentence", () => change(selectSentence), { within });
  useCommand("select.paragraph", () => change(selectParagraph), { within });
  useCommand("select.contribution", () => change(selectContribution), { within });
  const holdStart = () => change((all, own) => holdEdge(all, own, "start"));
  const holdEnd = () => change((all, own) => holdEdge(all, own, "end"));
  useCommand("select.fromStart", holdStart, { within, isEnabled: hasSelection });
  useCommand("select.fromEnd", holdEnd, { within, isEnabled: hasSelection });
  // With nothing left to clear, Escape is the table's.
  useCommand("reader.focusTable", clear, { within, isEnabled: hasSelection || passage.placed !== null });

  return { goTo, stepHit, collapse };
}
