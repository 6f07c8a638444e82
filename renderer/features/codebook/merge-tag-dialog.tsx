import { useState } from "react";
import { ListBox, ListBoxItem, Radio, RadioGroup } from "react-aria-components";
import type { Tag } from "../../../shared/model/annotation.ts";
import { useTagPath } from "../../data/records.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import styles from "./codebook.module.css";
import type { TagNode } from "./codebook-tree.ts";
import type { CodebookActions } from "./use-codebook.ts";

/** Makes one tag of two: which other one, and which of both names stays. */
export function MergeTagDialog(props: {
  node: TagNode;
  tags: readonly Tag[];
  actions: CodebookActions;
  onClose(): void;
}) {
  const { node, tags, actions, onClose } = props;
  const pathOf = useTagPath();
  const [otherId, setOther] = useState<string | null>(null);
  const [keeps, setKeeps] = useState<"other" | "own">("other");
  const others = tags.filter(({ id }) => id !== node.tag.id);
  const other = others.find(({ id }) => id === otherId) ?? null;
  const words = (tag: Tag) => pathOf(tag.id).join(" › ") || tag.name;

  const merge = useOneAtATime(async () => {
    if (!other) return;
    const [from, into] = keeps === "other" ? [node.tag.id, other.id] : [other.id, node.tag.id];
    if (await actions.merge(from, into)) onClose();
  });

  return (
    <Dialog
      title={`Merge “${node.tag.name}” with another tag`}
      isOpen
      onClose={onClose}
      width={440}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {other && (
            <Button look="primary" onPress={() => void merge()}>
              Merge into “{keeps === "other" ? other.name : node.tag.name}”
            </Button>
          )}
        </>
      }
    >
      <ListBox
        aria-label="Tags to merge with"
        selectionMode="single"
        autoFocus
        className={styles.options as string}
        items={others}
        selectedKeys={otherId === null ? [] : [otherId]}
        onSelectionChange={(keys) => setOther(keys === "all" ? null : String([...keys][0] ?? "") || null)}
        renderEmptyState={() => <p className={styles.quiet}>There is no other tag.</p>}
      >
        {(tag) => (
          <ListBoxItem id={tag.id} textValue={words(tag)} className={styles.option as string}>
            <span
              className={styles.swatch}
              style={{ background: `var(--tag-${tag.colour}-fill)`, borderColor: `var(--tag-${tag.colour}-line)` }}
            />
            {words(tag)}
          </ListBoxItem>
        )}
      </ListBox>
      {other && (
        <RadioGroup
          aria-label="Which tag stays"
          className={styles.choice as string}
          value={keeps}
          onChange={(next) => setKeeps(next === "own" ? "own" : "other")}
        >
          <Radio value="other" className={styles.radio as string}>
            “{other.name}” stays and takes over all annotations and sub-tags
          </Radio>
          <Radio value="own" className={styles.radio as string}>
            “{node.tag.name}” stays and takes over all annotations and sub-tags
          </Radio>
        </RadioGroup>
      )}
    </Dialog>
  );
}
