import { Check, ChevronRight } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";
import { formatNumber } from "../../ui/count.ts";
import { AnnotationCard } from "./annotation-card.tsx";
import styles from "./annotation-rows.module.css";
import type { GroupRow, ItemRow } from "./group-annotations.ts";

/** Where a line stands and what it answers to. */
interface LineProps {
  index: number;
  top: number;
  measure(element: Element | null): void;
  isTabStop: boolean;
  onFocus(): void;
  onClick(event: MouseEvent): void;
}

function Line(
  props: LineProps & {
    level: number;
    isExpanded?: boolean;
    isSelected?: boolean;
    className: string;
    children: ReactNode;
  },
) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table element
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid answers to the keys
    <div
      role="row"
      ref={props.measure}
      data-index={props.index}
      aria-rowindex={props.index + 1}
      aria-level={props.level + 1}
      aria-expanded={props.isExpanded}
      aria-selected={props.isSelected}
      tabIndex={props.isTabStop ? 0 : -1}
      className={props.className}
      style={{ transform: `translateY(${props.top}px)`, paddingLeft: 12 + props.level * 18 }}
      onFocus={props.onFocus}
      onClick={props.onClick}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus */}
      <div role="gridcell">{props.children}</div>
    </div>
  );
}

/** A heading over annotations; a click folds it. */
export function GroupLine({ row, ...line }: LineProps & { row: GroupRow }) {
  return (
    <Line {...line} level={row.level} isExpanded={row.isOpen} className={classNames(styles.row, styles.heading)}>
      <div className={styles.group}>
        <ChevronRight size={13} aria-hidden className={styles.chevron} data-open={row.isOpen || undefined} />
        {row.colour !== null && (
          <span
            className={styles.swatch}
            style={{ background: `var(--tag-${row.colour}-fill)`, borderColor: `var(--tag-${row.colour}-line)` }}
          />
        )}
        <span className={styles.label}>{row.label}</span>
        <span className={styles.count}>{formatNumber(row.count)}</span>
      </div>
    </Line>
  );
}

/** An annotation with the box that selects it. */
export function ItemLine(props: LineProps & { row: ItemRow; isSelected: boolean; onToggle(): void }) {
  const { row, isSelected, onToggle, ...line } = props;
  return (
    <Line {...line} level={row.level} isSelected={isSelected} className={styles.row as string}>
      <div className={styles.item}>
        <span
          className={styles.check}
          aria-hidden
          data-on={isSelected || undefined}
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          {isSelected && <Check size={12} />}
        </span>
        <AnnotationCard item={row.item} withDebate />
      </div>
    </Line>
  );
}
