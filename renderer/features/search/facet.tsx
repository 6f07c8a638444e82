import { Ban, ChevronRight } from "lucide-react";
import { type MouseEvent, useId, useState } from "react";
import type { FacetField } from "../../../shared/api/query-schemas.ts";
import { MOST_FACET_VALUES } from "../../../shared/api/table-schemas.ts";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { IconButton } from "../../ui/button.tsx";
import { formatNumber } from "../../ui/count.ts";
import styles from "./facet.module.css";
import { facetValues } from "./facet-state.ts";
import { FIELD_TITLES } from "./fields-state.ts";
import { setValue, type ValueState, valueState } from "./filter-state.ts";
import { useQueryResult } from "./query-result.tsx";
import { useValueLabel } from "./use-value-label.ts";

/** Values shown before "Show all". */
const FEW = 8;

export interface FacetProps {
  field: FacetField;
  isOpen: boolean;
  onToggle(): void;
}

/** One facet: its values with their counts in the result, each to be ticked or excluded. */
export function FacetGroup({ field, isOpen, onToggle }: FacetProps) {
  const { workspace, dispatch } = useWorkspace();
  const { spec, result } = useQueryResult();
  const labelOf = useValueLabel();
  const [find, setFind] = useState("");
  const [showsAll, setShowsAll] = useState(false);
  const id = useId();
  const filter = workspace.query.filters.find((other) => other.field === field);
  const listed = result?.facets.find((facet) => facet.field === field)?.values ?? [];
  // Of very many values the result lists some: then the engine looks through all of them.
  const isCut = listed.length >= MOST_FACET_VALUES;
  const asked = find.trim();
  const further = useCall("query.facet", isCut && asked !== "" ? { spec, field, text: asked } : null).data?.values;
  const counted = isCut && asked !== "" && further ? further : listed;
  const labelled = new Map(further?.map(({ value, label }) => [value, label]));
  const all = facetValues(counted, filter, (value) => labelled.get(value) ?? labelOf(field, value));
  const found = all.filter(({ label }) => label.toLowerCase().includes(find.trim().toLowerCase()));
  const shown = showsAll || find ? found : found.slice(0, FEW);
  const inForce = (filter?.include.length ?? 0) + (filter?.exclude.length ?? 0);
  if (listed.length === 0 && all.length === 0) return null;
  const count = isCut ? `${formatNumber(MOST_FACET_VALUES)}+` : formatNumber(all.length);

  function set(value: string | null, state: ValueState): void {
    dispatch({ type: "query", query: { filters: setValue(workspace.query.filters, field, value, state) } });
  }

  return (
    <section className={styles.facet}>
      <h3>
        <button type="button" className={styles.title} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <ChevronRight size={14} aria-hidden className={styles.arrow} />
          <span>{FIELD_TITLES[field]}</span>
          <span className={styles.number}>{inForce > 0 ? `${inForce} of ${count}` : count}</span>
        </button>
      </h3>
      {isOpen && (
        <div id={id}>
          {all.length > FEW && (
            <input
              type="text"
              className={styles.find}
              aria-label={`Find in ${FIELD_TITLES[field]}`}
              placeholder="Find"
              value={find}
              onChange={(event) => setFind(event.target.value)}
            />
          )}
          <ul>
            {shown.map(({ value, label, count }) => (
              <FacetValue
                key={value ?? "\0"}
                label={label}
                count={count}
                state={valueState(workspace.query.filters, field, value)}
                onSet={(state) => set(value, state)}
              />
            ))}
          </ul>
          {!find && all.length > FEW && (
            <button type="button" className={styles.more} onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? "Show fewer" : `Show ${isCut ? "the first" : "all"} ${formatNumber(all.length)}`}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function FacetValue(props: { label: string; count: number; state: ValueState; onSet(state: ValueState): void }) {
  const { label, count, state, onSet } = props;
  const exclude = () => onSet(state === "excluded" ? "off" : "excluded");
  function clicked(event: MouseEvent): void {
    // On the box itself the change below says it.
    if (!event.altKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    exclude();
  }
  return (
    <li className={styles.value} data-state={state} data-empty={count === 0 && state === "off" ? true : undefined}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Alt+click is a shortcut of the button beside it */}
      <label className={styles.label} title={label} onClick={clicked}>
        <input
          type="checkbox"
          className={styles.box}
          checked={state === "included"}
          onChange={(event) => {
            if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.altKey) exclude();
            else onSet(event.target.checked ? "included" : "off");
          }}
        />
        <span className={styles.words}>{label}</span>
        {state === "excluded" && <span className="visually-hidden">, excluded</span>}
      </label>
      <IconButton
        icon={Ban}
        label={state === "excluded" ? `Do not exclude ${label}` : `Exclude ${label}`}
        keys="Alt+click"
        small
        isOn={state === "excluded"}
        onPress={exclude}
      />
      <span className={styles.count}>{formatNumber(count)}</span>
    </li>
  );
}
