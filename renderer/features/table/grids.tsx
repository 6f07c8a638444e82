import { UserX } from "lucide-react";
import { useMemo } from "react";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import { useRunCommand } from "../../data/use-commands.tsx";
import { useOpen } from "../../data/use-open.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { isRestricted, NothingFound, useFilterWords, useQueryResult } from "../search/index.ts";
import { DEBATE_TEXTS, PERSON_TEXTS, SOURCE_TEXTS } from "./cell-texts.ts";
import { DEBATE_CELLS, PERSON_CELLS, SOURCE_CELLS } from "./cells.tsx";
import { DEBATE_COLUMNS, PERSON_COLUMNS, SOURCE_COLUMNS } from "./columns-state.ts";
import { PAGE_SIZE } from "./paging-state.ts";
import { SelectableGrid } from "./selectable-grid.tsx";
import { EmptyLibrary, Failed } from "./table-messages.tsx";
import { useAnswer } from "./use-answer.ts";
import { useShown } from "./use-shown.ts";
import { useColumnView, useDensity, useOwnSort } from "./use-table-view.ts";
import { USUAL_SORTS } from "./usual-sorts.ts";

/** The debates that hold a contribution of the query. */
export function DebatesGrid() {
  const client = useEngine();
  const { spec: query } = useQueryResult();
  const open = useOpen();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("debates");
  const [sort, setSort] = useOwnSort("debates", USUAL_SORTS.debates);
  const shown = useShown();
  const filterWords = useFilterWords();
  const spec = useMemo(() => ({ ...query, sort }), [query, sort]);
  const { data, error, reload } = useCall("query.debates", { spec, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(spec, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading debates" />;
  if (data.total === 0) return isRestricted(query) ? <NothingFound /> : <EmptyLibrary />;
  return (
    <SelectableGrid
      label="Debates"
      noun="debate"
      exported={{ what: "debates", filterWords }}
      texts={DEBATE_TEXTS}
      columns={DEBATE_COLUMNS}
      cells={DEBATE_CELLS}
      source={{
        ...asked,
        total: data.total,
        first: data.rows,
        fetch: async (offset, limit, signal) =>
          (await client.call("query.debates", { spec, offset, limit }, signal)).rows,
      }}
      view={view}
      onView={setView}
      sort={sort}
      onSort={setSort}
      rowHeight={rowHeight}
      currentId={shown.debate}
      onOpen={(row, beside) => void open.debate(row.id, { beside })}
    />
  );
}

/** Everybody who speaks in the library; a row is described in the inspector. */
export function PeopleGrid() {
  const client = useEngine();
  const { workspace, dispatch } = useWorkspace();
  const run = useRunCommand();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("people");
  const [sort, setSort] = useOwnSort("people", USUAL_SORTS.people);
  const described = workspace.subject?.type === "person" ? workspace.subject.name : null;
  const current = useCall("people.get", described === null ? null : { name: described });
  const { data, error, reload } = useCall("people.list", { text: "", sort, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(sort, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading people" />;
  if (data.total === 0) return <NobodyNamed />;
  return (
    <SelectableGrid
      label="People"
      noun="person"
      exported={{ what: "people", filterWords: "" }}
      plural="people"
      texts={PERSON_TEXTS}
      columns={PERSON_COLUMNS}
      cells={PERSON_CELLS}
      source={{
        ...asked,
        total: data.total,
        first: data.rows,
        fetch: async (offset, limit, signal) =>
          (await client.call("people.list", { text: "", sort, offset, limit }, signal)).rows,
      }}
      view={view}
      onView={setView}
      sort={sort}
      onSort={setSort}
      rowHeight={rowHeight}
      currentId={(described !== null && current.data?.id) || null}
      onOpen={(row) => {
        dispatch({ type: "inspect", subject: { type: "person", name: row.name ?? row.forms[0]?.printed ?? "" } });
        run("go.inspector");
      }}
    />
  );
}

/** All files of the library, those that could not be read included. */
export function SourcesGrid() {
  const client = useEngine();
  const open = useOpen();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("sources");
  const [sort, setSort] = useOwnSort("sources", USUAL_SORTS.sources);
  const shown = useShown();
  const { data, error, reload } = useCall("sources.list", { sort, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(sort, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading sources" />;
  if (data.total === 0) return <EmptyLibrary />;
  return (
    <SelectableGrid
      label="Sources"
      noun="source"
      exported={{ what: "sources", filterWords: "" }}
      texts={SOURCE_TEXTS}
      columns={SOURCE_COLUMNS}
      cells={SOURCE_CELLS}
      source={{
        ...asked,
        total: data.total,
        first: data.rows,
        fetch: async (offset, limit, signal) =>
          (await client.call("sources.list", { sort, offset, limit }, signal)).rows,
      }}
      view={view}
      onView={setView}
      sort={sort}
      onSort={setSort}
      rowHeight={rowHeight}
      currentId={shown.source}
      onOpen={(row, beside) => open.source(row.id, { beside })}
    />
  );
}

function NobodyNamed() {
  return (
    <Message icon={UserX} title="No speaker is named">
      The transcripts of this library, if there are any, print no speakers.
    </Message>
  );
}
