import { useCallback, useMemo, useRef } from "react";
import type { Result } from "../../../shared/api/contract.ts";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { GroupRow } from "../../../shared/api/table-schemas.ts";
import { useEngine } from "../../data/engine.tsx";
import { groupsOf, type OpenGroups, openOf, toggleGroup } from "../../data/open-groups.ts";
import { useCall } from "../../data/use-call.ts";
import type { GridGroups } from "./grid-props.ts";
import { isOpen, layOutGroups } from "./groups-state.ts";
import { useAnswer } from "./use-answer.ts";
import { useRows } from "./use-rows.ts";
import { useKeptGroups } from "./use-table-view.ts";

/** Up to this many rows groups are open at first. */
const FEW_ROWS = 500;
const NO_SIZES: number[] = [];
const NO_NAMES: OpenGroups["except"] = [];

export interface Groups {
  /** Null: not grouped, or not known yet. */
  grid: GridGroups | null;
  isLoading: boolean;
  setAll(open: boolean): void;
}

/**
 * The groups of a query and which of them are open, which is kept over a restart. With other groups all are open or
 * closed as they were last asked to be; before that, as they hold many rows or few.
 */
export function useGroups(spec: QuerySpec): Groups {
  const client = useEngine();
  const isGrouped = spec.group !== null && spec.group !== undefined;
  const [kept, setKept, isKnown] = useKeptGroups();
  const open = useMemo(() => openOf(kept, spec), [kept, spec]);
  const except = open?.except ?? NO_NAMES;
  const places = useRef<Places>({ answer: undefined, current: new Map(), former: new Map() });
  const names = useRef(NO_NAMES);
  if (except.some((name) => !places.current.current.has(name))) names.current = except;
  const { data, isLoading } = useCall("query.groupSizes", isGrouped && isKnown ? { spec, names: names.current } : null);
  if (data && data !== places.current.answer) places.current = placed(data, places.current.current);
  const { current, former } = places.current;
  const sizes = data?.sizes ?? NO_SIZES;
  const total = useMemo(() => sizes.reduce((sum, size) => sum + size, 0), [sizes]);
  const all = open?.all ?? total <= FEW_ROWS;
  const numbers = useMemo(() => {
    // With another answer the same names stand elsewhere.
    const found = except.map((name) => current.get(name) ?? former.get(name) ?? null);
    return { all, except: new Set(found.filter((number) => number !== null)) };
  }, [all, except, current, former]);
  const layout = useMemo(() => layOutGroups(sizes, numbers), [sizes, numbers]);
  const asked = useAnswer(spec, data);
  const rows = useRows<GroupRow>({
    ...asked,
    total: sizes.length,
    first: NO_GROUPS,
    fetch: async (offset, limit, signal) => (await client.call("query.groups", { spec, offset, limit }, signal)).groups,
  });
  const viewRows = rows.view;
  const view = useCallback((first: number, last: number) => viewRows([{ first, last }]), [viewRows]);

  /** What is not there yet has no name by which it could be kept. */
  function toggle(group: number): void {
    const row = rows.at(group);
    if (!row) return;
    current.set(row.name, group);
    const next = toggleGroup({ all, except }, row.name);
    const isUsual = kept.all === null && next.except.length === 0 && all === total <= FEW_ROWS;
    setKept({ of: groupsOf(spec), open: isUsual ? null : next, all: kept.all });
  }

  return {
    grid: isGrouped && data ? { ...rows, layout, isOpen: (group) => isOpen(numbers, group), toggle, view } : null,
    isLoading: isGrouped && (isLoading || !isKnown),
    setAll: (isOpened) => setKept({ of: groupsOf(spec), open: { all: isOpened, except: [] }, all: isOpened }),
  };
}

/** Which group bears which name, as far as it was asked for or clicked: in the newest answer and in the one before. */
interface Places {
  answer: Sizes | undefined;
  current: Map<string | null, number | null>;
  former: Places["current"];
}
type Sizes = Result<"query.groupSizes">;

function placed(answer: Sizes, former: Places["current"]): Places {
  return { answer, current: new Map(answer.named.map(({ name, group }) => [name, group])), former };
}

const NO_GROUPS: GroupRow[] = [];
