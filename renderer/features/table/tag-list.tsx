import { useTagPath, useTags } from "../../data/records.tsx";
import styles from "./cells.module.css";

/** Tags as small labels in their colours; a tag that is gone is left out. */
export function TagList({ ids }: { ids: string[] }) {
  const tags = useTags();
  const pathOf = useTagPath();
  const shown = tags.filter((tag) => ids.includes(tag.id));
  if (shown.length === 0) return null;
  return (
    <span className={styles.tags} title={shown.map((tag) => pathOf(tag.id).join(" › ")).join(", ")}>
      {shown.map((tag) => (
        <span
          key={tag.id}
          className={styles.tag}
          style={{ background: `var(--tag-${tag.colour}-fill)`, color: `var(--tag-${tag.colour}-text)` }}
        >
          {tag.name}
        </span>
      ))}
    </span>
  );
}
