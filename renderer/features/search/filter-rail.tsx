import { List } from "lucide-react";
import { z } from "zod";
import type { FacetField } from "../../../shared/api/schemas.ts";
import { useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DateFacet } from "./date-facet.tsx";
import { FacetGroup } from "./facet.tsx";
import { FIELD_TITLES } from "./fields-state.ts";
import styles from "./filter-rail.module.css";
import { clearedQuery, isRestricted } from "./filter-state.ts";
import { useQueryResult } from "./query-result.tsx";

const openFacets = z.record(z.string(), z.boolean());
/** Open until the analyst closes them. */
const OPEN_AT_FIRST: Record<string, boolean> = { date: true, speaker: true, party: true, tag: true };

/** The left rail: the view of everything, and the facets. */
export function FilterRail() {
  const { workspace, dispatch } = useWorkspace();
  const { result, isLoading } = useQueryResult();
  const [open, setOpen] = useViewState("facets", OPEN_AT_FIRST, openFacets);
  const isOpen = (name: string) => open[name] ?? OPEN_AT_FIRST[name] ?? false;
  const toggle = (name: string) => setOpen((old) => ({ ...old, [name]: !(old[name] ?? OPEN_AT_FIRST[name] ?? false) }));
  const isAll = !isRestricted(workspace.query);
  return (
    <div className={styles.rail}>
      <section>
        <h2 className={styles.heading}>Views</h2>
        <button
          type="button"
          className={classNames(styles.view, isAll && styles.current)}
          aria-current={isAll ? "true" : undefined}
          onClick={() => dispatch({ type: "query", query: clearedQuery() })}
        >
          <List size={14} aria-hidden />
          All
        </button>
      </section>
      <section aria-label="Filters" className={styles.filters}>
        <h2 className={styles.heading}>Filters</h2>
        {isLoading && !result && <Skeleton lines={8} label="Loading filters" />}
        {result && <DateFacet isOpen={isOpen("date")} onToggle={() => toggle("date")} />}
        {result &&
          (Object.keys(FIELD_TITLES) as FacetField[]).map((field) => (
            <FacetGroup key={field} field={field} isOpen={isOpen(field)} onToggle={() => toggle(field)} />
          ))}
      </section>
    </div>
  );
}
