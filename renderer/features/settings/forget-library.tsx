import { Trash2 } from "lucide-react";
import { useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { forgetLibrary } from "../../data/profile-storage.ts";
import { useAnnotations, useTags } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./privacy-dialog.module.css";

/** Removes all that is kept of the open library, after the analyst has typed its name. */
export function ForgetLibrary() {
  const client = useEngine();
  const { library } = useLibrary();
  const annotations = useAnnotations();
  const tags = useTags();
  const [isAsking, setIsAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  if (!library) return null;
  const { id, name } = library;
  const isNamed = typed.trim() === name.trim();

  async function remove(): Promise<void> {
    try {
      await forgetLibrary(client, id);
      // What the window still holds in memory goes with the page.
      location.reload();
    } catch (error) {
      const { message, action } = asAppError(error);
      setProblem(`${message} ${action}`.trim());
    }
  }

  if (!isAsking) {
    return (
      <div>
        <Button icon={Trash2} onPress={() => setIsAsking(true)}>
          Remove this library's data…
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.forget} aria-label="Remove this library's data">
      <p>
        This removes for good what Backbench keeps of <strong>{name}</strong>:{" "}
        {countOf(annotations.length, "annotation")}, {countOf(tags.length, "tag")}, your notes and corrections, their
        copies, the undo list and the search index. It cannot be undone. To keep your annotations, export them as JSON
        first.
      </p>
      <p>
        The transcripts stay exactly as they are. Another browser or profile in which you opened this library keeps its
        own annotations.
      </p>
      <TextField
        label={`Type ${name} to confirm`}
        value={typed}
        onChange={setTyped}
        autoFocus
        spellCheck="false"
        error={problem}
      />
      <div className={styles.buttons}>
        <Button onPress={() => setIsAsking(false)}>Keep it</Button>
        {isNamed && (
          <Button look="danger" icon={Trash2} onPress={() => void remove()}>
            Remove this library's data
          </Button>
        )}
      </div>
    </section>
  );
}
