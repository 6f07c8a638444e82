import { useMemo, useRef, useState } from "react";
import { useAnnotations } from "../../data/records.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { AnnotationCard } from "./annotation-card.tsx";
import { type Draft, draftAnchors } from "./drafts.ts";
import { Floating } from "./floating.tsx";
import { NoteEditor } from "./note-editor.tsx";
import type { PlacedAnnotation } from "./passage-marks.ts";
import type { Box } from "./place-beside.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { TagPicker } from "./tag-picker.tsx";
import { type Target, useAnnotating } from "./use-annotating.ts";
import { useCopyCitation } from "./use-copy-citation.ts";

export interface AnnotateLayerProps {
  /** The pane whose keys this answers. */
  within(): Element | null;
  /** What is selected; empty when nothing is. */
  drafts: readonly Draft[];
  /** The annotation in focus, when nothing is selected. */
  chosen: PlacedAnnotation | null;
  /** False while the annotation is only in focus, as one that was just made. */
  isCardOpen: boolean;
  /** How many annotations stand at the same point, and which of them this is (from 0). */
  here: { at: number; of: number };
  words(): Box | null;
  view(): Element | null;
  dock: Element | null;
  /** A step was taken: these annotations were made or changed, and nothing is selected any more. */
  onDone(ids: readonly string[]): void;
  /** Closes the card. */
  onClose(): void;
  /** The next of those that stand at the same point. */
  onNext(): void;
  /** The keyboard goes back to the text. */
  onReturn(): void;
}

/** What stands beside the selected words or the annotation in focus, with its keys: bar, card, tags, note. */
export function AnnotateLayer(props: AnnotateLayerProps) {
  const { drafts, chosen } = props;
  const annotations = useAnnotations();
  const annotating = useAnnotating();
  const copy = useCopyCitation();
  const anchors = useMemo(() => draftAnchors(drafts), [drafts]);
  const subject =
    anchors.length > 0
      ? anchors.map((one) => `${one.key} ${one.start} ${one.end}`).join()
      : (chosen?.annotation.id ?? "");
  const [opened, setOpened] = useState<{ panel: "tags" | "note"; subject: string } | null>(null);
  const panel = opened?.subject === subject ? opened.panel : null;
  /** Annotations made from the selection while the picker stays open. */
  const made = useRef<{ ids: readonly string[]; subject: string }>({ ids: [], subject: "" });
  const madeIds = made.current.subject === subject ? made.current.ids : [];

  function target(): Target {
    if (madeIds.length > 0) return { type: "annotations", ids: madeIds };
    if (anchors.length > 0) return { type: "anchors", anchors };
    return { type: "annotations", ids: chosen ? [chosen.annotation.id] : [] };
  }
  async function take(step: Promise<readonly string[]>, closes: boolean): Promise<void> {
    const ids = await step;
    if (ids.length === 0) return;
    made.current = { ids, subject };
    if (closes) finish();
  }
  function finish(): void {
    setOpened(null);
    const { ids } = made.current;
    if (made.current.subject === subject && ids.length > 0) props.onDone(ids);
    made.current = { ids: [], subject: "" };
    props.onReturn();
  }

  const hasSelection = anchors.length > 0;
  const hasSubject = hasSelection || chosen !== null;
  const { lastTag } = annotating;
  const tagWithLast = () => lastTag && void take(annotating.putTag(target(), lastTag.id, true), true);
  const openTags = () => setOpened({ panel: "tags", subject });
  const openNote = () => setOpened({ panel: "note", subject });
  const copyWords = () => copy(hasSelection ? anchors : chosen ? [chosen.annotation.anchor] : []);
  const remove = () => {
    if (!chosen) return;
    void annotating.remove([chosen.annotation.id]);
    props.onClose();
    props.onReturn();
  };
  const { within } = props;
  useCommand("annotate.lastTag", tagWithLast, { within, isEnabled: hasSelection && lastTag !== null });
  useCommand("annotate.tag", openTags, { within, isEnabled: hasSubject });
  useCommand("annotate.note", openNote, { within, isEnabled: hasSubject });
  useCommand("annotate.copy", copyWords, { within, isEnabled: hasSubject });
  useCommand("annotate.remove", remove, { within, isEnabled: !hasSelection && chosen !== null });
  useCommand("annotate.next", props.onNext, { within, isEnabled: !hasSelection && props.here.of > 1 });

  if (!hasSubject) return null;
  const ids = madeIds.length > 0 ? madeIds : chosen && !hasSelection ? [chosen.annotation.id] : [];
  const worked = annotations.filter((annotation) => ids.includes(annotation.id));
  const isOn = (tagId: string) => worked.length > 0 && worked.every((annotation) => annotation.tags[tagId]);
  const on = new Set(worked.flatMap((annotation) => Object.keys(annotation.tags)).filter(isOn));
  const shown = panel ?? (hasSelection ? "bar" : props.isCardOpen ? "card" : null);
  if (shown === null) return null;
  return (
    <Floating words={props.words} view={props.view} dock={props.dock} watch={`${subject} ${shown}`}>
      {shown === "tags" && (
        <TagPicker
          on={on}
          onToggle={(tagId, stays) => void take(annotating.putTag(target(), tagId, !on.has(tagId)), !stays)}
          onCreate={(name, colour, stays) => void take(annotating.createTag(target(), name, colour), !stays)}
          onClose={finish}
        />
      )}
      {shown === "note" && (
        <NoteEditor
          note={worked[0]?.note ?? ""}
          onSave={(note) => void take(annotating.writeNote(target(), note), true)}
          onClose={finish}
        />
      )}
      {shown === "bar" && (
        <SelectionBar lastTag={lastTag} onLastTag={tagWithLast} onTag={openTags} onNote={openNote} onCopy={copyWords} />
      )}
      {shown === "card" && chosen && (
        <AnnotationCard
          placed={chosen}
          here={props.here}
          onTag={openTags}
          onNote={openNote}
          onCopy={copyWords}
          onRemove={remove}
          onRemoveTag={(tagId) => void annotating.putTag(target(), tagId, false)}
          onNext={props.onNext}
          onClose={props.onClose}
        />
      )}
    </Floating>
  );
}
