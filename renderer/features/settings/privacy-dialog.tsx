import { useEffect, useState } from "react";
import { useLibrary } from "../../data/library.ts";
import { type ProfileStorage, profileStorage } from "../../data/profile-storage.ts";
import { useCall } from "../../data/use-call.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { sizeInWords } from "../../ui/size.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ForgetLibrary } from "./forget-library.tsx";
import styles from "./privacy-dialog.module.css";

/** Answers for the command `view.privacy` and shows the dialog while it is wanted. */
export function PrivacyDialog() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("view.privacy", () => setIsOpen(true));
  if (!isOpen) return null;
  return (
    <Dialog
      title="Privacy: what is on this disk"
      isOpen
      onClose={() => setIsOpen(false)}
      width={760}
      actions={<Button onPress={() => setIsOpen(false)}>Close</Button>}
    >
      <div className={styles.parts}>
        <p className={styles.promise}>
          Nothing ever leaves this computer. Backbench has no account and no server; while it runs, it opens no
          connection to any other machine. Your transcripts stay where they are and are only read.
        </p>
        <Places />
        <ForgetLibrary />
        <Program />
      </div>
    </Dialog>
  );
}

function Places() {
  const { data, error } = useCall("privacy.paths", {});
  const { library } = useLibrary();
  const storage = useProfileStorage();
  if (error) return <p role="alert">{`${error.message} ${error.action}`.trim()}</p>;
  if (!data || !storage) return <Skeleton lines={6} label="Looking what there is" />;
  const rows = [
    ...(library?.roots ?? []).map(({ path }) => ({
      path,
      holds: "Your transcripts: only read, never changed",
      size: "",
    })),
    ...data.map(({ path, holds, bytes }) => ({ path, holds, size: sizeInWords(bytes) })),
    {
      path: `IndexedDB “${storage.name}” of ${storage.origin}`,
      holds: "Your annotations, tags, notes, undo list and how the window is arranged, in this profile",
      size: storage.bytes === null ? "" : sizeInWords(storage.bytes),
    },
  ];
  return (
    <section aria-label="Places">
      <h3 className={styles.title}>Where Backbench keeps words</h3>
      <ul className={styles.places}>
        {rows.map(({ path, holds, size }) => (
          <li key={path} className={styles.place}>
            <span className={styles.holds}>{holds}</span>
            <span className={styles.size}>{size}</span>
            <code className={styles.path}>{path}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useProfileStorage(): ProfileStorage | null {
  const [storage, setStorage] = useState<ProfileStorage | null>(null);
  useEffect(() => void profileStorage().then(setStorage), []);
  return storage;
}

/** What the engine is and whether it may write. */
function Program() {
  const { data } = useCall("engine.info", {});
  if (!data) return null;
  const facts: [string, string][] = [
    ["Version", data.version],
    ["Data folder", data.dataFolder],
    ["Node", data.node],
    ["SQLite", data.sqlite],
  ];
  if (data.readOnly) facts.push(["Read only", data.readOnlyReason ?? "The data folder cannot be written."]);
  return (
    <section aria-label="About this program">
      <h3 className={styles.title}>About this program</h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
