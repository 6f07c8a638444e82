import { TextField } from "../../ui/text-field.tsx";
import styles from "./export-dialog.module.css";

/** Where the file goes, where the host has no dialog of its own: a folder and a name, or a full path as the name. */
export function Destination(props: {
  folder: string;
  name: string;
  problem: string | null;
  onFolder(folder: string): void;
  onName(name: string): void;
}) {
  return (
    <div className={styles.destination}>
      <TextField label="Folder" value={props.folder} onChange={props.onFolder} spellCheck="false" />
      <TextField
        label="File name"
        value={props.name}
        onChange={props.onName}
        error={props.problem}
        spellCheck="false"
      />
    </div>
  );
}
