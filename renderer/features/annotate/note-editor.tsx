import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Keys } from "../../ui/keys.tsx";
import styles from "./note-editor.module.css";

/** A few lines of note. Whatever is written when it closes is kept: undo takes it back. */
export function NoteEditor(props: { note: string; onSave(note: string): void; onClose(): void }) {
  const [note, setNote] = useState(props.note);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.setSelectionRange(input.current.value.length, input.current.value.length);
  }, []);

  function close(): void {
    if (note.trim() !== props.note.trim()) props.onSave(note.trim());
    props.onClose();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const isDone = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
    if (!isDone) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={input}
        aria-label="Note"
        className={styles.input}
        rows={4}
        placeholder="What do you make of this passage?"
        value={note}
        maxLength={20_000}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.actions}>
        <span className={styles.hint}>
          <Keys keys="Mod+Enter" /> or <Keys keys="Esc" /> keeps it
        </span>
        <Button look="primary" small onPress={close}>
          Keep note
        </Button>
      </div>
    </div>
  );
}
