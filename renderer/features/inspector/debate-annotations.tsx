import { useMemo } from "react";
import { GridList, GridListItem } from "react-aria-components";
import { useAnnotations, usePassages, useTags } from "../../data/records.tsx";
import { countOf } from "../../ui/count.ts";
import {
  AnnotationCard,
  type AnnotationItem,
  annotationItems,
  inReadingOrder,
  itemWords,
  useOpenItem,
} from "../annotations/index.ts";
import styles from "./debate-annotations.module.css";
import { contributionAt, type Described } from "./use-described.ts";

/** The region "Annotations": those of the debate (or source, or person) in focus, in reading order; each leads to its words. */
export function DebateAnnotations({ described }: { described: Described }) {
  const { items, isLoading } = useItemsOf(described);
  const openItem = useOpenItem();
  const { subject } = described;
  const current = subject?.type === "annotation" ? subject.id : null;
  return (
    <section aria-label="Annotations" className={styles.region}>
      <h3 className={styles.heading}>
        Annotations <span className={styles.count}>{items.length > 0 ? items.length : ""}</span>
      </h3>
      {items.length === 0 ? (
        <Empty hasSubject={subject !== null} isLoading={isLoading} />
      ) : (
        <GridList
          aria-label={countOf(items.length, "annotation")}
          dependencies={[current]}
          items={items.map((item) => ({ ...item, id: item.annotation.id }))}
          onAction={(id) => {
            const item = items.find(({ annotation }) => annotation.id === id);
            if (item) openItem(item);
          }}
          className={styles.list as string}
        >
          {(item) => (
            <GridListItem id={item.id} textValue={itemWords(item)} className={styles.item as string}>
              <div className={styles.card} aria-current={item.id === current || undefined}>
                <AnnotationCard item={item} withDebate={described.page === null} />
              </div>
            </GridListItem>
          )}
        </GridList>
      )}
    </section>
  );
}

function Empty({ hasSubject, isLoading }: { hasSubject: boolean; isLoading: boolean }) {
  if (isLoading) return null;
  return (
    <p className={styles.empty}>
      {hasSubject
        ? "None here yet. Select words in the reader and tag them."
        : "Open a debate to see its annotations here."}
    </p>
  );
}

function useItemsOf(described: Described): { items: AnnotationItem[]; isLoading: boolean } {
  const annotations = useAnnotations();
  const tags = useTags();
  const { passages, isLoading } = usePassages(annotations);
  const debate = described.page?.id ?? null;
  const source = described.subject?.type === "source" ? described.subject.id : null;
  const person = described.person?.name ?? null;
  const items = useMemo(() => {
    const own = annotations.filter(({ id, anchor }) => {
      const passage = passages.get(id);
      // Not looked up yet, or the engine is away: the page itself tells.
      if (!passage) return described.page !== null && contributionAt(described.page, anchor.key) !== null;
      if (source !== null) return passage.places.some((place) => place.source === source);
      if (person !== null) return passage.speaker?.name.value === person;
      return debate !== null && passage.debate?.id === debate;
    });
    return inReadingOrder(annotationItems(own, passages, tags));
  }, [annotations, passages, tags, described.page, debate, source, person]);
  return { items, isLoading };
}
