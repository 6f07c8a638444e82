import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Memo } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore, useTagPath } from "../../data/records.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { shortDay } from "../../ui/day.ts";
import { useNotify } from "../../ui/notify.tsx";
import { MemoDialog } from "./memo-dialog.tsx";
import { aboutWords } from "./memo-words.ts";
import styles from "./memos.module.css";

/** One memo: what it says, what it is about, who wrote it when. */
export function MemoCard({ memo, withSubject }: { memo: Memo; withSubject: boolean }) {
  const { title, body, about, author, updatedAt } = memo;
  const store = useStore();
  const notify = useNotify();
  const [isEditing, setEditing] = useState(false);
  const name = title || "Untitled memo";
  return (
    <li className={styles.memo}>
      <header className={styles.head}>
        <h3 className={styles.title} dir="auto">
          {name}
        </h3>
        <IconButton icon={Pencil} label={`Change memo: ${name}`} small onPress={() => setEditing(true)} />
        <IconButton
          icon={Trash2}
          label={`Delete memo: ${name}`}
          small
          onPress={() => void store.removeMemo(memo.id).catch((error) => notify(asAppError(error).message))}
        />
      </header>
      {withSubject && <About memo={memo} />}
      {body !== "" && (
        <p className={styles.body} dir="auto">
          {body}
        </p>
      )}
      <p className={styles.about}>{[author, shortDay(updatedAt.slice(0, 10))].filter(Boolean).join(", ")}</p>
      {isEditing && <MemoDialog memo={memo} about={about} onClose={() => setEditing(false)} />}
    </li>
  );
}

function About({ memo: { about } }: { memo: Memo }) {
  const { dispatch } = useWorkspace();
  const pathOf = useTagPath();
  const words = aboutWords(about, pathOf);
  if (about.type !== "debate") return <p className={styles.about}>{words}</p>;
  const { key } = about;
  return (
    <span className={styles.place}>
      <Button
        small
        look="quiet"
        onPress={() => {
          dispatch({ type: "open", view: { type: "debate", spot: { key, range: null } }, beside: false });
          dispatch({ type: "go", place: "reader" });
        }}
      >
        {words}
      </Button>
    </span>
  );
}
