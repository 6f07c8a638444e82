import { CornerLeftUp, Folder } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import type { AppError } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./open-folder-dialog.module.css";
import { childPath, crumbsOf } from "./path-state.ts";

/** Our own dialog for a folder: goes through folders, or takes a typed path. Files are not listed. */
export function OpenFolderDialog({ onClose }: { onClose(): void }) {
  const client = useEngine();
  const [path, setPath] = useState<string | null>(null);
  const { data, error, isRefreshing } = useCall("folders.list", { path });
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<AppError | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const shown = data?.path ?? "";
  // The path of the folder that is shown stands in the field until another is typed.
  useEffect(() => setTyped(shown), [shown]);

  function go(next: string | null): void {
    setRefused(null);
    setPath(next);
  }

  async function open(folder: string): Promise<void> {
    setIsOpening(true);
    try {
      await client.call("library.open", { path: folder });
      onClose();
    } catch (failure) {
      setRefused(asAppError(failure));
      setIsOpening(false);
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (typed.trim() !== "") void open(typed.trim());
  }

  const problem = refused ?? error;
  return (
    <Dialog
      title="Open folder"
      isOpen
      onClose={onClose}
      width={620}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={typed.trim() === "" || isOpening} onPress={() => void open(typed.trim())}>
            Open this folder
          </Button>
        </>
      }
    >
      <p className={styles.hint}>
        Choose the folder that holds the transcripts; sub-folders are read too. Nothing in it is ever changed.
      </p>
      <form onSubmit={submit}>
        <TextField
          label="Folder"
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setRefused(null);
          }}
          autoFocus
          // The browser would keep back a form with an error, and here another try is the way out of it.
          validationBehavior="aria"
          error={problem && errorWords(problem)}
        />
      </form>
      {data && (
        <nav aria-label="Where this folder stands">
          <ol className={styles.crumbs}>
            {crumbsOf(data.path).map((crumb) => (
              <li key={crumb.path} className={styles.crumb}>
                <button type="button" className={styles.crumbButton} onClick={() => go(crumb.path)}>
                  {crumb.name}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.list} aria-busy={isRefreshing}>
        {data ? <Folders data={data} onGo={go} /> : !error && <Skeleton lines={5} label="Loading folders" />}
      </div>
    </Dialog>
  );
}

interface Listed {
  path: string;
  parent: string | null;
  folders: string[];
  truncated: boolean;
  readable: boolean;
}

function Folders({ data, onGo }: { data: Listed; onGo(path: string): void }) {
  const entries = [
    ...(data.parent === null ? [] : [{ id: "..", name: "The folder above", path: data.parent, isUp: true }]),
    ...data.folders.map((name) => ({ id: `/${name}`, name, path: childPath(data.path, name), isUp: false })),
  ];
  return (
    <>
      <ListBox
        key={data.path}
        aria-label="Folders"
        items={entries}
        selectionMode="none"
        className={styles.folders as string}
        onAction={(key) => {
          const entry = entries.find((other) => other.id === key);
          if (entry) onGo(entry.path);
        }}
      >
        {(entry) => (
          <ListBoxItem id={entry.id} textValue={entry.name} className={styles.folder as string}>
            {entry.isUp ? <CornerLeftUp size={14} aria-hidden /> : <Folder size={14} aria-hidden />}
            {entry.name}
          </ListBoxItem>
        )}
      </ListBox>
      {!data.readable && (
        <p className={styles.note}>This folder cannot be read. Choose another, or ask for the right to.</p>
      )}
      {data.readable && data.folders.length === 0 && <p className={styles.note}>No sub-folders here.</p>}
      {data.truncated && <p className={styles.note}>There are more folders than are shown: type the path.</p>}
    </>
  );
}

function errorWords({ message, action }: AppError): string {
  return `${message} ${action}`.trim();
}
