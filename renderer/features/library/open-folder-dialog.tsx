import { CornerLeftUp, Folder } from "lucide-react";
import { type FormEvent, useState } from "react";
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
  const { listed, error, isRefreshing, typed, type, go, open, canOpen } = useFolderChoice(onClose);
  function submit(event: FormEvent): void {
    event.preventDefault();
    open();
  }
  return (
    <Dialog
      title="Open folder"
      isOpen
      onClose={onClose}
      width={620}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={!canOpen} onPress={open}>
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
          onChange={type}
          autoFocus
          // The browser would keep back a form with an error, and here another try is the way out of it.
          validationBehavior="aria"
          error={error && `${error.message} ${error.action}`.trim()}
        />
      </form>
      {listed && <Crumbs path={listed.path} onGo={go} />}
      <div className={styles.list} aria-busy={isRefreshing}>
        {listed ? <Folders data={listed} onGo={go} /> : !error && <Skeleton lines={5} label="Loading folders" />}
      </div>
    </Dialog>
  );
}

/** The folder that is shown, the path that is typed, and opening it; `onOpened` when its reading has begun. */
function useFolderChoice(onOpened: () => void) {
  const client = useEngine();
  const [path, setPath] = useState<string | null>(null);
  const { data: listed, error, isRefreshing } = useCall("folders.list", { path });
  /** Null: the path of the folder that is shown stands in the field, whenever that is known. */
  const [own, setOwn] = useState<string | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  const [isOpening, setIsOpening] = useState(false);
  const typed = own ?? listed?.path ?? "";
  const canOpen = typed.trim() !== "" && !isOpening;

  function open(): void {
    if (!canOpen) return;
    setIsOpening(true);
    client.call("library.open", { path: typed.trim() }).then(onOpened, (failure: unknown) => {
      setRefused(asAppError(failure));
      setIsOpening(false);
    });
  }
  return {
    listed,
    error: refused ?? error,
    isRefreshing,
    typed,
    canOpen,
    open,
    type(text: string): void {
      setOwn(text);
      setRefused(null);
    },
    go(next: string): void {
      setRefused(null);
      setOwn(null);
      setPath(next);
    },
  };
}

function Crumbs({ path, onGo }: { path: string; onGo(path: string): void }) {
  return (
    <nav aria-label="Where this folder stands">
      <ol className={styles.crumbs}>
        {crumbsOf(path).map((crumb) => (
          <li key={crumb.path} className={styles.crumb}>
            <button type="button" className={styles.crumbButton} onClick={() => onGo(crumb.path)}>
              {crumb.name}
            </button>
          </li>
        ))}
      </ol>
    </nav>
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
