import { ChevronRight } from "lucide-react";
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from "react-aria-components";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { correctionLabel } from "./correction-labels.ts";
import styles from "./inspector.module.css";
import { useCorrecting } from "./use-correcting.tsx";

/** Every correction of the library; those that no longer apply first, each with a way to take it back. */
export function LibraryCorrections() {
  const { corrections, remove } = useCorrecting();
  if (corrections.length === 0) return null;
  const stale = corrections.filter(({ isStale }) => isStale);
  const listed = [...stale, ...corrections.filter(({ isStale }) => !isStale).toReversed()];
  return (
    <Disclosure className={styles.disclosure as string}>
      <Heading level={4}>
        <AriaButton slot="trigger" className={styles.trigger as string}>
          <ChevronRight size={13} aria-hidden />
          {countOf(corrections.length, "correction")} in this library
          {stale.length > 0 && (
            <span className={styles.warning}>
              {stale.length === 1 ? "1 no longer applies" : `${stale.length} no longer apply`}
            </span>
          )}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <ul aria-label="Corrections" className={styles.settings}>
          {listed.map((correction) => (
            <li key={correction.id}>
              <span>
                {correctionLabel(correction.body)}
                {correction.isStale && (
                  <span className={styles.warning}> No longer applies: its place is gone from the library.</span>
                )}
              </span>
              <Button small look="quiet" onPress={() => void remove([correction])}>
                {correction.isStale ? "Remove" : "Take back"}
              </Button>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
