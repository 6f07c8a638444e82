import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import styles from "./chip.module.css";

export interface ChipProps {
  children: ReactNode;
  /** Name of the button that removes it, e.g. `Remove filter Speaker: Yvette Cooper`. */
  removeLabel?: string;
  onRemove?(): void;
  /** A second thing one can do, e.g. `include`. */
  action?: { label: string; onPress(): void };
  look?: "plain" | "notice";
}

/** A filter in force, or a notice with a way out. */
export function Chip({ children, removeLabel, onRemove, action, look = "plain" }: ChipProps) {
  return (
    <span className={`${styles.chip} ${styles[look]}`}>
      <span className={styles.words}>{children}</span>
      {action && (
        <Button className={styles.action as string} onPress={action.onPress}>
          {action.label}
        </Button>
      )}
      {onRemove && (
        <Button className={styles.remove as string} aria-label={removeLabel ?? "Remove"} onPress={onRemove}>
          <X size={12} aria-hidden />
        </Button>
      )}
    </span>
  );
}
