import { useCallback, useState } from "react";
import { NOTHING_SELECTED, type RowSelection } from "../../ui/row-ranges.ts";

/**
 * The chosen rows of a table. They are positions: `key` names what they are positions in; with another none is chosen,
 * nor when the former comes back.
 */
export function useRowSelection(key: string): [RowSelection, (selection: RowSelection) => void] {
  const [held, setHeld] = useState({ key, selection: NOTHING_SELECTED });
  if (held.key !== key) setHeld({ key, selection: NOTHING_SELECTED });
  const set = useCallback((selection: RowSelection) => setHeld({ key, selection }), [key]);
  return [held.key === key ? held.selection : NOTHING_SELECTED, set];
}
