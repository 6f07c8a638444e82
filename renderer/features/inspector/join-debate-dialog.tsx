import { useState } from "react";
import { ListBox, ListBoxItem, Text } from "react-aria-components";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { countOf } from "../../ui/count.ts";
import { shortDay } from "../../ui/day.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./inspector.module.css";
import { contributionsOf } from "./merge-offers.ts";
import { useCorrecting } from "./use-correcting.tsx";

/** Debates listed at most; typing narrows them. */
const MOST = 50;

/** Finds the debate that is the same as this one, by the words of its title. */
export function JoinDebateDialog({ page, onClose }: { page: DebatePage; onClose(): void }) {
  const { apply } = useCorrecting();
  const client = useEngine();
  const notify = useNotify();
  const [typed, setTyped] = useState(() => firstWords(page.title.value ?? ""));
  /** The list may be that of the joined debates before the dialog closes. */
  const [isJoining, setJoining] = useState(false);
  const { data, isLoading } = useCall("query.debates", { spec: debatesNamed(typed), offset: 0, limit: MOST });
  const rows = (data?.rows ?? []).filter(({ id }) => id !== page.id);

  const join = useOneAtATime(async (id: string) => {
    const own = contributionsOf(page)[0]?.occurrences[0]?.key;
    try {
      const other = contributionsOf(await client.call("debate.page", { debate: id }))[0]?.occurrences[0]?.key;
      if (own === undefined || other === undefined) return;
      setJoining(true);
      const isDone = await apply([{ type: "join-debates", keys: [own, other] }], `“${page.title.value ?? "Untitled"}”`);
      if (isDone) onClose();
      else setJoining(false);
    } catch (error) {
      notify(asAppError(error).message);
    }
  });

  return (
    <Dialog title="Which debate is the same?" isOpen onClose={onClose}>
      <TextField label="Words of its title" value={typed} onChange={setTyped} autoFocus maxLength={300} />
      <ListBox
        aria-label="Debates"
        className={styles.debates as string}
        items={rows}
        onAction={(id) => void join(String(id))}
        renderEmptyState={() => (
          <p className={styles.reason}>
            {isLoading || isJoining ? "Looking…" : "No other debate has these words in its title."}
          </p>
        )}
      >
        {(row) => (
          <ListBoxItem id={row.id} textValue={row.title} className={styles.debate as string}>
            <Text slot="label">
              {row.date.value ? shortDay(row.date.value) : "Undated"} · {row.title}
            </Text>
            <Text slot="description" className={styles.reason as string}>
              {countOf(row.contributions, "contribution")} · {row.sources.join(", ")}
            </Text>
          </ListBoxItem>
        )}
      </ListBox>
    </Dialog>
  );
}

/** The same business often has a longer title elsewhere: its first two words find it. */
function firstWords(title: string): string {
  return title.split(" ").slice(0, 2).join(" ");
}

/** A query for debates whose title holds all these words. */
function debatesNamed(typed: string): QuerySpec {
  const words = typed.match(/[\p{L}\p{N}]+/gu) ?? [];
  return { ...EMPTY_QUERY, text: words.map((word) => `debate:${word}`).join(" ") };
}
