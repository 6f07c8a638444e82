import { type ReactNode, type RefObject, useCallback, useRef } from "react";
import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import type { OccurrencePlace } from "../../../shared/api/page-schemas.ts";
import type { Mark } from "../annotate/index.ts";
import { ContributionView } from "./contribution-view.tsx";
import { GapMark, RunBreak } from "./page-breaks.tsx";
import type { PageContent, PageItem } from "./page-items.ts";
import { PageList, type PageListHandle } from "./page-list.tsx";
import type { SelectedRange, TextSelection } from "./selection-state.ts";
import type { ChosenPassage } from "./use-chosen-passage.ts";
import type { PageHits } from "./use-page-hits.ts";

export interface PageTextProps {
  content: PageContent;
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<PageListHandle | null>;
  focusKey: string | null;
  selection: TextSelection | null;
  ranges: readonly SelectedRange[];
  hits: PageHits;
  /** The hit or passage that was jumped to. */
  current: SelectedRange | null;
  marksOf(key: string): readonly Mark[];
  mentionsOf(contribution: string): readonly ContributionMention[];
  passage: ChosenPassage;
  hovered: string | null;
  /** What stands beside the words of one contribution. */
  layer: { key: string; content: ReactNode } | null;
  onTurnFocus(key: string): void;
  onOpenSource(source: string, line: number | null): void;
}

/** Everything that stands on a page under its head, from top to bottom. */
export function PageText(props: PageTextProps) {
  const { content, scroller, list, focusKey } = props;
  const latest = useRef(props);
  latest.current = props;
  const onFocus = useCallback((key: string) => latest.current.onTurnFocus(key), []);
  const onChooseMark = useCallback((id: string) => latest.current.passage.choose([id]), []);
  const onOpenSource = useCallback(
    (place: OccurrencePlace) => latest.current.onOpenSource(place.source, place.lines[0] ?? null),
    [],
  );
  const kept = content.items.findIndex((item) => item.id === focusKey);

  function contribution(item: Extract<PageItem, { type: "contribution" }>): ReactNode {
    const { key } = item.turn;
    const { selection, ranges, hits, current, passage, hovered, layer } = props;
    const marks = props.marksOf(key);
    const chosen = passage.placed?.contribution === item.contribution.id ? passage.placed.annotation.id : null;
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
        marks={marks}
        mentions={props.mentionsOf(item.contribution.id)}
        bright={chosen}
        hover={marks.some((mark) => mark.annotation === hovered) ? hovered : null}
        onFocus={onFocus}
        onOpenSource={onOpenSource}
        onChooseMark={onChooseMark}
      >
        {layer?.key === key && layer.content}
      </ContributionView>
    );
  }

  return (
    <PageList items={content.items} scroller={scroller} kept={kept} handle={list}>
      {(item) => {
        if (item.type === "gap") return <GapMark printed={item.printed} source={item.source} />;
        if (item.type === "run-break") return <RunBreak before={item.before} after={item.after} />;
        return contribution(item);
      }}
    </PageList>
  );
}
