import type { ReactNode } from "react";
import { z } from "zod";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { useViewState } from "../../data/view-state.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DateFacet } from "./date-facet.tsx";
import { FacetGroup } from "./facet.tsx";
import { FIELD_TITLES } from "./fields-state.ts";
import styles from "./filter-rail.module.css";
import { useQueryResult } from "./query-result.tsx";

const openFacets = z.record(z.string(), z.boolean());
/** Open until the analyst closes them. */
const OPEN_AT_FIRST: Record<string, boolean> = { date: true, speaker: true, party: true, tag: true };

/** The left rail: the facets, below what else stands there. */
export function FilterRail({ above }: { above: ReactNode }) {
  const { result, isLoading } = useQueryResult();
  const [open, setOpen] = useViewState("facets", OPEN_AT_FIRST, openFacets);
  const isOpen = (name: string) => open[name] ?? OPEN_AT_FIRST[name] ?? false;
  const toggle = (name: string) => setOpen((old) => ({ ...old, [name]: !(old[name] ?? OPEN_AT_FIRST[name] ?? false) }));
  return (
    <div className={styles.rail}>
      {above}
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
