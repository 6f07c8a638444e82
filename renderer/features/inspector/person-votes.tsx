import { Vote } from "lucide-react";
import { useState } from "react";
import type { PersonVote } from "../../../shared/api/query-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { useOpen } from "../../data/use-open.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import styles from "./inspector.module.css";
import { doubtfulWords, votesWords, voteWords } from "./vote-words.ts";

/** So many divisions are listed at first, and by each further step. */
const STEP = 20;

/** How somebody voted: counts, and the divisions with the vote, the name as printed and why it is theirs. */
export function PersonVotes({ name }: { name: string }) {
  const { dispatch } = useWorkspace();
  const [limit, setLimit] = useState(STEP);
  const { data } = useCall("person.votes", { name, offset: 0, limit });
  if (!data || data.total + data.doubtful === 0) return null;
  const { total, rows, doubtful } = data;

  function showDivisions(): void {
    dispatch({ type: "query", query: { text: `voted:"${name.replaceAll('"', "")}"`, filters: [], dates: null } });
    dispatch({ type: "tab", tab: "divisions" });
    dispatch({ type: "go", place: "library" });
  }

  return (
    <section aria-label="Votes" className={styles.part}>
      <h4>
        Voted in {countOf(total, "division")}
        {total > 0 && `: ${votesWords(data)}`}
      </h4>
      {total > 0 && (
        <Button small icon={Vote} onPress={showDivisions}>
          Show divisions
        </Button>
      )}
      <ul className={styles.votes}>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {rows.length < total && (
        <Button small look="quiet" onPress={() => setLimit(Math.min(500, limit + STEP))}>
          Show more
        </Button>
      )}
      {doubtful > 0 && <p className={styles.reason}>{doubtfulWords(doubtful)}</p>}
    </section>
  );
}

function Line({ row }: { row: PersonVote }) {
  const open = useOpen();
  return (
    <li>
      <span className={styles.vote}>{voteWords(row)}</span>
      <button
        type="button"
        className={styles.printed}
        onClick={() => void open.contribution(row.id, { beside: false })}
      >
        <span dir="auto">
          {row.date.value ? shortDay(row.date.value) : "Undated"} · {row.heading !== null && `${row.heading} › `}
          {row.debateTitle || "Untitled"}
          {row.number !== null && `, division ${row.number}`}
        </span>
      </button>
      <p className={styles.reason} dir="auto">
        {row.question !== null && `${row.question} `}Printed as “{row.printed}”. {row.reason}
      </p>
    </li>
  );
}
