import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { paneView } from "../../data/workspace-state.ts";

/** Ids of what the active pane shows, so that tables can mark their row; null where it shows nothing of the kind. */
export function useShown(): { contribution: string | null; debate: string | null; source: string | null } {
  const { workspace } = useWorkspace();
  const pane = workspace.panes.find(({ id }) => id === workspace.activePane);
  const view = pane ? paneView(pane) : null;
  const key = view?.type === "debate" ? view.spot.key : null;
  const { data } = useCall("debate.page", key === null ? null : { key });
  const page = key === null ? undefined : data;
  const contribution = page?.runs
    .flatMap((run) => run.contributions)
    .find(({ occurrences }) => occurrences.some((occurrence) => occurrence.key === key));
  return {
    contribution: contribution?.id ?? null,
    debate: page?.id ?? null,
    source: view?.type === "source" ? view.source : null,
  };
}
