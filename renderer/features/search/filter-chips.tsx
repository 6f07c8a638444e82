import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { filterChips } from "./chips-state.ts";
import styles from "./filter-chips.module.css";
import { clearedQuery, isRestricted } from "./filter-state.ts";
import { useQueryResult } from "./query-result.tsx";
import { useValueLabel } from "./use-value-label.ts";

/** The filters in force as removable chips, and what a date filter leaves out; nothing when none is. */
export function FilterChips() {
  const { workspace, dispatch } = useWorkspace();
  const { result } = useQueryResult();
  const labelOf = useValueLabel();
  const chips = filterChips(workspace.query, result?.explanations ?? [], labelOf);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Filters in force">
      {chips.map(({ id, words, look, removed, action }) => (
        <li key={id} className={styles.chip}>
          <Chip
            look={look}
            {...(removed
              ? {
                  removeLabel: `Remove filter ${words}`,
                  onRemove: () => dispatch({ type: "query", query: removed }),
                }
              : {})}
            {...(action
              ? { action: { label: action.label, onPress: () => dispatch({ type: "query", query: action.query }) } }
              : {})}
          >
            {words}
          </Chip>
        </li>
      ))}
      {isRestricted(workspace.query) && (
        <li>
          <Button look="quiet" small onPress={() => dispatch({ type: "query", query: clearedQuery() })}>
            Clear all
          </Button>
        </li>
      )}
    </ul>
  );
}
