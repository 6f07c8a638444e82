import type { PageRun } from "../../../shared/api/page-schemas.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { useNotify } from "../../ui/notify.tsx";
import styles from "./page-breaks.module.css";

/** A place where a source leaves words out and no other source has them. */
export function GapMark({ printed, source }: { printed: string; source: string }) {
  return (
    <p className={styles.gap} title={`${printed} (${source})`}>
      <span>words left out in this source</span>
    </p>
  );
}

/** Stands between two runs of a page: whether their order is known, and the way to say it. */
export function RunBreak({ before, after }: { before: PageRun; after: PageRun }) {
  const store = useStore();
  const notify = useNotify();
  const upper = before.contributions.at(-1)?.occurrences[0]?.key;
  const lower = after.contributions[0]?.occurrences[0]?.key;
  const isSet = after.orderOrigin === "set" || before.orderOrigin === "set";
  const isKnown = before.orderKnown && after.orderKnown;
  if (isKnown && !isSet) return <p className={styles.gap} />;
  if (isKnown) {
    return (
      <p className={styles.set} title={after.reason ?? before.reason ?? undefined}>
        <span>order of these parts set by you</span>
      </p>
    );
  }
  async function order(first: string, second: string): Promise<void> {
    try {
      await store.applyCorrections([{ type: "order", before: first, after: second }], "Order two parts");
    } catch (error) {
      notify(asAppError(error).message);
    }
  }
  return (
    <div className={styles.banner} role="note">
      <p title={after.reason ?? before.reason ?? undefined}>The order of these two parts is not known.</p>
      {upper && lower && (
        <div className={styles.actions}>
          <Button small onPress={() => void order(upper, lower)}>
            Put the part below after
          </Button>
          <Button small onPress={() => void order(lower, upper)}>
            Put it before
          </Button>
        </div>
      )}
    </div>
  );
}
