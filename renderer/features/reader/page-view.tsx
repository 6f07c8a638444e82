import { type ClipboardEvent, useCallback, useMemo, useRef, useState } from "react";
import type { DebatePage, OccurrencePlace } from "../../../shared/api/schemas.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import type { Pane, Spot } from "../../data/workspace-state.ts";
import { Chip } from "../../ui/chip.tsx";
import { AnnotateLayer, type Draft, type Mark, useDebateAnnotations } from "../annotate/index.ts";
import { ContributionView } from "./contribution-view.tsx";
import { FindBar } from "./find-bar.tsx";
import { GapMark, RunBreak } from "./page-breaks.tsx";
import { PageHeader } from "./page-header.tsx";
import { contributionWith, type PageItem, pageContent } from "./page-items.ts";
import { PageList, type PageListHandle } from "./page-list.tsx";
import { PageToolbar } from "./page-toolbar.tsx";
import styles from "./page-view.module.css";
import {
  caretAt,
  holdEdge,
  isCaret,
  type Point,
  type SelectedRange,
  selectContribution,
  selectParagraph,
  selectSentence,
  type TextSelection,
} from "./selection-state.ts";
import { turnElement } from "./text-dom.ts";
import type { TextRange, Turn } from "./turns.ts";
import { useChosenPassage } from "./use-chosen-passage.ts";
import { useHoveredMark } from "./use-hovered-mark.ts";
import { usePageHits } from "./use-page-hits.ts";
import { useSpot } from "./use-spot.ts";
import { useTextSelection } from "./use-text-selection.ts";
import { wordsBox } from "./words-box.ts";

const NO_MARKS: readonly Mark[] = [];

/** A debate in one pane: its page with everything that is drawn on it, and the keys that work there. */
export function PageView(props: { page: DebatePage; pane: Pane; spot: Spot; within(): Element | null }) {
  const { page, pane, spot, within } = props;
  const { workspace, dispatch } = useWorkspace();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<PageListHandle>(null);
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const { items, turns, hidden } = useMemo(
    () => pageContent(page, pane.hideChair, spot.key),
    [page, pane.hideChair, spot.key],
  );
  const byKey = useMemo(() => contributionsByKey(items), [items]);
  const order = useMemo(() => page.runs.flatMap((run) => run.contributions.map(({ id }) => id)), [page]);

  const annotations = useDebateAnnotations(order);
  const inspect = useCallback(
    (id: string) => dispatch({ type: "inspect", subject: { type: "annotation", id } }),
    [dispatch],
  );
  const passage = useChosenPassage(annotations, inspect);
  const marksOf = (key: string) => annotations.marks.get(byKey.get(key)?.id ?? "") ?? NO_MARKS;
  const hover = useHoveredMark(turns, marksOf);
  const onClick = (point: Point) => {
    passage.chooseAt(byKey.get(point.key)?.id ?? "", point.offset);
    inspectContribution(point.key);
  };
  const { selection, ranges, setSelection, onKeyDown, onTurnFocus } = useTextSelection({
    content,
    scroller,
    turns,
    onClick,
  });
  const hits = usePageHits(turns, workspace.query.text, selection?.focus ?? null);
  const current = hits.current ?? spotRange(page, spot);
  const focusKey = selection?.focus.key ?? turns[0]?.key ?? null;

  function inspectContribution(key: string): void {
    const { subject } = workspace;
    const isShown = subject?.type === "contribution" && subject.key === key;
    if (!isShown && subject?.type !== "annotation")
      dispatch({ type: "inspect", subject: { type: "contribution", key } });
  }
  function focusTurn(key: string): void {
    const index = items.findIndex((item) => item.id === key);
    if (!content.current || index < 0) return;
    if (!turnElement(content.current, key)) list.current?.show(index);
    requestAnimationFrame(() => {
      const element = content.current && turnElement(content.current, key);
      element?.focus({ preventScroll: true });
      if (element && scroller.current) showTop(element, scroller.current);
    });
  }
  function goTo(key: string, offset = 0): void {
    setSelection(caretAt(key, offset));
    passage.clear();
    focusTurn(key);
    inspectContribution(key);
  }
  function goBeside(direction: -1 | 1): void {
    const at = turns.findIndex((turn) => turn.key === focusKey);
    const next = selection === null ? turns[Math.max(at, 0)] : turns[at + direction];
    if (next) goTo(next.key);
  }
  function goToPassage(direction: -1 | 1): void {
    const next = passage.beside(direction);
    const key =
      next && items.find((item) => item.type === "contribution" && item.contribution.id === next.contribution)?.id;
    if (!next || !key) return;
    goTo(key, next.view.start);
    passage.choose([next.annotation.id]);
  }
  function change(step: (turns: readonly Turn[], selection: TextSelection) => TextSelection): void {
    const from = selection ?? (focusKey === null ? null : caretAt(focusKey, 0));
    if (!from) return;
    passage.clear();
    setSelection(step(turns, from));
  }
  const returnFocus = () => {
    const element = content.current && focusKey !== null && turnElement(content.current, focusKey);
    if (element) element.focus({ preventScroll: true });
  };
  function findStep(direction: -1 | 1): void {
    const found = hits.step(direction);
    if (!found) return;
    setSelection(caretAt(found.key, found.start));
    showHit(found);
  }
  function showHit(hit: SelectedRange): void {
    const index = items.findIndex((item) => item.id === hit.key);
    if (content.current && !turnElement(content.current, hit.key)) list.current?.show(index);
    requestAnimationFrame(() => {
      const box = wordsBox(content.current, turns, [hit]);
      const view = scroller.current?.getBoundingClientRect();
      if (!box || !view || !scroller.current) return;
      const isSeen = box.top > view.top + 40 && box.bottom < view.bottom - 80;
      if (!isSeen) scroller.current.scrollTop += box.top - view.top - view.height * 0.3;
    });
  }

  useSpot({
    pane,
    spot,
    items,
    content,
    scroller,
    list,
    onArrive(element) {
      const key = element.dataset.turn as string;
      passage.clear();
      setSelection(caretAt(key, spotRange(page, spot)?.start ?? 0));
      // Restoring a window takes nobody's focus away; opening something is the analyst's own doing.
      const isAsked = navigator.userActivation?.isActive ?? true;
      if (isAsked && pane.id === workspace.activePane && !isTyping()) element.focus({ preventScroll: true });
    },
  });

  const hasSelection = selection !== null && !isCaret(selection);
  useCommand("reader.next", () => goBeside(1), { within });
  useCommand("reader.previous", () => goBeside(-1), { within });
  useCommand("reader.nextPassage", () => goToPassage(1), { within, isEnabled: annotations.placed.length > 0 });
  useCommand("reader.previousPassage", () => goToPassage(-1), { within, isEnabled: annotations.placed.length > 0 });
  useCommand("reader.find", () => hits.setTyped(hits.typed ?? ""), { within });
  useCommand("select.sentence", () => change(selectSentence), { within });
  useCommand("select.paragraph", () => change(selectParagraph), { within });
  useCommand("select.contribution", () => change(selectContribution), { within });
  useCommand("select.fromStart", () => change((all, own) => holdEdge(all, own, "start")), {
    within,
    isEnabled: hasSelection,
  });
  useCommand("select.fromEnd", () => change((all, own) => holdEdge(all, own, "end")), {
    within,
    isEnabled: hasSelection,
  });
  const clear = () => {
    if (selection) setSelection(caretAt(selection.focus.key, selection.focus.offset));
    passage.clear();
  };
  useCommand("reader.focusTable", clear, { within, isEnabled: hasSelection || passage.placed !== null });

  const drafts = useMemo(() => draftsOf(ranges, byKey), [ranges, byKey]);
  const chosen = drafts.length === 0 && passage.isOpen ? passage.placed : null;
  const chosenKey =
    chosen && items.find((item) => item.type === "contribution" && item.contribution.id === chosen.contribution)?.id;
  const layerKey = drafts.length > 0 ? (selection?.focus.key ?? null) : (chosenKey ?? null);
  const words = () => {
    if (drafts.length > 0) return wordsBox(content.current, turns, ranges);
    return chosen && chosenKey ? wordsBox(content.current, turns, [{ key: chosenKey, ...chosen.view }]) : null;
  };
  const layer = layerKey !== null && (
    <AnnotateLayer
      within={within}
      drafts={drafts}
      chosen={chosen}
      here={passage.here}
      words={words}
      view={() => scroller.current}
      dock={dock}
      onDone={(ids) => {
        if (selection) setSelection(caretAt(selection.focus.key, selection.focus.offset));
        passage.choose(ids, 0, drafts.length === 0);
      }}
      onClose={passage.clear}
      onNext={passage.chooseNextHere}
      onReturn={returnFocus}
    />
  );

  const openSource = useCallback(
    (source: string, line: number | null) =>
      dispatch({ type: "open", view: { type: "source", source, line }, beside: false }),
    [dispatch],
  );
  const openPlace = useCallback(
    (place: OccurrencePlace) => openSource(place.source, place.lines[0] ?? null),
    [openSource],
  );
  const latest = useRef({ choose: passage.choose, onTurnFocus, inspectContribution });
  latest.current = { choose: passage.choose, onTurnFocus, inspectContribution };
  const onFocus = useCallback((key: string) => latest.current.onTurnFocus(key), []);
  const onChooseMark = useCallback((id: string) => latest.current.choose([id]), []);

  return (
    <>
      <PageToolbar
        page={page}
        pane={pane}
        within={within}
        focusKey={focusKey}
        onGo={goTo}
        onFind={() => hits.setTyped(hits.typed ?? "")}
        onRaw={openSource}
        byKey={byKey}
      />
      {hits.typed !== null && (
        <FindBar
          typed={hits.typed}
          hits={hits.count}
          at={hits.at}
          onType={hits.setTyped}
          onStep={findStep}
          onClose={() => {
            hits.setTyped(null);
            setTimeout(returnFocus);
          }}
        />
      )}
      <div ref={scroller} className={styles.scroller}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the contributions in it have the focus */}
        <div
          ref={content}
          className={styles.content}
          data-pairs={page.kind === "written-question" || undefined}
          onKeyDown={onKeyDown}
          onPointerMove={hover.onPointerMove}
          onPointerLeave={hover.onPointerLeave}
          onCopy={(event) => copyWords(event, turns, ranges)}
        >
          <PageHeader page={page} onOpenSource={(source) => openSource(source, null)} />
          {hidden > 0 && (
            <p className={styles.hidden}>
              <Chip
                action={{
                  label: "show",
                  onPress: () => dispatch({ type: "pane-hide-chair", id: pane.id, hide: false }),
                }}
              >
                Chair’s words hidden: {hidden}
              </Chip>
            </p>
          )}
          <div className={styles.list}>
            <PageList
              items={items}
              scroller={scroller}
              kept={items.findIndex((item) => item.id === focusKey)}
              handle={list}
            >
              {(item) => {
                if (item.type === "gap") return <GapMark printed={item.printed} source={item.source} />;
                if (item.type === "run-break") return <RunBreak before={item.before} after={item.after} />;
                const { key } = item.turn;
                return (
                  <ContributionView
                    contribution={item.contribution}
                    turn={item.turn}
                    position={item.position}
                    isTabStop={key === focusKey}
                    caret={selection?.focus.key === key ? selection.focus.offset : null}
                    selected={ranges.find((range) => range.key === key) ?? null}
                    hits={hits.hitsOf(key)}
                    current={current?.key === key ? current : null}
                    marks={marksOf(key)}
                    bright={passage.placed?.contribution === item.contribution.id ? passage.placed.annotation.id : null}
                    hover={marksOf(key).some((mark) => mark.annotation === hover.hovered) ? hover.hovered : null}
                    onFocus={onFocus}
                    onOpenSource={openPlace}
                    onChooseMark={onChooseMark}
                  >
                    {layerKey === key && layer}
                  </ContributionView>
                );
              }}
            </PageList>
          </div>
        </div>
      </div>
      <div ref={setDock} className={styles.dock} />
    </>
  );
}

function contributionsByKey(items: readonly PageItem[]) {
  return new Map(
    items.flatMap((item) => (item.type === "contribution" ? [[item.turn.key, item.contribution] as const] : [])),
  );
}

function draftsOf(ranges: readonly SelectedRange[], byKey: ReturnType<typeof contributionsByKey>): Draft[] {
  return ranges.flatMap(({ key, start, end }) => {
    const contribution = byKey.get(key);
    return contribution ? [{ contribution, start, end }] : [];
  });
}

/** The spot's passage on the turn that is shown; null when the spot names a copy with other words. */
function spotRange(page: DebatePage, spot: Spot): SelectedRange | null {
  const contribution = spot.range && contributionWith(page, spot.key);
  const place = contribution?.occurrences.find((occurrence) => occurrence.key === spot.key);
  const leading = contribution?.occurrences[0];
  if (!spot.range || !place || !leading || place.differs) return null;
  return { key: leading.key, ...spot.range };
}

/** The system's own copy gives exactly the selected words, without names and numbers. */
function copyWords(
  event: ClipboardEvent,
  turns: readonly Turn[],
  ranges: readonly (TextRange & { key: string })[],
): void {
  if (ranges.length === 0 || isTyping()) return;
  const words = ranges.map(
    ({ key, start, end }) => turns.find((turn) => turn.key === key)?.text.slice(start, end) ?? "",
  );
  event.clipboardData.setData("text/plain", words.join("\n\n"));
  event.preventDefault();
}

function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}

/** Scrolls a contribution that got the focus so that its beginning is seen. */
function showTop(element: HTMLElement, scroller: HTMLElement): void {
  const view = scroller.getBoundingClientRect();
  const top = element.getBoundingClientRect().top;
  if (top < view.top || top > view.top + view.height * 0.7) scroller.scrollTop += top - view.top - 8;
}
