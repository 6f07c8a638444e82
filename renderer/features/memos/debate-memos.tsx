import { NotebookPen } from "lucide-react";
import { useState } from "react";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { useMemos } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { MemoCard } from "./memo-card.tsx";
import { MemoDialog } from "./memo-dialog.tsx";
import { debateSubject, memosOfDebate } from "./memo-words.ts";
import styles from "./memos.module.css";

/** The memos about a debate, and a way to write one. */
export function DebateMemos({ page }: { page: DebatePage }) {
  const memos = memosOfDebate(useMemos(), page);
  const [isWriting, setWriting] = useState(false);
  const about = debateSubject(page);
  if (!about) return null;
  return (
    <section aria-label="Memos" className={styles.ofDebate}>
      {memos.length > 0 && (
        <ul className={styles.memos}>
          {memos.map((memo) => (
            <MemoCard key={memo.id} memo={memo} withSubject={false} />
          ))}
        </ul>
      )}
      <Button small icon={NotebookPen} onPress={() => setWriting(true)}>
        Write a memo
      </Button>
      {isWriting && <MemoDialog memo={null} about={about} onClose={() => setWriting(false)} />}
    </section>
  );
}
