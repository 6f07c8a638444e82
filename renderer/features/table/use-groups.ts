import { useCallback, useMemo, useState } from "react";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import type { GridGroups } from "./grid-props.ts";
import { GROUPS_CLOSED, GROUPS_OPEN, isOpen, layOutGroups, type OpenGroups, toggleGroup } from "./groups-state.ts";
import { useAnswer } from "./use-answer.ts";
import { useRows } from "./use-rows.ts";

/** Up to this many rows groups are open at first. */
const FEW_ROWS = 500;
const NO_SIZES: number[] = [];

export interface Groups {
  /** Null: not grouped, or not known yet. */
  grid: GridGroups | null;
  isLoading: boolean;
  setAll(open: boolean): void;
}

/**
 * The groups of a query and which of them are open. With other groups all are open or closed as they were last asked
 * to be; before that, as they hold many rows or few.
 */
export function useGroups(spec: QuerySpec): Groups {
  const client = useEngine();
  const isGrouped = spec.group !== null && spec.group !== undefined;
  const { data, isLoading } = useCall("query.groupSizes", isGrouped ? { spec } : null);
  const sizes = data?.sizes ?? NO_SIZES;
  const name = useMemo(() => nameOfGroups(spec), [spec]);
  /** `all`: what was asked of all groups last. */
  const [kept, setKept] = useState<{ name: string; open: OpenGroups; all: boolean | null } | null>(null);
  const total = useMemo(() => sizes.reduce((sum, size) => sum + size, 0), [sizes]);
  const open = kept?.name === name ? kept.open : (kept?.all ?? total <= FEW_ROWS) ? GROUPS_OPEN : GROUPS_CLOSED;
  const all = kept?.all ?? null;
  const layout = useMemo(() => layOutGroups(sizes, open), [sizes, open]);
  const asked = useAnswer(spec, data);
  const rows = useRows<GroupRow>({
    ...asked,
    total: sizes.length,
    first: NO_GROUPS,
    fetch: async (offset, limit, signal) => (await client.call("query.groups", { spec, offset, limit }, signal)).groups,
  });
  const viewRows = rows.view;
  const view = useCallback((first: number, last: number) => viewRows([{ first, last }]), [viewRows]);
  return {
    grid:
      isGrouped && data
        ? {
            layout,
            at: rows.at,
            isOpen: (group) => isOpen(open, group),
            toggle: (group) => setKept({ name, all, open: toggleGroup(open, group) }),
            view,
          }
        : null,
    isLoading: isGrouped && isLoading,
    setAll: (isOpened) => setKept({ name, all: isOpened, open: isOpened ? GROUPS_OPEN : GROUPS_CLOSED }),
  };
}

const NO_GROUPS: GroupRow[] = [];

/** Another order within groups leaves them the same groups. */
function nameOfGroups({ text, filters, dates, group, sort }: QuerySpec): string {
  const column = group?.by === "speaker" || group?.by === "party" ? group.by : "date";
  const isDown = sort.find((key) => key.column === column)?.descending ?? false;
  return JSON.stringify([text, filters, dates, group, isDown]);
}
