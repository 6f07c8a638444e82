import { TextField } from "../../ui/text-field.tsx";
import styles from "./export-dialog.module.css";

/** Where the file goes, where the host has no dialog of its own: a folder and a name, or a full path as the name. */
export function Destination(props: {
  folder: string;
  name: string;
  problem: string | null;
  onFolder(folder: string): void;
  onName(name: string): void;
  /** Enter was pressed in one of the fields. */
  onEnter(): void;
}) {
  const onKeyDown = (event: { key: string; continuePropagation(): void }) => {
    if (event.key === "Enter") props.onEnter();
    // Escape is the dialog's.
    else event.continuePropagation();
  };
  return (
    <div className={styles.destination}>
      <TextField
        label="Folder"
        value={props.folder}
        onChange={props.onFolder}
        onKeyDown={onKeyDown}
        spellCheck="false"
      />
      <TextField
        label="File name"
        value={props.name}
        onChange={props.onName}
        onKeyDown={onKeyDown}
        error={props.problem}
        spellCheck="false"
      />
    </div>
  );
}
