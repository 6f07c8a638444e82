import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Dialog } from "../../ui/dialog.tsx";
import type { TagNode } from "./codebook-tree.ts";
import type { CodebookActions } from "./use-codebook.ts";

/** Says what is lost before a tag goes: its place on annotations, never the annotations. */
export function DeleteTagDialog(props: { node: TagNode; actions: CodebookActions; onClose(): void }) {
  const { node, actions, onClose } = props;
  const { tag, own, children } = node;
  return (
    <Dialog
      role="alertdialog"
      title={`Delete “${tag.name}”?`}
      isOpen
      onClose={onClose}
      width={420}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            Keep it
          </Button>
          <Button
            look="danger"
            onPress={async () => {
              if (await actions.remove(tag.id)) onClose();
            }}
          >
            Delete tag
          </Button>
        </>
      }
    >
      <p>
        {own === 0
          ? "No annotation carries it."
          : `${countOf(own, "annotation")} will lose this tag; the ${own === 1 ? "annotation itself stays" : "annotations themselves stay"}.`}
        {children.length > 0 && ` Its ${countOf(children.length, "sub-tag")} will move up one level.`} You can undo it.
      </p>
    </Dialog>
  );
}
