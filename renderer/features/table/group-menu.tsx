import { Group } from "lucide-react";
import { GROUP_FIELDS, type GroupField } from "../../../shared/api/table-schemas.ts";
import { useRunCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";

/** How groups are called. */
export const GROUP_TITLES: Record<GroupField, string> = {
  debate: "Debate",
  speaker: "Speaker",
  party: "Party",
  month: "Month",
};

/** What the rows are grouped by, in which order the groups stand, and all of them opened or closed at once. */
export function GroupMenu() {
  const { workspace, dispatch } = useWorkspace();
  const run = useRunCommand();
  const group = workspace.query.group ?? null;
  const set = (next: typeof group) => dispatch({ type: "query", query: { group: next } });
  const fields: MenuEntry[] = GROUP_FIELDS.map((by) => ({
    id: by,
    label: GROUP_TITLES[by],
    isOn: group?.by === by,
    onAction: () => set({ by, order: group?.order ?? "value" }),
  }));
  const further: MenuEntry[] = group
    ? [
        {
          id: "value",
          label: group.by === "speaker" || group.by === "party" ? "By name" : "By date",
          isOn: group.order === "value",
          separated: true,
          onAction: () => set({ ...group, order: "value" }),
        },
        {
          id: "count",
          label: "Largest first",
          isOn: group.order === "count",
          onAction: () => set({ ...group, order: "count" }),
        },
        { id: "open", label: "Open all groups", separated: true, onAction: () => run("table.openGroups") },
        { id: "close", label: "Close all groups", onAction: () => run("table.closeGroups") },
      ]
    : [];
  return (
    <Menu
      label="Group"
      entries={[
        { id: "none", label: "Not grouped", isOn: group === null, onAction: () => set(null) },
        ...fields,
        ...further,
      ]}
    >
      <Button look="quiet" small icon={Group}>
        {group ? `Group: ${GROUP_TITLES[group.by]}` : "Group"}
      </Button>
    </Menu>
  );
}
