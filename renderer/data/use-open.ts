import { useMemo, useRef } from "react";
import type { Params, Result } from "../../shared/api/contract.ts";
import type { PageContribution } from "../../shared/api/page-schemas.ts";
import { AppError } from "../../shared/lib/errors.ts";
import type { PersonField } from "../../shared/model/correction.ts";
import { useNotify } from "../ui/notify.tsx";
import { asAppError } from "./ask.ts";
import { useEngine } from "./engine.tsx";
import { useRunCommand } from "./use-commands.tsx";
import { useWorkspace } from "./workspace.tsx";

/** Picks the passage to mark in the contribution that is opened. */
export type PickRange = (text: string) => { start: number; end: number } | null;

export interface Open {
  /** Shows a contribution by its id in the active pane, or in a new one beside it. */
  contribution(id: string, options?: { beside?: boolean; pick?: PickRange }): Promise<void>;
  /** Shows a debate from its first contribution. */
  debate(id: string, options?: { beside?: boolean }): Promise<void>;
  /** Shows a source as it is on disk. */
  source(id: string, options?: { beside?: boolean }): void;
  /** Goes to the inspector to edit what is known of a contribution's speaker; nothing opens in the reader. */
  inspect(contribution: string, edit: PersonField): Promise<void>;
}

/**
 * Opens what tables name. Ids of one reconstruction are turned into occurrence keys here, because the workspace
 * outlives the reconstruction. A newer call supersedes an older one; failures are told as a notice.
 */
export function useOpen(): Open {
  const client = useEngine();
  const { dispatch } = useWorkspace();
  const run = useRef(useRunCommand());
  const notify = useNotify();
  const asked = useRef<AbortController | null>(null);

  return useMemo(() => {
    async function page(params: Params<"debate.page">): Promise<Result<"debate.page"> | null> {
      asked.current?.abort();
      const controller = new AbortController();
      asked.current = controller;
      try {
        return await client.call("debate.page", params, controller.signal);
      } catch (error) {
        if (controller.signal.aborted) return null;
        const { message, action } = asAppError(error);
        notify(`${message} ${action}`.trim());
        return null;
      }
    }
    function keyOf(contribution: PageContribution): string {
      const key = contribution.occurrences[0]?.key;
      if (key === undefined) throw new AppError("not-found", "This contribution stands in no source any more.");
      return key;
    }
    return {
      async contribution(id, { beside = false, pick } = {}) {
        const found = contributionOf(await page({ contribution: id }), id);
        if (!found) return;
        const key = keyOf(found);
        const range = pick?.(found.paragraphs.join("\n")) ?? null;
        dispatch({ type: "open", view: { type: "debate", spot: { key, range } }, beside });
        dispatch({ type: "inspect", subject: { type: "contribution", key } });
      },
      async debate(id, { beside = false } = {}) {
        const first = (await page({ debate: id }))?.runs.flatMap((run) => run.contributions)[0];
        if (!first) return;
        const key = keyOf(first);
        dispatch({ type: "open", view: { type: "debate", spot: { key, range: null } }, beside });
        dispatch({ type: "inspect", subject: { type: "debate", key } });
      },
      source(id, { beside = false } = {}) {
        dispatch({ type: "open", view: { type: "source", source: id, line: null }, beside });
        dispatch({ type: "inspect", subject: { type: "source", id } });
      },
      async inspect(id, edit) {
        const found = contributionOf(await page({ contribution: id }), id);
        if (!found) return;
        dispatch({ type: "inspect", subject: { type: "contribution", key: keyOf(found), edit } });
        run.current("go.inspector");
      },
    };
  }, [client, dispatch, notify]);
}

function contributionOf(page: Result<"debate.page"> | null, id: string): PageContribution | undefined {
  return page?.runs.flatMap((run) => run.contributions).find((contribution) => contribution.id === id);
}
