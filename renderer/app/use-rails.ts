import { useState } from "react";
import type { CommandId } from "../data/commands.ts";
import { useCommand } from "../data/use-commands.tsx";
import { useWorkspace } from "../data/workspace.tsx";
import { RAILS, type Rail, type RailId } from "./rails.tsx";

export interface Rails {
  /** Those there are in this place. */
  here: readonly Rail[];
  /** Those beside the centre. */
  docked: readonly Rail[];
  /** The one over it, where there is no room beside. */
  drawer: Rail | null;
  isShown(rail: Rail): boolean;
  closeDrawer(): void;
}

/** Which rails are shown and how; answers for the commands that show and hide them. */
export function useRails(mode: "docked" | "drawer"): Rails {
  const { workspace, dispatch } = useWorkspace();
  const [drawn, setDrawn] = useState<RailId | null>(null);
  const here = RAILS.filter(({ places }) => places.includes(workspace.place));
  const drawer = (mode === "drawer" && here.find(({ id }) => id === drawn)) || null;
  const isShown = (rail: Rail) => (mode === "docked" ? rail.isOpen(workspace) : rail === drawer);

  function toggle(rail: Rail): void {
    if (mode === "docked") dispatch(rail.toggle);
    else setDrawn(rail === drawer ? null : rail.id);
  }
  useRailCommand(here, "filters", "view.filters", toggle);
  useRailCommand(here, "inspector", "view.inspector", toggle);
  useRailCommand(here, "inspector", "go.inspector", (rail) => {
    if (!isShown(rail)) toggle(rail);
    setTimeout(() => document.querySelector<HTMLElement>(`[data-rail="${rail.id}"]`)?.focus());
  });
  return {
    here,
    docked: mode === "docked" ? here.filter(isShown) : [],
    drawer,
    isShown,
    closeDrawer: () => setDrawn(null),
  };
}

/** A command of a rail, where there is that rail. */
function useRailCommand(here: readonly Rail[], id: RailId, command: CommandId, run: (rail: Rail) => void): void {
  const rail = here.find((other) => other.id === id);
  useCommand(command, () => rail && run(rail), { isEnabled: rail !== undefined });
}
