import { Plus, Tags } from "lucide-react";
import { useState } from "react";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Message } from "../../ui/message.tsx";
import { MemoDialog } from "../memos/index.ts";
import styles from "./codebook.module.css";
import type { TagNode } from "./codebook-tree.ts";
import { DeleteTagDialog } from "./delete-tag-dialog.tsx";
import { MergeTagDialog } from "./merge-tag-dialog.tsx";
import { TagDialog } from "./tag-dialog.tsx";
import { chooseTag, filteredTags } from "./tag-filter.ts";
import { TagTree } from "./tag-tree.tsx";
import { useCodebook } from "./use-codebook.ts";

/** What is being done with a tag in a dialog. */
export type TagTask =
  | { type: "create"; parent: TagNode | null }
  | { type: "edit"; node: TagNode }
  | { type: "memo"; node: TagNode }
  | { type: "merge"; node: TagNode }
  | { type: "delete"; node: TagNode };

/** The tree of all tags: count, filter, create, change, move, merge, delete. */
export function Codebook() {
  const { tree, tags, actions } = useCodebook();
  const { workspace, dispatch } = useWorkspace();
  const [task, setTask] = useState<TagTask | null>(null);
  const close = () => setTask(null);
  const { filters } = workspace.query;
  useCommand("tags.new", () => setTask({ type: "create", parent: null }));
  return (
    <section aria-label="Codebook" className={styles.codebook}>
      <header className={styles.header}>
        <h2>Codebook</h2>
        <span className={styles.total}>{tags.length > 0 ? tags.length : ""}</span>
        <IconButton icon={Plus} small label="New tag" onPress={() => setTask({ type: "create", parent: null })} />
      </header>
      {tree.length === 0 ? (
        <Message
          icon={Tags}
          title="No tags yet"
          actions={<Button onPress={() => setTask({ type: "create", parent: null })}>New tag</Button>}
        >
          Tags made while reading stand here, too.
        </Message>
      ) : (
        <TagTree
          tree={tree}
          tags={tags}
          filtered={filteredTags(filters)}
          onChoose={(node, adds) => dispatch({ type: "query", query: { filters: chooseTag(filters, node, adds) } })}
          onMove={(id, place) => void actions.change(id, place)}
          onTask={setTask}
        />
      )}
      {(task?.type === "create" || task?.type === "edit") && (
        <TagDialog task={task} actions={actions} onClose={close} />
      )}
      {task?.type === "memo" && (
        <MemoDialog memo={null} about={{ type: "tag", id: task.node.tag.id }} onClose={close} />
      )}
      {task?.type === "merge" && <MergeTagDialog node={task.node} tags={tags} actions={actions} onClose={close} />}
      {task?.type === "delete" && <DeleteTagDialog node={task.node} actions={actions} onClose={close} />}
    </section>
  );
}
