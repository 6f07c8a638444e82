import { useState } from "react";
import { Radio, RadioGroup } from "react-aria-components";
import { useTags } from "../../data/records.tsx";
import { leastUsedColour, TAG_COLOURS } from "../../data/tag-tree.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./codebook.module.css";
import type { TagTask } from "./codebook.tsx";
import type { CodebookActions } from "./use-codebook.ts";

/** Name, colour and description of a new tag or of one there is. */
export function TagDialog(props: {
  task: Extract<TagTask, { type: "create" | "edit" }>;
  actions: CodebookActions;
  onClose(): void;
}) {
  const { task, actions, onClose } = props;
  const tags = useTags();
  const tag = task.type === "edit" ? task.node.tag : null;
  const [name, setName] = useState(tag?.name ?? "");
  const [colour, setColour] = useState(
    () => tag?.colour ?? (task.type === "create" ? (task.parent?.tag.colour ?? leastUsedColour(tags)) : 0),
  );
  const [description, setDescription] = useState(tag?.description ?? "");
  const [problem, setProblem] = useState<string | null>(null);

  const submit = useOneAtATime(async () => {
    if (name.trim() === "") return setProblem("A tag needs a name.");
    const fields = { name: name.trim(), colour, description: description.trim() };
    const isDone =
      task.type === "edit"
        ? await actions.change(task.node.tag.id, fields)
        : await actions.create({ ...fields, parentId: task.parent?.tag.id ?? null });
    if (isDone) onClose();
  });

  return (
    <Dialog
      title={titleOf(task)}
      isOpen
      onClose={onClose}
      width={420}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void submit()}>
            {task.type === "edit" ? "Keep changes" : "Create tag"}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={(next) => {
            setName(next);
            setProblem(null);
          }}
          error={problem}
          autoFocus
          maxLength={200}
        />
        <RadioGroup
          aria-label="Colour"
          orientation="horizontal"
          className={styles.colours as string}
          value={String(colour)}
          onChange={(next) => setColour(Number(next))}
        >
          {Array.from({ length: TAG_COLOURS }, (_, index) => (
            <Radio
              // biome-ignore lint/suspicious/noArrayIndexKey: a colour is its number
              key={index}
              value={String(index)}
              aria-label={`Colour ${index + 1}`}
              className={styles.colour as string}
              style={{ background: `var(--tag-${index}-fill)`, borderColor: `var(--tag-${index}-line)` }}
            />
          ))}
        </RadioGroup>
        <TextField
          label="Description"
          description="When to use it, and when not."
          rows={3}
          value={description}
          onChange={setDescription}
          maxLength={5000}
        />
      </form>
    </Dialog>
  );
}

function titleOf(task: Extract<TagTask, { type: "create" | "edit" }>): string {
  if (task.type === "edit") return `Change “${task.node.tag.name}”`;
  return task.parent ? `New tag below “${task.parent.tag.name}”` : "New tag";
}
