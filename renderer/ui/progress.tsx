import { Label, ProgressBar } from "react-aria-components";
import { classNames } from "./class-names.ts";
import styles from "./progress.module.css";

/** How far a work is, in words and as a bar; without a total only that it goes on. */
export function Progress({ words, done, total }: { words: string; done: number; total: number | null }) {
  const isKnown = total !== null && total > 0;
  return (
    <ProgressBar
      className={styles.progress as string}
      value={done}
      maxValue={total ?? 1}
      isIndeterminate={!isKnown}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <Label className={styles.words as string}>{words}</Label>
          <div className={styles.track}>
            {isKnown ? (
              <div className={styles.bar} style={{ width: `${percentage ?? 0}%` }} />
            ) : (
              <div className={classNames(styles.bar, styles.unknown)} />
            )}
          </div>
        </>
      )}
    </ProgressBar>
  );
}
