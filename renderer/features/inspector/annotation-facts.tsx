import { Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Passage } from "../../../shared/api/page-schemas.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore, useTagPath, useTags } from "../../data/records.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { shortDay } from "../../ui/day.ts";
import { useNotify } from "../../ui/notify.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { needsReview, statusWords, TagChip, useOpenItem } from "../annotations/index.ts";
import styles from "./inspector.module.css";

/** An annotation: its words, tags and note, where they stand, and what an analyst must know of its place. */
export function AnnotationFacts({ annotation, passage }: { annotation: Annotation; passage: Passage | null }) {
  const store = useStore();
  const notify = useNotify();
  const tags = useTags().filter((tag) => annotation.tags[tag.id]);
  const pathOf = useTagPath();
  const openItem = useOpenItem();
  const { dispatch } = useWorkspace();
  const attempt = (step: Promise<void>) => void step.catch((error) => notify(asAppError(error).message));
  const paths = [...new Set(passage?.places.map(({ path }) => path))];
  const doubt = passage ? statusWords(passage) : null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by keyboard */}
      <blockquote className={styles.quote} dir="auto" tabIndex={0}>
        {passage?.exact ?? annotation.anchor.exact}
      </blockquote>
      <p className={styles.tags}>
        {tags.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            path={pathOf(tag.id).join(" › ")}
            onRemove={() => attempt(store.setTag([annotation.id], tag.id, false))}
          />
        ))}
        {tags.length === 0 && <span className={styles.reason}>No tag</span>}
      </p>
      <Note key={annotation.id} note={annotation.note} onSave={(note) => attempt(store.setNote(annotation.id, note))} />
      <div className={styles.afterNote}>
        {doubt && <p className={passage && needsReview(passage.status) ? styles.warning : styles.reason}>{doubt}.</p>}
        {paths.length > 0 && (
          <p className={styles.reason}>
            {paths.length > 1 ? `These words stand in ${paths.length} files: ` : "In "}
            {paths.join(", ")}
          </p>
        )}
        <p className={styles.reason}>
          Made{annotation.author ? ` by ${annotation.author}` : ""} on {shortDay(annotation.createdAt.slice(0, 10))}
        </p>
      </div>
      <div className={styles.buttons}>
        {passage?.key && (
          <Button small onPress={() => openItem({ annotation, passage, tags })}>
            Show in the reader
          </Button>
        )}
        {passage && needsReview(passage.status) && (
          <Button small onPress={() => dispatch({ type: "go", place: "annotations" })}>
            Review
          </Button>
        )}
        <Button
          small
          look="quiet"
          icon={Trash2}
          onPress={() => {
            dispatch({ type: "inspect", subject: null });
            attempt(store.removeAnnotations([annotation.id]));
          }}
        >
          Remove
        </Button>
      </div>
    </>
  );
}

/** The note, kept when the field is left or goes away. */
function Note({ note, onSave }: { note: string; onSave(note: string): void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ note, typed, onSave });
  latest.current = { note, typed, onSave };
  const keep = () => {
    const { note: kept, typed: draft, onSave: save } = latest.current;
    if (draft !== null && draft.trim() !== kept.trim()) save(draft.trim());
  };
  // Another annotation may take the place of this one while it is written.
  const keepLatest = useRef(keep);
  useEffect(() => () => keepLatest.current(), []);
  return (
    <TextField
      label="Note"
      rows={Math.min(8, Math.max(2, (typed ?? note).split("\n").length + 1))}
      placeholder="What do you make of this passage?"
      value={typed ?? note}
      maxLength={20_000}
      onChange={setTyped}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) (event.target as HTMLElement).blur();
        else event.continuePropagation();
      }}
      onBlur={() => {
        keep();
        setTyped(null);
      }}
    />
  );
}
