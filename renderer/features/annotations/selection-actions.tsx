import { Tag as TagIcon, Trash2, X } from "lucide-react";
import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { asAppError } from "../../data/ask.ts";
import { useStore } from "../../data/records.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { TagPicker } from "../annotate/index.ts";
import type { AnnotationItem } from "./annotation-item.ts";
import styles from "./annotations-place.module.css";

/** What can be done with the selected annotations at once; each is one step of undo. */
export function SelectionActions(props: {
  items: readonly AnnotationItem[];
  isTagging: boolean;
  onTagging(isOn: boolean): void;
  isAskedToRemove: boolean;
  onAskedToRemove(isOn: boolean): void;
  onClear(): void;
}) {
  const { items, onTagging, onAskedToRemove } = props;
  const store = useStore();
  const notify = useNotify();
  const ids = items.map(({ annotation }) => annotation.id);
  const onAll = new Set(
    items[0]?.tags.map(({ id }) => id).filter((id) => items.every(({ annotation }) => annotation.tags[id])),
  );
  async function attempt(step: () => Promise<unknown>): Promise<void> {
    try {
      await step();
    } catch (error) {
      notify(asAppError(error).message);
    }
  }
  const done = (stays: boolean) => {
    if (!stays) onTagging(false);
  };
  return (
    <div className={styles.selection} role="toolbar" aria-label="Selected annotations">
      <span className={styles.selected} role="status">
        {countOf(items.length, "annotation")} selected
      </span>
      <DialogTrigger isOpen={props.isTagging} onOpenChange={onTagging}>
        <Button small icon={TagIcon}>
          Tag or untag…
        </Button>
        <Popover className={styles.popover as string}>
          <AriaDialog aria-label={`Tags of ${countOf(items.length, "annotation")}`} className={styles.dialog as string}>
            <TagPicker
              on={onAll}
              onToggle={(tagId, stays) => {
                void attempt(() => store.setTag(ids, tagId, !onAll.has(tagId)));
                done(stays);
              }}
              onCreate={(name, colour, stays) => {
                void attempt(async () => store.setTag(ids, await store.createTag({ name, colour }), true));
                done(stays);
              }}
              onClose={() => onTagging(false)}
            />
          </AriaDialog>
        </Popover>
      </DialogTrigger>
      <Button small icon={Trash2} onPress={() => onAskedToRemove(true)}>
        Remove…
      </Button>
      <IconButton icon={X} small label="Select none" keys="Esc" onPress={props.onClear} />
      {props.isAskedToRemove && (
        <Dialog
          role="alertdialog"
          title={`Remove ${countOf(items.length, "annotation")}?`}
          isOpen
          width={420}
          onClose={() => onAskedToRemove(false)}
          actions={
            <>
              <Button onPress={() => onAskedToRemove(false)} autoFocus>
                Keep
              </Button>
              <Button
                look="danger"
                onPress={() => {
                  onAskedToRemove(false);
                  void attempt(() => store.removeAnnotations(ids));
                }}
              >
                Remove {countOf(items.length, "annotation")}
              </Button>
            </>
          }
        >
          <p>Their tags and notes go with them. You can undo it.</p>
        </Dialog>
      )}
    </div>
  );
}
