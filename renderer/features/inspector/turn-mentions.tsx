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
            <Mentioned key={`${mention.printed} ${mention.name}`} mention={mention} />
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

function Mentioned({ mention: { printed, name, speaks, reason, count } }: { mention: ListedMention }) {
  const { dispatch } = useWorkspace();
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
      <p className={styles.reason}>
        “{printed}”{count > 1 && ` (${count} times)`}. {reason}
      </p>
    </li>
  );
}
