import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useStore } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Message } from "../../ui/message.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { anchorOnPage, type TextPlace } from "./anchor-on-page.ts";
import type { AnnotationItem } from "./annotation-item.ts";
import styles from "./review.module.css";
import { ReviewCard } from "./review-card.tsx";
import { reviewName } from "./review-state.ts";
import type { AnnotationList } from "./use-annotation-list.ts";

/** Shown at once; more on demand. */
const PAGE = 50;

/** Annotations whose words changed, may stand elsewhere, have another speaker or are gone, one card each. */
export function ReviewList({ list }: { list: AnnotationList }) {
  const [limit, setLimit] = useState(PAGE);
  const [withKept, setWithKept] = useState(false);
  const accept = useAccept();
  const { open, kept } = list.review;
  const all = withKept ? [...open, ...kept] : open;
  return (
    <div className={styles.scroller}>
      <div className={styles.column}>
        <p className={styles.intro}>
          {open.length === 0
            ? ""
            : `${countOf(open.length, "annotation")} to look at. Nothing is changed or removed until you say so.`}
          {kept.length > 0 && (
            <Button small look="quiet" onPress={() => setWithKept(!withKept)}>
              {withKept ? "Hide" : "Show"} {kept.length} kept as they are
            </Button>
          )}
        </p>
        {all.length === 0 && (
          <Message
            icon={CircleCheck}
            title="Nothing to review"
            actions={<Button onPress={() => list.change({ isReviewing: false })}>Back to the list</Button>}
          >
            Every annotation stands on the very words it was made for, or was looked at.
          </Message>
        )}
        <ul aria-label="To review" className={styles.cards}>
          {all.slice(0, limit).map((item) => (
            <li key={item.annotation.id}>
              <ReviewCard
                item={item}
                isKept={kept.includes(item)}
                onAccept={(place) => void accept(item, place)}
                onKeep={() => list.keep(item.annotation.id, reviewName(item))}
                onAskAgain={() => list.keep(item.annotation.id, null)}
              />
            </li>
          ))}
        </ul>
        {all.length > limit && <Button onPress={() => setLimit(limit + PAGE)}>Show more</Button>}
      </div>
    </div>
  );
}

/** Moves an annotation to a place, on the words that stand there now. One step of undo. */
function useAccept(): (item: AnnotationItem, place: TextPlace) => Promise<void> {
  const client = useEngine();
  const store = useStore();
  const notify = useNotify();
  return async ({ annotation }, place) => {
    try {
      const page = await client.call("debate.page", { key: place.key });
      const anchor = anchorOnPage(page, place);
      if (!anchor) return notify("The library has changed meanwhile. Look again.");
      await store.moveAnchor(annotation.id, anchor);
    } catch (error) {
      notify(asAppError(error).message);
    }
  };
}
