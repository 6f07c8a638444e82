import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import styles from "./export-dialog.module.css";
import { folderOf, nameOf } from "./save-target.ts";

/** Asks whether a file that stands at the path may go. */
export function ReplaceDialog(props: { path: string; onCancel(): void; onReplace(): void }) {
  return (
    <Dialog
      title={`Replace “${nameOf(props.path)}”?`}
      role="alertdialog"
      isOpen
      onClose={props.onCancel}
      width={440}
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus>
            Keep the old file
          </Button>
          <Button look="danger" onPress={props.onReplace}>
            Replace
          </Button>
        </>
      }
    >
      <p>
        A file of this name is in <span className={styles.path}>{folderOf(props.path)}</span>. Its contents will be
        lost.
      </p>
    </Dialog>
  );
}
