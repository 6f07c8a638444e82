import { useCallback } from "react";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useStore, useTags } from "../../data/records.tsx";
import { useViewState } from "../../data/view-state.ts";
import { useNotify } from "../../ui/notify.tsx";

/** What a tag or a note goes onto: words that have no annotation yet, or annotations there are. */
export type Target = { type: "anchors"; anchors: readonly Anchor[] } | { type: "annotations"; ids: readonly string[] };

/** The analyst's steps on passages. Each answers with the ids it worked on; failures are told and give none. */
export function useAnnotating() {
  const store = useStore();
  const tags = useTags();
  const notify = useNotify();
  const [lastTagId, setLastTag] = useViewState<string | null>("last-tag", null);
  const lastTag = tags.find((tag) => tag.id === lastTagId) ?? null;

  const attempt = useCallback(
    async <T>(step: () => Promise<T>, otherwise: T): Promise<T> => {
      try {
        return await step();
      } catch (error) {
        const { message, action } = asAppError(error);
        notify(`${message} ${action}`.trim());
        return otherwise;
      }
    },
    [notify],
  );

  const putTag = useCallback(
    (target: Target, tagId: string, on: boolean) =>
      attempt(async () => {
        if (on) setLastTag(tagId);
        if (target.type === "anchors") {
          return store.annotate({ anchors: [...target.anchors], tagIds: [tagId] });
        }
        await store.setTag([...target.ids], tagId, on);
        return [...target.ids];
      }, []),
    [attempt, store, setLastTag],
  );

  const createTag = useCallback(
    (target: Target, name: string, colour: number) =>
      attempt(async () => putTag(target, await store.createTag({ name, colour }), true), []),
    [attempt, putTag, store],
  );

  const writeNote = useCallback(
    (target: Target, note: string) =>
      attempt(async () => {
        if (target.type === "anchors") {
          return note === "" ? [] : store.annotate({ anchors: [...target.anchors], tagIds: [], note });
        }
        for (const id of target.ids) await store.setNote(id, note);
        return [...target.ids];
      }, []),
    [attempt, store],
  );

  const remove = useCallback(
    (ids: readonly string[]) => attempt(() => store.removeAnnotations([...ids]), undefined),
    [attempt, store],
  );

  return { lastTag, putTag, createTag, writeNote, remove };
}
