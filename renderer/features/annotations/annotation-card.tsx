import { Files, StickyNote, TriangleAlert } from "lucide-react";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import styles from "./annotation-card.module.css";
import { type AnnotationItem, itemFiles, itemSpeaker, itemWords } from "./annotation-item.ts";
import { needsReview, statusWords } from "./review-state.ts";
import { TagChip } from "./tag-chip.tsx";

/**
 * An annotation in a list: its words, clipped, then tags, note, how surely it stands there and in how many files.
 * `withDebate` adds day and title, for lists over several debates.
 */
export function AnnotationCard({ item, withDebate = false }: { item: AnnotationItem; withDebate?: boolean }) {
  const { annotation, passage, tags } = item;
  const [first] = tags;
  return (
    <article
      className={styles.card}
      style={{ borderLeftColor: first ? `var(--tag-${first.colour}-line)` : "var(--line-strong)" }}
    >
      <p className={styles.quote} dir="auto">
        {itemWords(item)}
      </p>
      {annotation.note && (
        <p className={styles.note}>
          <StickyNote size={12} aria-hidden />
          <span className="visually-hidden">Note: </span>
          <span>{annotation.note}</span>
        </p>
      )}
      <p className={styles.facts}>
        {tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
        <span>{whereWords(item, withDebate)}</span>
        {itemFiles(item) > 1 && (
          <span className={styles.files}>
            <Files size={11} aria-hidden />
            {countOf(itemFiles(item), "file")}
          </span>
        )}
      </p>
      {passage && needsReview(passage.status) && (
        <p className={styles.doubt}>
          <TriangleAlert size={12} aria-hidden />
          {statusWords(passage)}
        </p>
      )}
    </article>
  );
}

/** `Yvette Cooper, ¶ 2` or with the debate `Yvette Cooper · 16 Jan 2025 · Borders`. */
function whereWords(item: AnnotationItem, withDebate: boolean): string {
  const speaker = itemSpeaker(item) ?? "Speaker not named";
  const { passage } = item;
  if (!withDebate) return passage?.paragraphs ? `${speaker}, ¶ ${passage.paragraphs.from}` : speaker;
  const day = passage?.date?.value ?? passage?.debate?.date.value;
  const parts = [speaker, passage?.debate && (day ? shortDay(day) : "Undated"), passage?.debate?.title.value];
  return parts.filter(Boolean).join(" · ");
}
