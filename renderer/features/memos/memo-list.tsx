import { NotebookPen } from "lucide-react";
import { useState } from "react";
import { useMemos, useTagPath } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";
import { MemoCard } from "./memo-card.tsx";
import { MemoDialog } from "./memo-dialog.tsx";
import { findMemos } from "./memo-words.ts";
import styles from "./memos.module.css";

/** All memos of the library that hold some words, the newest first. */
export function MemoList({ text }: { text: string }) {
  const memos = useMemos();
  const pathOf = useTagPath();
  const [isWriting, setWriting] = useState(false);
  const found = findMemos(memos, text, pathOf);
  const write = (
    <Button icon={NotebookPen} onPress={() => setWriting(true)}>
      Write a memo
    </Button>
  );
  return (
    <section aria-label="All memos" className={styles.list}>
      {memos.length === 0 ? (
        <Message icon={NotebookPen} title="No memos yet" actions={write}>
          A memo is free writing about the library, about a debate (in the inspector) or about a tag (in its menu).
        </Message>
      ) : (
        <>
          <div>{write}</div>
          {found.length === 0 && <Message icon={NotebookPen} title="No memo holds these words" />}
          <ul className={styles.memos}>
            {found.map((memo) => (
              <MemoCard key={memo.id} memo={memo} withSubject />
            ))}
          </ul>
        </>
      )}
      {isWriting && <MemoDialog memo={null} about={{ type: "library" }} onClose={() => setWriting(false)} />}
    </section>
  );
}
