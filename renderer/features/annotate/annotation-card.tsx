import { Quote, StickyNote, Tag as TagIcon, Trash2, X } from "lucide-react";
import { Button } from "react-aria-components";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { Tag } from "../../../shared/model/annotation.ts";
import { IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import styles from "./annotation-card.module.css";
import type { PlacedAnnotation } from "./passage-marks.ts";
import { BarButton } from "./selection-bar.tsx";

/** One annotation beside its words: tags, note, how surely it stands there, and what can be done with it. */
export function AnnotationCard(props: {
  placed: PlacedAnnotation;
  here: { at: number; of: number };
  onTag(): void;
  onNote(): void;
  onCopy(): void;
  onRemove(): void;
  onRemoveTag(tagId: string): void;
  onNext(): void;
  onClose(): void;
}) {
  const { annotation, passage, tags } = props.placed;
  const doubt = passage && statusWords(passage);
  return (
    <section aria-label="Annotation" className={styles.card}>
      <div className={styles.tags}>
        {tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} onRemove={() => props.onRemoveTag(tag.id)} />
        ))}
        {tags.length === 0 && <span className={styles.untagged}>No tag</span>}
        <span className={styles.close}>
          {props.here.of > 1 && (
            <Button className={styles.next as string} aria-keyshortcuts="o" onPress={props.onNext}>
              {props.here.at + 1} of {props.here.of} here
            </Button>
          )}
          <IconButton icon={X} label="Close" keys="Esc" small onPress={props.onClose} />
        </span>
      </div>
      {annotation.note && <p className={styles.note}>{annotation.note}</p>}
      {doubt && <p className={styles.doubt}>{doubt}</p>}
      {passage && passage.places.length > 1 && (
        <p className={styles.places}>
          These words stand in {countOf(new Set(passage.places.map((place) => place.path)).size, "file")}.
        </p>
      )}
      <div className={styles.actions}>
        <BarButton keys="/" onPress={props.onTag}>
          <TagIcon size={14} aria-hidden /> Tag
        </BarButton>
        <BarButton keys="n" onPress={props.onNote}>
          <StickyNote size={14} aria-hidden /> Note
        </BarButton>
        <BarButton keys="c" more="with citation" onPress={props.onCopy}>
          <Quote size={14} aria-hidden /> Copy
        </BarButton>
        <BarButton keys="u" more="this annotation" onPress={props.onRemove}>
          <Trash2 size={14} aria-hidden /> Remove
        </BarButton>
      </div>
    </section>
  );
}

function TagChip({ tag, onRemove }: { tag: Tag; onRemove(): void }) {
  return (
    <span
      className={styles.tag}
      style={{
        background: `var(--tag-${tag.colour}-fill)`,
        color: `var(--tag-${tag.colour}-text)`,
        borderColor: `var(--tag-${tag.colour}-line)`,
      }}
    >
      {tag.name}
      <Button className={styles.remove as string} aria-label={`Take off ${tag.name}`} onPress={onRemove}>
        <X size={11} aria-hidden />
      </Button>
    </span>
  );
}

/** What an analyst must know before trusting the place; null for an exact one. */
function statusWords({ status, score }: Passage): string | null {
  switch (status) {
    case "moved":
      return "The same words, found at another place of the source.";
    case "changed":
      return `The source has changed: these words are ${Math.floor(score * 100)} % like those annotated.`;
    case "ambiguous":
      return "These words stand in several places; this may not be the one.";
    case "speaker-changed":
      return "The source now names another speaker for these words.";
    default:
      return null;
  }
}
