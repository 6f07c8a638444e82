import styles from "./skeleton.module.css";

/** Grey bars of the size of what will come, so that nothing jumps. Nothing shows for work under 300 ms. */
export function Skeleton({ lines, label }: { lines: number; label: string }) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
        <span key={line} className={styles.line} style={{ width: `${92 - ((line * 37) % 40)}%` }} />
      ))}
    </div>
  );
}
