import { X } from "lucide-react";
import { useCall } from "../../data/use-call.ts";
import { IconButton } from "../../ui/button.tsx";
import { shortDay } from "../../ui/day.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import styles from "./row-preview.module.css";

/** The words of the focused row under the table, without opening it; it follows the focus. */
export function RowPreview({ contribution, onClose }: { contribution: string; onClose(): void }) {
  const { data } = useCall("debate.page", { contribution });
  const found = data?.runs.flatMap((run) => run.contributions).find((other) => other.id === contribution);
  const date = found?.date.value ?? null;
  return (
    <section className={styles.preview} aria-label="Preview">
      <header className={styles.header}>
        <p className={styles.title}>
          <strong>{found?.speaker.name.value ?? found?.speaker.printed?.printed ?? "Not named"}</strong>
          <span>{date === null ? "no date" : shortDay(date)}</span>
          <span>{data?.title.value}</span>
        </p>
        <IconButton icon={X} label="Close the preview" keys="Space" small onPress={onClose} />
      </header>
      {found ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by keyboard
        <div className={styles.text} tabIndex={0} role="document" aria-label="Words">
          {found.paragraphs.map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs are their numbers
            <p key={at} dir="auto">
              {paragraph}
            </p>
          ))}
        </div>
      ) : (
        <Skeleton lines={3} label="Loading the preview" />
      )}
    </section>
  );
}
