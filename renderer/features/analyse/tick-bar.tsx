import { Copy, Tag, X } from "lucide-react";
import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Progress } from "../../ui/progress.tsx";
import { TagPicker } from "../annotate/index.ts";
import styles from "./analyse.module.css";
import type { LineWork } from "./use-line-work.ts";

const NO_TAGS: ReadonlySet<string> = new Set();

/** What can be done with the ticked lines, and how far it is. */
export function TickBar(props: {
  count: number;
  work: LineWork | null;
  isTagging: boolean;
  tagName(id: string): string;
  onTagging(isOn: boolean): void;
  onTag(tag: { id: string; name: string }): void;
  onTagAnew(name: string, colour: number): void;
  onCopy(): void;
  onUntick(): void;
  onCancel(): void;
}) {
  const { count, work, onTagging } = props;
  const done = (stays: boolean) => {
    if (!stays) onTagging(false);
  };
  if (work) {
    return (
      <div className={styles.tickBar}>
        <Progress words={work.words} done={work.done} total={work.total} />
        <Button small onPress={props.onCancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.tickBar} role="toolbar" aria-label="Ticked lines">
      <span className={styles.ticked} role="status">
        {countOf(count, "line")} ticked
      </span>
      <DialogTrigger isOpen={props.isTagging} onOpenChange={onTagging}>
        <Button small icon={Tag}>
          Tag…
        </Button>
        <Popover className={styles.popover as string}>
          <Dialog aria-label={`Tag ${countOf(count, "line")}`} className={styles.dialog as string}>
            <TagPicker
              on={NO_TAGS}
              onToggle={(id, stays) => {
                props.onTag({ id, name: props.tagName(id) });
                done(stays);
              }}
              onCreate={(name, colour, stays) => {
                props.onTagAnew(name, colour);
                done(stays);
              }}
              onClose={() => onTagging(false)}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <Button small icon={Copy} onPress={props.onCopy}>
        Copy
      </Button>
      <IconButton icon={X} small label="Untick all lines" keys="Esc" onPress={props.onUntick} />
    </div>
  );
}
