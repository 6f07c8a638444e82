import type { CorrectionState } from "../../../shared/api/record-schemas.ts";
import { Button } from "../../ui/button.tsx";
import { correctionLabel } from "./correction-labels.ts";
import styles from "./inspector.module.css";
import { useCorrecting } from "./use-correcting.tsx";

/** Corrections that hold, each with a way to take it back; nothing where there are none. */
export function Decided({ corrections }: { corrections: readonly CorrectionState[] }) {
  const { remove } = useCorrecting();
  const decided = corrections.filter(({ isStale }) => !isStale);
  if (decided.length === 0) return null;
  return (
    <section aria-label="Decided by you" className={styles.part}>
      <h4>Decided by you</h4>
      <ul className={styles.settings}>
        {decided.map((correction) => (
          <li key={correction.id}>
            <span>{correctionLabel(correction.body)}</span>
            <Button small look="quiet" onPress={() => void remove([correction])}>
              Take back
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
