import { useState } from "react";
import { ListBox, ListBoxItem, Text } from "react-aria-components";
import { withoutYear } from "../../../shared/text/bearer-name.ts";
import { useCall } from "../../data/use-call.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./inspector.module.css";
import { personSummary } from "./person-words.ts";
import { useCorrecting } from "./use-correcting.tsx";

/** People listed at most; typing narrows them. */
const MOST = 50;

/** Finds the person who is the same as this one; this one's name is kept. */
export function JoinPersonDialog(props: { name: string; id: string; onClose(): void }) {
  const { name, id, onClose } = props;
  const { apply } = useCorrecting();
  const [typed, setTyped] = useState(() => withoutYear(name).split(" ").at(-1) ?? "");
  /** The list may be that of the joined people before the dialog closes. */
  const [isJoining, setJoining] = useState(false);
  const { data, isLoading } = useCall("people.list", { text: typed, sort: [], offset: 0, limit: MOST });
  const rows = (data?.rows ?? []).filter((row) => row.id !== id && row.name !== null);

  const join = useOneAtATime(async (chosen: string) => {
    const other = rows.find((row) => row.id === chosen)?.name;
    if (!other) return;
    setJoining(true);
    if (await apply([{ type: "join-people", name, other }])) onClose();
    else setJoining(false);
  });

  return (
    <Dialog title={`Who is the same person as ${name}?`} isOpen onClose={onClose}>
      <TextField label="Words of a name" value={typed} onChange={setTyped} autoFocus maxLength={300} />
      <ListBox
        aria-label="People"
        className={styles.debates as string}
        items={rows}
        onAction={(chosen) => void join(String(chosen))}
        renderEmptyState={() => (
          <p className={styles.reason}>
            {isLoading || isJoining ? "Looking…" : "Nobody else has these words in a name."}
          </p>
        )}
      >
        {(row) => (
          <ListBoxItem id={row.id} textValue={row.name ?? ""} className={styles.debate as string}>
            <Text slot="label">{row.name}</Text>
            <Text slot="description" className={styles.reason as string}>
              {personSummary(row)} · {row.forms.map(({ printed }) => printed).join("; ")}
            </Text>
          </ListBoxItem>
        )}
      </ListBox>
    </Dialog>
  );
}
