import { FileX2, FolderOpen, UserX } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import type { ContributionRow, SortKey } from "../../../shared/api/schemas.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import { useEngine } from "../../data/engine.tsx";
import { useCall } from "../../data/use-call.ts";
import { useRunCommand } from "../../data/use-commands.tsx";
import { useOpen } from "../../data/use-open.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { Button } from "../../ui/button.tsx";
import { Marked } from "../../ui/marked.tsx";
import { Message } from "../../ui/message.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { isRestricted, NothingFound, useQueryResult } from "../search/index.ts";
import { CONTRIBUTION_CELLS, DEBATE_CELLS, PERSON_CELLS, SOURCE_CELLS } from "./cells.tsx";
import { CONTRIBUTION_COLUMNS, DEBATE_COLUMNS, PERSON_COLUMNS, SOURCE_COLUMNS } from "./columns-state.ts";
import { DataGrid } from "./data-grid.tsx";
import { USUAL_SORT } from "./grid-header.tsx";
import { PAGE_SIZE } from "./paging-state.ts";
import { RowPreview } from "./row-preview.tsx";
import { useShown } from "./use-shown.ts";
import { useColumnView, useDensity, useOwnSort } from "./use-table-view.ts";

const NAMES_SORT: SortKey[] = [{ column: "speaker", descending: false }];
const FILES_SORT: SortKey[] = [{ column: "path", descending: false }];

/** All contributions of the query. */
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
  if (error && !result) return <Failed error={error} onRetry={reload} />;
  if (!result) return <Skeleton lines={12} label="Loading contributions" />;
  if (result.contributions === 0) return isRestricted(spec) ? <NothingFound /> : <EmptyLibrary />;
  const hasWords = result.rows.some((row) => row.snippetHits.length > 0);
  return (
    <>
      <DataGrid
        label="Contributions"
        columns={CONTRIBUTION_COLUMNS}
        cells={CONTRIBUTION_CELLS}
        source={{
          ...asked,
          total: result.contributions,
          first: result.rows,
          fetch: async (offset, limit, signal) =>
            (await client.call("query.rows", { spec, offset, limit }, signal)).rows,
        }}
        view={view}
        onView={setView}
        sort={workspace.query.sort}
        onSort={(sort) => dispatch({ type: "query", query: { sort } })}
        rowHeight={rowHeight}
        secondLine={hasWords ? snippetOf : undefined}
        currentId={shown.contribution}
        onOpen={(row, beside) => void open.contribution(row.id, { beside })}
        onPreview={(row) => setPreviewed(previewed === row.id ? null : row.id)}
        onFocusRow={(row) => previewed !== null && setPreviewed(row.id)}
        onEscape={() => setPreviewed(null)}
      />
      {previewed !== null && <RowPreview contribution={previewed} onClose={() => setPreviewed(null)} />}
    </>
  );
}

/** The debates that hold a contribution of the query. */
export function DebatesGrid() {
  const client = useEngine();
  const { spec: query } = useQueryResult();
  const open = useOpen();
  const { rowHeight } = useDensity();
  const [view, setView] = useColumnView("debates");
  const [sort, setSort] = useOwnSort("debates", USUAL_SORT);
  const shown = useShown();
  const spec = useMemo(() => ({ ...query, sort }), [query, sort]);
  const { data, error, reload } = useCall("query.debates", { spec, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(spec, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading debates" />;
  if (data.total === 0) return isRestricted(query) ? <NothingFound /> : <EmptyLibrary />;
  return (
    <DataGrid
      label="Debates"
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
  const [sort, setSort] = useOwnSort("people", NAMES_SORT);
  const described = workspace.subject?.type === "person" ? workspace.subject.name : null;
  const current = useCall("people.get", described === null ? null : { name: described });
  const { data, error, reload } = useCall("people.list", { text: "", sort, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(sort, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading people" />;
  if (data.total === 0) return <NobodyNamed />;
  return (
    <DataGrid
      label="People"
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
  const [sort, setSort] = useOwnSort("sources", FILES_SORT);
  const shown = useShown();
  const { data, error, reload } = useCall("sources.list", { sort, offset: 0, limit: PAGE_SIZE });
  const asked = useAnswer(sort, data);
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={8} label="Loading sources" />;
  if (data.total === 0) return <EmptyLibrary />;
  return (
    <DataGrid
      label="Sources"
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

/** There is nothing to show, whatever one asks. */
function EmptyLibrary() {
  const run = useRunCommand();
  return (
    <Message
      icon={FolderOpen}
      title="There are no transcripts in this folder"
      actions={
        <>
          <Button look="primary" onPress={() => run("library.openFolder")}>
            Open folder
          </Button>
          <Button onPress={() => run("library.rescan")}>Look for changed files</Button>
        </>
      }
    >
      Choose a folder that holds transcripts, or put files into this one and look for changed files.
    </Message>
  );
}

function snippetOf(row: ContributionRow): ReactNode {
  if (row.snippetHits.length === 0) return null;
  return <Marked text={row.snippet} ranges={row.snippetHits} />;
}

function Failed({ error, onRetry }: { error: AppError; onRetry(): void }) {
  return (
    <Message icon={FileX2} role="alert" title={error.message} actions={<Button onPress={onRetry}>Try again</Button>}>
      {error.action}
    </Message>
  );
}

/** Question and answer of a table, for {@link useRows}. */
function useAnswer(question: unknown, answer: object | undefined): { question: string; answer: number } {
  const [seen] = useState(() => new WeakMap<object, number>());
  const [counter] = useState(() => ({ next: 1 }));
  if (answer && !seen.has(answer)) seen.set(answer, counter.next++);
  return { question: JSON.stringify(question), answer: (answer && seen.get(answer)) ?? 0 };
}
