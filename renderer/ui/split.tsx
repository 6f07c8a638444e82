import { Fragment, type ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import styles from "./split.module.css";

export interface SplitPart {
  id: string;
  /** Names the handle before this part, e.g. `Resize the inspector`. */
  handleLabel: string;
  /** Pixels, or a share such as `"60%"`, when nothing is kept; what is left when not given. */
  size?: number | string;
  /** Pixels. */
  least: number;
  /** Keeps its pixels when the window changes; at least one part must not. */
  keepsPixels?: boolean;
  content: ReactNode;
}

export interface SplitProps {
  id: string;
  orientation: "horizontal" | "vertical";
  /** Those shown now, in order. */
  parts: SplitPart[];
  /** Kept sizes in percent by part, from {@link SplitProps.onResized}. */
  kept: Record<string, number>;
  /** After the analyst moved a handle, by mouse or by keyboard. */
  onResized(sizes: Record<string, number>): void;
}

/** Parts side by side (or on top of one another) with handles between them that mouse and keyboard move. */
export function Split({ id, orientation, parts, kept, onResized }: SplitProps) {
  return (
    <Group
      id={id}
      orientation={orientation}
      className={styles.group}
      onLayoutChanged={(layout, meta) => meta.isUserInteraction && onResized(layout)}
    >
      {parts.map((part, at) => (
        <Fragment key={part.id}>
          {at > 0 && (
            <Separator
              id={`${id}-${parts[at - 1]?.id}-${part.id}`}
              className={styles.handle}
              aria-label={part.handleLabel}
            />
          )}
          <Panel
            id={part.id}
            className={styles.part}
            {...sizeOf(part, kept)}
            minSize={part.least}
            groupResizeBehavior={part.keepsPixels ? "preserve-pixel-size" : "preserve-relative-size"}
          >
            {part.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}

function sizeOf(part: SplitPart, kept: Record<string, number>): { defaultSize?: number | string } {
  if (kept[part.id] !== undefined) return { defaultSize: `${kept[part.id]}%` };
  return part.size === undefined ? {} : { defaultSize: part.size };
}
