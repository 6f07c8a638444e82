import { type ClipboardEvent, useMemo, useRef, useState } from "react";
import type { DebatePage, PageContribution } from "../../../shared/api/page-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import type { Pane, Spot } from "../../data/workspace-state.ts";
import { Chip } from "../../ui/chip.tsx";
import { AnnotateLayer, type Draft, type Mark, useDebateAnnotations } from "../annotate/index.ts";
import { FindBar } from "./find-bar.tsx";
import { MentionTip, type PlacedMention } from "./mention-tip.tsx";
import { PageHeader } from "./page-header.tsx";
import { contributionWith, type PageItem, pageContent, shownTexts } from "./page-items.ts";
import type { PageListHandle } from "./page-list.tsx";
import { PageText } from "./page-text.tsx";
import { PageToolbar } from "./page-toolbar.tsx";
import styles from "./page-view.module.css";
import { caretAt, type Point, type SelectedRange } from "./selection-state.ts";
import type { Turn } from "./turns.ts";
import { useChosenPassage } from "./use-chosen-passage.ts";
import { useHovered } from "./use-hovered.ts";
import { usePageHits } from "./use-page-hits.ts";
import { usePageMentions } from "./use-page-mentions.ts";
import { type PageRefs, usePagePlaces } from "./use-page-places.ts";
import { usePageSteps } from "./use-page-steps.ts";
import { usePageSubject } from "./use-page-subject.ts";
import { useSpot } from "./use-spot.ts";
import { useTextSelection } from "./use-text-selection.ts";
import { wordsBox } from "./words-box.ts";

const NO_MARKS: readonly Mark[] = [];

export interface PageViewProps {
  page: DebatePage;
  pane: Pane;
  spot: Spot;
  /** The pane, for its keys. */
  within(): Element | null;
}

/** A debate in one pane: its page with everything that is drawn on it, and the keys that work there. */
export function PageView(props: PageViewProps) {
  const { page, pane, within } = props;
  const { dispatch } = useWorkspace();
  const state = usePageState(props);
  const { refs, content, hits, places, steps, subject, hover, text, focusKey, marksOf, passage } = state;
  const [dock, setDock] = useState<HTMLElement | null>(null);
  const { ranges, selection } = text;
  return (
    <>
      <PageToolbar
        page={page}
        pane={pane}
        within={within}
        focusKey={focusKey}
        byKey={state.byKey}
        onGo={steps.goTo}
        onFind={hits.open}
        onRaw={subject.openSource}
      />
      {hits.typed !== null && (
        <FindBar
          typed={hits.typed}
          hits={hits.count}
          at={hits.at}
          onType={hits.setTyped}
          onStep={steps.stepHit}
          onClose={() => {
            hits.setTyped(null);
            setTimeout(() => places.returnTo(focusKey));
          }}
        />
      )}
      <div ref={refs.scroller} className={styles.scroller}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the contributions in it have the focus */}
        <div
          ref={refs.content}
          className={styles.content}
          data-pairs={page.kind === "written-question" || undefined}
          onKeyDown={text.onKeyDown}
          onPointerMove={hover.onPointerMove}
          onPointerLeave={hover.onPointerLeave}
          onCopy={(event) => copyWords(event, content.turns, ranges)}
        >
          <PageHeader page={page} onOpenSource={subject.openSource} onOpenBeside={subject.openBeside} />
          {content.hidden > 0 && (
            <p className={styles.hidden}>
              <Chip
                action={{
                  label: "show",
                  onPress: () => dispatch({ type: "pane-hide-chair", id: pane.id, hide: false }),
                }}
              >
                Chair’s words hidden: {content.hidden}
              </Chip>
            </p>
          )}
          <div className={styles.list}>
            <PageText
              content={content}
              scroller={refs.scroller}
              list={refs.list}
              focusKey={focusKey}
              selection={selection}
              ranges={ranges}
              hits={hits}
              current={state.current}
              marksOf={marksOf}
              mentionsOf={state.mentions.mentionsOf}
              passage={passage}
              hovered={hover.hovered}
              layer={annotateLayer(state, dock, within)}
              onTurnFocus={text.onTurnFocus}
              onOpenSource={subject.openSource}
            />
          </div>
          <MentionTip content={refs.content} turns={content.turns} placed={state.mention} />
        </div>
      </div>
      <div ref={setDock} className={styles.dock} />
    </>
  );
}

type PageState = ReturnType<typeof usePageState>;

function usePageState({ page, pane, spot, within }: PageViewProps) {
  const { workspace } = useWorkspace();
  const refs = usePageRefs();
  const subject = usePageSubject();
  const content = useMemo(() => pageContent(page, pane.hideChair, spot.key), [page, pane.hideChair, spot.key]);
  const { items, turns } = content;
  const byKey = useMemo(() => contributionsByKey(items), [items]);
  const shown = useMemo(() => shownTexts(page), [page]);
  const annotations = useDebateAnnotations(shown);
  const passage = useChosenPassage(annotations, subject.inspectAnnotation);
  const marksOf = (key: string) => annotations.marks.get(byKey.get(key)?.id ?? "") ?? NO_MARKS;
  const onClick = ({ key, offset }: Point) => {
    if (!passage.chooseAt(byKey.get(key)?.id ?? "", offset)) subject.inspectContribution(key);
  };
  const text = useTextSelection({ content: refs.content, scroller: refs.scroller, turns, onClick });
  const { selection, setSelection, ranges } = text;
  const mentions = usePageMentions(page);
  const mentionAt = (point: Point): PlacedMention | null => {
    const mention = mentions.at(byKey.get(point.key)?.id ?? "", point);
    return mention && { key: point.key, mention };
  };
  const hover = useHovered(turns, marksOf, mentionAt);
  // While words are selected what can be done with them stands there.
  const underCaret = selection && ranges.length === 0 ? mentionAt(selection.focus) : null;
  const hits = usePageHits(turns, workspace.query.text, selection?.focus ?? null);
  const spotted = useMemo(() => spotRange(page, spot), [page, spot]);
  const focusKey = selection?.focus.key ?? turns[0]?.key ?? null;
  const places = usePagePlaces(refs, items, turns);
  const { inspectContribution } = subject;
  const steps = usePageSteps({
    content,
    places,
    passage,
    hits,
    selection,
    setSelection,
    focusKey,
    inspectContribution,
    within,
  });
  useSpot({
    pane,
    spot,
    items,
    ...refs,
    onArrive(element) {
      passage.clear();
      setSelection(caretAt(element.dataset.turn as string, spotted?.start ?? 0));
      if (pane.id === workspace.activePane && mayTakeFocus()) element.focus({ preventScroll: true });
    },
  });
  const drafts = useMemo(() => draftsOf(ranges, byKey), [ranges, byKey]);
  const current = hits.current ?? spotted;
  return {
    refs,
    subject,
    content,
    byKey,
    passage,
    marksOf,
    mentions,
    mention: useSamePlace(hover.mention ?? underCaret),
    text,
    hover,
    hits,
    current,
    focusKey,
    places,
    steps,
    drafts,
  };
}

/** The same object as long as the mention is the same: what depends on it is not worked out again. */
function useSamePlace(placed: PlacedMention | null): PlacedMention | null {
  const last = useRef(placed);
  if (last.current?.mention !== placed?.mention) last.current = placed;
  return last.current;
}

function usePageRefs(): PageRefs {
  const content = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<PageListHandle>(null);
  return { content, scroller, list };
}

/** What stands beside the selected words, or else beside the annotation in focus; null without either. */
function annotateLayer(state: PageState, dock: HTMLElement | null, within: () => Element | null) {
  const { refs, content, drafts, passage, places, steps, text, focusKey } = state;
  const chosen = drafts.length === 0 ? passage.placed : null;
  const chosenKey = content.items.find(
    (item) => item.type === "contribution" && item.contribution.id === chosen?.contribution,
  )?.id;
  const key = drafts.length > 0 ? focusKey : chosenKey;
  if (key === undefined || key === null) return null;
  const words = chosen ? [{ key, ...chosen.view }] : text.ranges;
  return {
    key,
    content: (
      <AnnotateLayer
        within={within}
        drafts={drafts}
        chosen={chosen}
        isCardOpen={passage.isOpen}
        here={passage.here}
        words={() => wordsBox(refs.content.current, content.turns, words)}
        view={() => refs.scroller.current}
        dock={dock}
        onDone={(ids) => {
          steps.collapse();
          passage.choose(ids, 0, drafts.length === 0);
        }}
        onClose={passage.clear}
        onNext={passage.chooseNextHere}
        onReturn={() => places.returnTo(focusKey)}
      />
    ),
  };
}

function contributionsByKey(items: readonly PageItem[]): Map<string, PageContribution> {
  return new Map(items.flatMap((item) => (item.type === "contribution" ? [[item.turn.key, item.contribution]] : [])));
}

function draftsOf(ranges: readonly SelectedRange[], byKey: ReadonlyMap<string, PageContribution>): Draft[] {
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
function copyWords(event: ClipboardEvent, turns: readonly Turn[], ranges: readonly SelectedRange[]): void {
  if (ranges.length === 0 || isTyping()) return;
  const words = ranges.map(
    ({ key, start, end }) => turns.find((turn) => turn.key === key)?.text.slice(start, end) ?? "",
  );
  event.clipboardData.setData("text/plain", words.join("\n\n"));
  event.preventDefault();
}

/**
 * Whoever opens something by keyboard goes on reading by keyboard. A click leaves the focus where it was, and so
 * does a window that comes back as it was left.
 */
function mayTakeFocus(): boolean {
  const isAsked = navigator.userActivation?.isActive ?? true;
  const focused = document.activeElement;
  return isAsked && !isTyping() && (!focused || focused === document.body || focused.matches(":focus-visible"));
}

function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
}
