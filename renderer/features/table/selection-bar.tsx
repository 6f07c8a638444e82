import { ClipboardCopy, Download, Tag as TagIcon, X } from "lucide-react";
import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { useTags } from "../../data/records.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Progress } from "../../ui/progress.tsx";
import { countRows, type RowRanges } from "../../ui/row-ranges.ts";
import { TagPicker } from "../annotate/index.ts";
import styles from "./selection-bar.module.css";
import type { Copying } from "./use-copy-rows.ts";
import type { RowTagging } from "./use-tag-rows.ts";

/** What can be done with the selected rows, below the table; nothing while none is. */
export function SelectionBar(props: {
  ranges: RowRanges;
  /** `row`, `contribution`, with its plural where it does not just take an s. */
  noun: string;
  plural?: string;
  copying: Copying;
  tagging?: RowTagging & { isOpen: boolean; onOpen(isOpen: boolean): void };
  onExport(): void;
  onClear(): void;
}) {
  const { ranges, copying, tagging, onExport } = props;
  if (ranges.length === 0) return null;
  const running = copying.progress ? copying : tagging?.progress ? tagging : null;
  if (running?.progress) {
    const { done, total } = running.progress;
    const verb = running === copying ? "Copying" : "Tagging";
    return (
      <div className={styles.bar} role="toolbar" aria-label="Selected rows">
        <Progress words={`${verb} ${countOf(countRows(ranges), props.noun, props.plural)}`} done={done} total={total} />
        <Button small onPress={running.cancel}>
          Cancel
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected rows">
      <span className={styles.count} role="status">
        {countOf(countRows(ranges), props.noun, props.plural)} selected
      </span>
      <Button small icon={ClipboardCopy} onPress={() => copying.copy(ranges)}>
        Copy
      </Button>
      {tagging && <TagRows ranges={ranges} tagging={tagging} />}
      <Button small icon={Download} onPress={onExport}>
        Export as CSV…
      </Button>
      <IconButton icon={X} small label="Select none" keys="Esc" onPress={props.onClear} />
    </div>
  );
}

function TagRows(props: {
  ranges: RowRanges;
  tagging: RowTagging & { isOpen: boolean; onOpen(isOpen: boolean): void };
}) {
  const { ranges, tagging } = props;
  const tags = useTags();
  const done = (stays: boolean) => {
    if (!stays) tagging.onOpen(false);
  };
  return (
    <DialogTrigger isOpen={tagging.isOpen} onOpenChange={tagging.onOpen}>
      <Button small icon={TagIcon}>
        Tag…
      </Button>
      <Popover className={styles.popover as string}>
        <AriaDialog
          aria-label={`Tag ${countOf(countRows(ranges), "contribution")}`}
          className={styles.dialog as string}
        >
          <TagPicker
            on={NONE}
            onToggle={(id, stays) => {
              const tag = tags.find((other) => other.id === id);
              if (tag) tagging.tag(ranges, tag, false);
              done(stays);
            }}
            onCreate={(name, colour, stays) => {
              tagging.tag(ranges, { id: crypto.randomUUID(), name, colour }, true);
              done(stays);
            }}
            onClose={() => tagging.onOpen(false)}
          />
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}

const NONE: ReadonlySet<string> = new Set();
