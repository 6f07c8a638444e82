import { Vote } from "lucide-react";
import { useMemo } from "react";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Client } from "../../../shared/api/rpc.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import { useOpen } from "../../data/use-open.ts";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { isRestricted, useFilterWords, useQueryResult } from "../search/index.ts";
import { DIVISION_TEXTS } from "./cell-texts.ts";
import { DIVISION_CELLS } from "./cells.tsx";
import { DIVISION_COLUMNS } from "./columns-state.ts";
import { PAGE_SIZE } from "./paging-state.ts";
import type { FurtherCells } from "./rows-scopes.ts";
import { SelectableGrid } from "./selectable-grid.tsx";
import { Failed } from "./table-messages.tsx";
import { useAnswer } from "./use-answer.ts";
import { useShown } from "./use-shown.ts";
import { useColumnView, useDensity, useOwnSort } from "./use-table-view.ts";
import { USUAL_SORTS } from "./usual-sorts.ts";

/** The divisions of the query; a row opens the debate at the division. */
export function DivisionsGrid() {
  const client = useEngine();
  const { spec: query } = useQueryResult();
  const open = useOpen();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("divisions");
  const [sort, setSort] = useOwnSort("divisions", USUAL_SORTS.divisions);
  const shown = useShown();
  const filterWords = useFilterWords();
  const spec = useMemo(() => ({ ...query, sort, group: null }), [query, sort]);
  const first = { spec, withLists: false, offset: 0, limit: PAGE_SIZE };
  const { data, error, reload } = useCall("query.divisions", first);
  const asked = useAnswer(spec, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading divisions" />;
  if (data.total === 0) return <NoDivision isRestricted={isRestricted(query)} />;
  return (
    <SelectableGrid
      label="Divisions"
      noun="division"
      exported={{ what: "divisions", filterWords, further: namesOf(client, spec) }}
      texts={DIVISION_TEXTS}
      columns={DIVISION_COLUMNS}
      cells={DIVISION_CELLS}
      source={{
        ...asked,
        total: data.total,
        first: data.rows,
        fetch: async (offset, limit, signal) =>
          (await client.call("query.divisions", { ...first, offset, limit }, signal)).rows,
      }}
      view={view}
      onView={setView}
      sort={sort}
      onSort={setSort}
      rowHeight={rowHeight}
      currentId={shown.contribution}
      onOpen={(row, beside) => void open.contribution(row.id, { beside })}
    />
  );
}

/** Who voted how, a line for each name. */
function namesOf(client: Client, spec: QuerySpec): FurtherCells {
  return {
    label: "With the lists: a line for each name",
    titles: ["Vote", "Name", "Person", "Who it is"],
    async of(page, signal) {
      const { rows } = await client.call("query.divisions", { spec, withLists: true, ...page }, signal);
      return rows.map(({ lists }) => {
        const lines = lists.flatMap(({ vote, names, people }) =>
          names.map((name, at) => [vote, name, people[at]?.name ?? "", people[at]?.reason ?? ""]),
        );
        return lines.length > 0 ? lines : [["", "", "", ""]];
      });
    },
  };
}

function NoDivision(props: { isRestricted: boolean }) {
  if (!props.isRestricted) {
    return (
      <Message icon={Vote} title="No divisions">
        The transcripts of this library print no divisions.
      </Message>
    );
  }
  return (
    <Message icon={Vote} title="No division matches">
      Here words are looked for in what was put to the vote, in titles and headings, not in speeches. Who voted is found
      with voted:name, aye:name or no:name.
    </Message>
  );
}
