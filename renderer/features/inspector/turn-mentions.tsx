import { useState } from "react";
import type { PageContribution } from "../../../shared/api/page-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import styles from "./inspector.module.css";
import { type ListedMention, listMentions } from "./mention-words.ts";

/** Who is spoken of in a contribution: as printed, who that is, and why or why that is not certain. */
export function TurnMentions({ contribution }: { contribution: PageContribution }) {
  const { data } = useCall("contribution.mentions", { contribution: contribution.id });
  if (!data || data.mentions.length === 0) return null;
  const { mentions, courtesies, courtesyWords } = listMentions(data.mentions);
  return (
    <section aria-label="Mentions" className={styles.part}>
      <h4>Mentions</h4>
      {mentions.length > 0 && (
        <ul className={styles.mentions}>
          {mentions.map((mention) => (
            <Mentioned
              key={`${mention.printed} ${mention.name}`}
              mention={mention}
              occurrence={contribution.occurrences[0]?.key ?? ""}
            />
          ))}
        </ul>
      )}
      {courtesies > 0 && (
        <p className={styles.reason}>
          {countOf(courtesies, "courtesy", "courtesies")} ({courtesyWords.map((words) => `“${words}”`).join(", ")}): who
          is meant follows from what was said before.
        </p>
      )}
    </section>
  );
}

function Mentioned({ mention, occurrence }: { mention: ListedMention; occurrence: string }) {
  const { printed, name, speaks, reason, places } = mention;
  const { dispatch } = useWorkspace();
  const [next, setNext] = useState(0);
  /** Shows the words in the reader; pressed again, where they stand next. */
  function show(): void {
    const range = places[next % places.length] ?? null;
    dispatch({ type: "open", view: { type: "debate", spot: { key: occurrence, range } }, beside: false });
    setNext(next + 1);
  }
  return (
    <li>
      {name !== null && speaks ? (
        <span className={styles.person}>
          <Button small look="quiet" onPress={() => dispatch({ type: "inspect", subject: { type: "person", name } })}>
            {name}
          </Button>
        </span>
      ) : (
        <span className={name === null ? styles.uncertain : styles.mentioned}>{name ?? "Not certain who"}</span>
      )}
      <button type="button" className={styles.printed} title="Show these words" onClick={show}>
        “{printed}”{places.length > 1 && ` (${places.length} times)`}
      </button>
      <p className={styles.reason}>{reason}</p>
    </li>
  );
}
