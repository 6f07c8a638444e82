import { X } from "lucide-react";
import { Button } from "react-aria-components";
import type { Tag } from "../../../shared/model/annotation.ts";
import styles from "./tag-chip.module.css";

/** A tag as a small label in its colour; with `onRemove` it can be taken off. */
export function TagChip({ tag, path, onRemove }: { tag: Tag; path?: string; onRemove?: () => void }) {
  return (
    <span
      className={styles.chip}
      title={path}
      style={{
        background: `var(--tag-${tag.colour}-fill)`,
        color: `var(--tag-${tag.colour}-text)`,
        borderColor: `var(--tag-${tag.colour}-line)`,
      }}
    >
      <span className={styles.name}>{tag.name}</span>
      {onRemove && (
        <Button className={styles.remove as string} aria-label={`Take off ${tag.name}`} onPress={onRemove}>
          <X size={11} aria-hidden />
        </Button>
      )}
    </span>
  );
}
