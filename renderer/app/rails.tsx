import { type LucideIcon, PanelLeft, PanelRight } from "lucide-react";
import type { ComponentType } from "react";
import type { CommandId } from "../data/commands.ts";
import type { Place, Workspace, WorkspaceAction } from "../data/workspace-state.ts";
import { Inspector } from "../features/inspector/index.ts";
import { FilterRail } from "../features/search/index.ts";
import { ViewsSection } from "../features/views/index.ts";

export type RailId = "filters" | "inspector";

/** A part at the side of the window that can be folded, and is a drawer where there is no room. */
export interface Rail {
  id: RailId;
  side: "left" | "right";
  /** Of its button and its landmark. */
  title: string;
  label: string;
  icon: LucideIcon;
  /** Pixels at first, and at least. */
  width: number;
  least: number;
  command: CommandId;
  toggle: WorkspaceAction;
  isOpen(workspace: Workspace): boolean;
  /** Where it stands; elsewhere there is neither the rail nor its button. */
  places: readonly Place[];
  Content: ComponentType;
}

/** The rails there are, from left to right. */
export const RAILS: readonly Rail[] = [
  {
    id: "filters",
    side: "left",
    title: "Filters",
    label: "Views and filters",
    icon: PanelLeft,
    width: 232,
    least: 180,
    command: "view.filters",
    toggle: { type: "toggle-filters" },
    isOpen: (workspace) => workspace.filtersOpen,
    // Beside the annotations the codebook takes its place.
    places: ["library", "reader", "analysis"],
    Content: ViewsAndFilters,
  },
  {
    id: "inspector",
    side: "right",
    title: "Inspector",
    label: "Details",
    icon: PanelRight,
    width: 300,
    least: 220,
    command: "view.inspector",
    toggle: { type: "toggle-inspector" },
    isOpen: (workspace) => workspace.inspectorOpen,
    places: ["library", "reader", "annotations", "analysis"],
    Content: Inspector,
  },
];

function ViewsAndFilters() {
  return <FilterRail above={<ViewsSection />} />;
}
