import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/count.ts";
import styles from "./inspector.module.css";
import { type Told, toldOf } from "./vote-words.ts";

/** Who the names in the lists of a division are, as far as that is certain, and why it is not of the others. */
export function DivisionVoters({ contribution }: { contribution: string }) {
  const { data } = useCall("division.lists", { contribution });
  const { people, others } = toldOf(data?.lists ?? []);
  const count = people.length + others.length;
  if (count === 0) return null;
  return (
    <section aria-label="Who voted" className={styles.part}>
      <h4>
        Who voted: {formatNumber(people.length)} of {formatNumber(count)} names are certain
      </h4>
      {people.length > 0 && (
        <details className={styles.folded}>
          <summary>Those who speak in this library</summary>
          <ul className={styles.votes}>
            {people.map((one) => (
              <Known key={one.id} one={one} />
            ))}
          </ul>
        </details>
      )}
      {others.length > 0 && (
        <details className={styles.folded}>
          <summary>Left as printed</summary>
          <ul className={styles.votes}>
            {others.map(({ id, printed, vote, reason }) => (
              <li key={id}>
                <span className={styles.vote}>{vote}</span>
                <span className={styles.mentioned} dir="auto">
                  {printed}
                </span>
                <p className={styles.reason}>{reason}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Known({ one: { printed, name, vote } }: { one: Told["people"][number] }) {
  const { dispatch } = useWorkspace();
  return (
    <li>
      <span className={styles.vote}>{vote}</span>
      <span className={styles.person}>
        <Button small look="quiet" onPress={() => dispatch({ type: "inspect", subject: { type: "person", name } })}>
          {name}
        </Button>
      </span>
      <span className={styles.reason} dir="auto">
        {printed}
      </span>
    </li>
  );
}
