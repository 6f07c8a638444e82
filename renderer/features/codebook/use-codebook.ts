import { useMemo } from "react";
import type { Tag } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useAnnotations, useStore, useTags } from "../../data/records.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { codebookTree, type TagNode } from "./codebook-tree.ts";

export interface CodebookActions {
  create(input: { name: string; parentId: string | null; colour: number; description: string }): Promise<boolean>;
  change(
    id: string,
    fields: Partial<Pick<Tag, "name" | "parentId" | "colour" | "description" | "order">>,
  ): Promise<boolean>;
  merge(from: string, into: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

/** The tree of tags with counts and the ways to change it; a failure is told and gives false. */
export function useCodebook(): { tree: TagNode[]; tags: Tag[]; actions: CodebookActions } {
  const tags = useTags();
  const annotations = useAnnotations();
  const store = useStore();
  const notify = useNotify();
  const tree = useMemo(() => codebookTree(tags, annotations), [tags, annotations]);
  const actions = useMemo<CodebookActions>(() => {
    async function attempt(step: Promise<unknown>): Promise<boolean> {
      try {
        await step;
        return true;
      } catch (error) {
        const { message, action } = asAppError(error);
        notify(`${message} ${action}`.trim());
        return false;
      }
    }
    return {
      create: (input) => attempt(store.createTag(input)),
      change: (id, fields) => attempt(store.updateTag(id, fields)),
      merge: (from, into) => attempt(store.mergeTags(from, into)),
      remove: (id) => attempt(store.removeTag(id)),
    };
  }, [store, notify]);
  return { tree, tags, actions };
}
