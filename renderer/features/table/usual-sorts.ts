import type { SortKey } from "../../../shared/api/query-schemas.ts";
import type { TableTab } from "../../data/workspace-state.ts";

/** What each table is sorted by when nothing else is chosen. */
export const USUAL_SORTS: Record<TableTab, SortKey[]> = {
  contributions: [{ column: "date", descending: false }],
  debates: [{ column: "date", descending: false }],
  divisions: [{ column: "date", descending: false }],
  people: [{ column: "speaker", descending: false }],
  sources: [{ column: "path", descending: false }],
};
