import type { AnchorStatus } from "../../../shared/model/annotation.ts";
import { Button } from "../../ui/button.tsx";
import { shortDay } from "../../ui/day.ts";
import type { TextPlace } from "./anchor-on-page.ts";
import { type AnnotationItem, itemSpeaker } from "./annotation-item.ts";
import { diffParts } from "./diff-view.ts";
import styles from "./review.module.css";
import { statusWords } from "./review-state.ts";
import { TagChip } from "./tag-chip.tsx";
import { useOpenItem } from "./use-open-item.ts";

const ACCEPT: Partial<Record<AnchorStatus, string>> = {
  changed: "Accept these words",
  "speaker-changed": "Accept this speaker",
  ambiguous: "This place is right",
};

/** One annotation to decide on: the words then and now, where else they may be, and what can be done. */
export function ReviewCard(props: {
  item: AnnotationItem;
  isKept: boolean;
  onAccept(place: TextPlace): void;
  onKeep(): void;
  onAskAgain(): void;
}) {
  const { item, isKept, onAccept } = props;
  const { annotation, passage, tags } = item;
  const openItem = useOpenItem();
  if (!passage) return null;
  const { key, start, end, candidates } = passage;
  const accept = key === null ? undefined : ACCEPT[passage.status];
  return (
    <article className={styles.card} aria-label={statusWords(passage) ?? "Annotation"}>
      <header className={styles.header}>
        <h3 className={styles.status}>{statusWords(passage)}</h3>
        <span className={styles.where}>{whereWords(item)}</span>
        {tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} />
        ))}
      </header>
      <Words then={annotation.anchor.exactAtCreation} now={passage.exact} />
      {passage.status === "speaker-changed" && (
        <p className={styles.speakers}>
          Then <del>{annotation.anchor.speaker ?? "nobody named"}</del>, now{" "}
          <ins>{passage.speaker?.printed?.name ?? passage.speaker?.printed?.printed ?? "nobody named"}</ins>
        </p>
      )}
      {annotation.note && <p className={styles.note}>Note: {annotation.note}</p>}
      {candidates.length > 0 && (
        <section aria-label="Other places">
          <h4 className={styles.subtitle}>{key === null ? "Places it may be" : "Other places with these words"}</h4>
          <ul className={styles.candidates}>
            {candidates.map((candidate) => (
              <li key={`${candidate.key} ${candidate.start}`}>
                <p dir="auto">{candidate.context}</p>
                <span className={styles.alike}>{Math.floor(candidate.score * 100)} % alike</span>
                <Button small onPress={() => onAccept(candidate)}>
                  Use this place
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.actions}>
        {accept && key !== null && (
          <Button small look="primary" onPress={() => onAccept({ key, start, end })}>
            {accept}
          </Button>
        )}
        {isKept ? (
          <Button small onPress={props.onAskAgain}>
            Ask me again
          </Button>
        ) : (
          <Button small onPress={props.onKeep}>
            Keep as it is
          </Button>
        )}
        {key !== null && (
          <Button small look="quiet" onPress={() => openItem(item)}>
            Show in the reader
          </Button>
        )}
      </div>
    </article>
  );
}

function Words({ then, now }: { then: string; now: string | null }) {
  if (now === null || now === then) {
    return (
      <blockquote className={styles.words} dir="auto">
        {then}
      </blockquote>
    );
  }
  return (
    <blockquote className={styles.words} dir="auto">
      {diffParts(then, now).map(({ kind, words }, at) => {
        if (kind === "taken") {
          // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in a fixed order
          return <del key={at}>{words}</del>;
        }
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        return kind === "added" ? <ins key={at}>{words}</ins> : <span key={at}>{words}</span>;
      })}
    </blockquote>
  );
}

function whereWords(item: AnnotationItem): string {
  const { debate, date } = item.passage ?? {};
  const day = date?.value ?? debate?.date.value;
  return [itemSpeaker(item), day && shortDay(day), debate?.title.value].filter(Boolean).join(" · ");
}
