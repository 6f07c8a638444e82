import { type ReactNode, useMemo, useState } from "react";
import type { ContributionRow, QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Client } from "../../../shared/api/rpc.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { useOpen } from "../../data/use-open.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Marked } from "../../ui/marked.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { isRestricted, NothingFound, useFilterWords, useQueryResult } from "../search/index.ts";
import { CONTRIBUTION_TEXTS } from "./cell-texts.ts";
import { CONTRIBUTION_CELLS } from "./cells.tsx";
import { CONTRIBUTION_COLUMNS } from "./columns-state.ts";
import { RowPreview } from "./row-preview.tsx";
import type { FurtherCells } from "./rows-scopes.ts";
import { rowsKey, SelectableGrid } from "./selectable-grid.tsx";
import { EmptyLibrary, Failed } from "./table-messages.tsx";
import { useAnswer } from "./use-answer.ts";
import { useGroups } from "./use-groups.ts";
import { useShown } from "./use-shown.ts";
import { useColumnView, useDensity } from "./use-table-view.ts";
import { useTagRows } from "./use-tag-rows.ts";

/** All contributions of the query, in groups where it is grouped. */
export function ContributionsGrid() {
  const client = useEngine();
  const { workspace, dispatch } = useWorkspace();
  const { spec, result, error, reload } = useQueryResult();
  const open = useOpen();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("contributions");
  const shown = useShown();
  const [previewed, setPreviewed] = useState<string | null>(null);
  const asked = useAnswer(spec, result);
  const groups = useGroups(spec);
  const isGrouped = groups.grid !== null;
  useCommand("table.openGroups", () => groups.setAll(true), { isEnabled: isGrouped });
  useCommand("table.closeGroups", () => groups.setAll(false), { isEnabled: isGrouped });
  const tagging = useTagRows(spec);
  const [isTagging, setIsTagging] = useState(false);
  const filterWords = useFilterWords();
  const fetch = useMemo(
    () => async (offset: number, limit: number, signal: AbortSignal) =>
      (await client.call("query.rows", { spec, offset, limit }, signal)).rows,
    [client, spec],
  );
  if (error && !result) return <Failed error={error} onRetry={reload} />;
  if (!result || groups.isLoading) return <Skeleton lines={12} label="Loading contributions" />;
  if (result.contributions === 0) return isRestricted(spec) ? <NothingFound /> : <EmptyLibrary />;
  const hasWords = result.rows.some((row) => row.snippetHits.length > 0);
  return (
    <>
      <SelectableGrid
        label="Contributions"
        noun="contribution"
        columns={CONTRIBUTION_COLUMNS}
        cells={CONTRIBUTION_CELLS}
        texts={CONTRIBUTION_TEXTS}
        source={{ ...asked, total: result.contributions, first: result.rows, fetch }}
        rowsKey={rowsKey(spec, result.generation, asked.answer)}
        groups={groups.grid}
        view={view}
        onView={setView}
        sort={workspace.query.sort}
        onSort={(sort) => dispatch({ type: "query", query: { sort } })}
        rowHeight={rowHeight}
        secondLine={hasWords ? snippetOf : undefined}
        currentId={shown.contribution}
        exported={{ what: "contributions", filterWords, further: wordsOf(client, spec) }}
        tagging={{ ...tagging, isOpen: isTagging, onOpen: setIsTagging }}
        onOpen={(row, beside) => void open.contribution(row.id, { beside })}
        onPreview={(row) => setPreviewed(previewed === row.id ? null : row.id)}
        onFocusRow={(row) => previewed !== null && setPreviewed(row.id)}
        onEscape={() => setPreviewed(null)}
      />
      {previewed !== null && <RowPreview contribution={previewed} onClose={() => setPreviewed(null)} />}
    </>
  );
}

/** The words of contributions as a cell of an export. */
function wordsOf(client: Client, spec: QuerySpec): FurtherCells {
  return {
    label: "With the words of each contribution",
    titles: ["Text"],
    async of(page, signal) {
      const { anchors } = await client.call("query.anchors", { spec, ...page }, signal);
      return anchors.map((anchor) => [[anchor?.exact ?? ""]]);
    },
  };
}

function snippetOf(row: ContributionRow): ReactNode {
  if (row.snippetHits.length === 0) return null;
  return <Marked text={row.snippet} ranges={row.snippetHits} />;
}
