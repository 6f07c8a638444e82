import { ArrowDownToLine, Merge, Split } from "lucide-react";
import { useState } from "react";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import { aboutMerging } from "./corrections-of.ts";
import { Decided } from "./decided.tsx";
import styles from "./inspector.module.css";
import { JoinDebateDialog } from "./join-debate-dialog.tsx";
import { contributionsOf, debateParts, runOffers, splitDebateOffers } from "./merge-offers.ts";
import { useCorrecting } from "./use-correcting.tsx";

/** How the files and parts of a debate belong together, and the ways to decide otherwise. */
export function DebateMerges({ page }: { page: DebatePage }) {
  const { corrections, apply } = useCorrecting();
  const { dispatch } = useWorkspace();
  const [isJoining, setJoining] = useState(false);
  const subject = `“${page.title.value ?? "Untitled"}”`;
  const parts = debateParts(page);
  const splits = splitDebateOffers(page);
  const keys = contributionsOf(page).flatMap(({ occurrences }) => occurrences.map(({ key }) => key));
  return (
    <>
      <section aria-label="Files of this debate" className={styles.part}>
        <h4>From {countOf(page.sources.length, "file")}</h4>
        <ul className={styles.places}>
          {parts.map((part) => {
            const split = splits.find(({ id }) => id === part.key);
            return (
              <li key={`${part.extract} ${part.source}`}>
                <Button
                  small
                  look="quiet"
                  onPress={() => dispatch({ type: "inspect", subject: { type: "source", id: part.source } })}
                >
                  <span className={styles.path}>{part.path}</span>
                </Button>
                {split && (
                  <Button
                    small
                    icon={Split}
                    aria-label={`These are two debates: ${parts[0]?.path} and ${part.path}`}
                    onPress={() => void apply([split.body], subject)}
                  >
                    Another debate
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
        {page.reasons.map((reason) => (
          <p key={reason} className={styles.reason}>
            {reason}
          </p>
        ))}
        <Button small icon={Merge} onPress={() => setJoining(true)}>
          Same as another debate…
        </Button>
        {isJoining && <JoinDebateDialog page={page} onClose={() => setJoining(false)} />}
      </section>
      <RunOrder page={page} subject={subject} />
      <Decided corrections={aboutMerging(corrections, keys)} />
    </>
  );
}

function RunOrder({ page, subject }: { page: DebatePage; subject: string }) {
  const { apply } = useCorrecting();
  const runs = runOffers(page);
  if (runs.length === 0) return null;
  const isKnown = runs.every(({ isOrderKnown }) => isOrderKnown);
  return (
    <section aria-label="Order of the parts" className={styles.part}>
      <h4>{isKnown ? `${runs.length} parts` : "The order of these parts is not known"}</h4>
      <ol className={styles.runs}>
        {runs.map((run, at) => (
          <li key={run.id}>
            <span>
              <strong>Part {at + 1}</strong>, {countOf(run.turns, "contribution")}: {run.words}
            </span>
            {run.reason && <span className={styles.reason}>{run.reason}</span>}
            {run.after.length === 1 && run.after[0] && (
              <Button
                small
                icon={ArrowDownToLine}
                onPress={() => run.after[0] && void apply([run.after[0].body], subject)}
              >
                Put after {run.after[0].words}
              </Button>
            )}
            {run.after.length > 1 && (
              <Menu
                label={`Put part ${at + 1} after`}
                entries={run.after.map(({ id, words, body }) => ({
                  id,
                  label: `After ${words}`,
                  onAction: () => void apply([body], subject),
                }))}
              >
                <Button small icon={ArrowDownToLine}>
                  Put after…
                </Button>
              </Menu>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
