import { useState } from "react";
import type { Memo, MemoSubject } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore, useTagPath } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import { aboutWords } from "./memo-words.ts";
import styles from "./memos.module.css";

/** Writes a memo about something, or changes one there is. */
export function MemoDialog(props: { memo: Memo | null; about: MemoSubject; onClose(): void }) {
  const { memo, about, onClose } = props;
  const store = useStore();
  const pathOf = useTagPath();
  const [title, setTitle] = useState(memo?.title ?? "");
  const [body, setBody] = useState(memo?.body ?? "");
  const [problem, setProblem] = useState<string | null>(null);

  const keep = useOneAtATime(async () => {
    try {
      if (memo) await store.updateMemo(memo.id, { title, body });
      else await store.writeMemo({ title, body, about });
      onClose();
    } catch (error) {
      setProblem(asAppError(error).message);
    }
  });

  return (
    <Dialog
      title={memo ? "Change memo" : "New memo"}
      isOpen
      onClose={onClose}
      width={560}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void keep()}>
            {memo ? "Keep changes" : "Keep memo"}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.about} dir="auto">
          {aboutWords(about, pathOf)}
        </p>
        <TextField label="Title" value={title} onChange={setTitle} maxLength={200} autoFocus />
        <TextField
          label="Memo"
          value={body}
          rows={10}
          maxLength={100_000}
          error={problem}
          onChange={(next) => {
            setBody(next);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void keep();
          }}
        />
      </div>
    </Dialog>
  );
}
