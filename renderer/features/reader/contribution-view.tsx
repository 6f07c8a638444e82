import { memo, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import type { OccurrencePlace, PageContribution } from "../../../shared/api/page-schemas.ts";
import { classNames } from "../../ui/class-names.ts";
import { paintHighlights } from "../../ui/text-highlights.ts";
import { type Mark, MarkLanes, MarkList, markColour, markStyle } from "../annotate/index.ts";
import { ContributionHeading, speakerName } from "./contribution-heading.tsx";
import styles from "./contribution-view.module.css";
import { DivisionParagraphs } from "./division-paragraphs.tsx";
import { isQuiet } from "./page-items.ts";
import { caretBox, domRanges } from "./text-dom.ts";
import type { TextRange, Turn } from "./turns.ts";
import { useBoxSize } from "./use-box-size.ts";

export interface ContributionViewProps {
  contribution: PageContribution;
  turn: Turn;
  position: number;
  /** The one contribution of the page that Tab reaches. */
  isTabStop: boolean;
  /** Where the caret stands; null when it stands elsewhere. */
  caret: number | null;
  selected: TextRange | null;
  hits: readonly TextRange[];
  /** The hit or passage that was jumped to. */
  current: TextRange | null;
  marks: readonly Mark[];
  mentions: readonly ContributionMention[];
  /** Annotations of this contribution to brighten. */
  bright: string | null;
  hover: string | null;
  /** What stands below the words: a bar or card that belongs to them. */
  children?: ReactNode;
  onFocus(key: string): void;
  onOpenSource(place: OccurrencePlace): void;
  onChooseMark(annotation: string): void;
}

/** One turn on the page: who, what is known of them, the words with everything that is drawn on them. */
export const ContributionView = memo(function ContributionView(props: ContributionViewProps) {
  const { contribution, turn, marks } = props;
  const article = useRef<HTMLElement>(null);
  const name = speakerName(contribution);
  usePaint(article, props);
  return (
    <article
      ref={article}
      data-turn={turn.key}
      className={classNames(styles.contribution, isQuiet(contribution) && styles.isQuiet, styles[contribution.kind])}
      tabIndex={props.isTabStop ? 0 : -1}
      aria-label={`${props.position}. ${name}`}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus(turn.key)}
    >
      <ContributionHeading contribution={contribution} name={name} onOpenSource={props.onOpenSource} />
      <div className={styles.body}>
        <MarkLanes
          marks={marks}
          bright={props.bright ?? props.hover}
          rangesOf={(range) => (article.current ? domRanges(article.current, turn, range) : [])}
          onChoose={props.onChooseMark}
        />
        {contribution.kind === "division" ? (
          <DivisionParagraphs
            paragraphs={contribution.paragraphs}
            isMarked={marks.length > 0 || props.hits.length > 0 || props.current !== null}
          />
        ) : (
          contribution.paragraphs.map((paragraph, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its number
            <div key={index} className={styles.row} data-number={index + 1}>
              <p data-paragraph={index} dir="auto" className={styles.paragraph}>
                {paragraph}
              </p>
            </div>
          ))
        )}
        {props.caret !== null && <Caret article={article} turn={turn} offset={props.caret} />}
      </div>
      <MarkList marks={marks} text={turn.text} onChoose={props.onChooseMark} />
      {props.children}
    </article>
  );
});

function usePaint(article: React.RefObject<HTMLElement | null>, props: ContributionViewProps) {
  const { turn, marks, mentions, hits, current, selected, bright, hover } = props;
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    return paintHighlights(
      mentions.flatMap((mention) => {
        const style = mention.name === null ? "mention-open" : "mention";
        return domRanges(element, turn, mention).map((range) => ({ style, range }));
      }),
    );
  }, [article, turn, mentions]);
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    return paintHighlights(
      marks.flatMap((mark) => domRanges(element, turn, mark).map((range) => ({ style: markStyle(mark), range }))),
    );
  }, [article, turn, marks]);
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    return paintHighlights(
      hits.flatMap((hit) => domRanges(element, turn, hit).map((range) => ({ style: "hit", range }))),
    );
  }, [article, turn, hits]);
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    const lit = marks.filter((mark) => mark.annotation === bright || mark.annotation === hover);
    const own: [string, TextRange | null][] = [
      ["hit-current", current],
      ["reader-selection", selected],
      ...lit.map((mark): [string, TextRange] => [`bright-${markColour(mark)}`, mark]),
    ];
    return paintHighlights(
      own.flatMap(([style, range]) =>
        (range ? domRanges(element, turn, range) : []).map((part) => ({ style, range: part })),
      ),
    );
  }, [article, turn, marks, current, selected, bright, hover]);
}

function Caret(props: { article: React.RefObject<HTMLElement | null>; turn: Turn; offset: number }) {
  const { article, turn, offset } = props;
  const [box, setBox] = useState<{ left: number; top: number; height: number } | null>(null);
  const own = useRef<HTMLSpanElement>(null);
  const width = useBoxSize(article).width;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines break elsewhere at another width
  useLayoutEffect(() => {
    const place = article.current && caretBox(article.current, turn, offset);
    const origin = own.current?.parentElement?.getBoundingClientRect();
    if (place && origin) setBox({ left: place.left - origin.left, top: place.top - origin.top, height: place.height });
  }, [article, turn, offset, width]);
  return <span ref={own} className={styles.caret} style={box ?? { visibility: "hidden" }} data-caret aria-hidden />;
}
