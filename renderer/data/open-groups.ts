import { z } from "zod";
import type { QuerySpec } from "../../shared/api/query-schemas.ts";
import { groupName, MOST_NAMED_GROUPS } from "../../shared/api/table-schemas.ts";

/** Which groups of a table are open: all but these, or only these. */
export const openGroups = z.object({ all: z.boolean(), except: z.array(groupName).max(MOST_NAMED_GROUPS) });
export type OpenGroups = z.infer<typeof openGroups>;

/** What is kept of the groups of a library's table. */
export const keptGroups = z.object({
  /** Of which groups, as {@link groupsOf} says. */
  of: z.string(),
  /** Null: open while there are few rows. */
  open: openGroups.nullable(),
  /** What was asked of all groups last; it holds for other groups too. */
  all: z.boolean().nullable(),
});
export type KeptGroups = z.infer<typeof keptGroups>;

export const NO_KEPT_GROUPS: KeptGroups = { of: "", open: null, all: null };

/** Another order leaves them the same groups. */
export function groupsOf({ text, filters, dates, group }: QuerySpec): string {
  return JSON.stringify([text.trim(), filters, dates, group?.by ?? null]);
}

/** Which groups of a query are open; null: all while there are few rows. */
export function openOf(kept: KeptGroups, spec: QuerySpec): OpenGroups | null {
  if (!spec.group) return null;
  if (kept.of === groupsOf(spec)) return kept.open;
  return kept.all === null ? null : { all: kept.all, except: [] };
}

/** Opens a group that is closed, closes one that is open. Of very many that differ from all others the last ones do. */
export function toggleGroup({ all, except }: OpenGroups, name: string | null): OpenGroups {
  const others = except.filter((one) => one !== name);
  return { all, except: others.length < except.length ? others : [...others, name].slice(-MOST_NAMED_GROUPS) };
}
