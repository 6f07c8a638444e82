import { Columns3, FoldVertical, Rows3, Rows4 } from "lucide-react";
import { type ReactNode, type RefObject, useContext, useLayoutEffect, useRef } from "react";
import { Tab, TabList, TabListStateContext, Tabs } from "react-aria-components";
import { useLibrary } from "../../data/library.ts";
import { useCall } from "../../data/use-call.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import type { TableTab } from "../../data/workspace-state.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Menu } from "../../ui/menu.tsx";
import { FilterChips, useQueryResult, withCopies } from "../search/index.ts";
import {
  CONTRIBUTION_COLUMNS,
  type ColumnInfo,
  columnOrder,
  DEBATE_COLUMNS,
  DIVISION_COLUMNS,
  isColumnShown,
  PERSON_COLUMNS,
  SOURCE_COLUMNS,
  toggleColumn,
} from "./columns-state.ts";
import { ContributionsGrid } from "./contributions-grid.tsx";
import { DivisionsGrid } from "./divisions-grid.tsx";
import { DebatesGrid, PeopleGrid, SourcesGrid } from "./grids.tsx";
import { GroupMenu } from "./group-menu.tsx";
import { describeSort } from "./sort-state.ts";
import styles from "./table-area.module.css";
import { useColumnView, useDensity } from "./use-table-view.ts";
import { USUAL_SORTS } from "./usual-sorts.ts";

const COLUMNS: Record<TableTab, readonly ColumnInfo[]> = {
  contributions: CONTRIBUTION_COLUMNS,
  debates: DEBATE_COLUMNS,
  divisions: DIVISION_COLUMNS,
  people: PERSON_COLUMNS,
  sources: SOURCE_COLUMNS,
};

const GRIDS: Record<TableTab, ReactNode> = {
  contributions: <ContributionsGrid />,
  debates: <DebatesGrid />,
  divisions: <DivisionsGrid />,
  people: <PeopleGrid />,
  sources: <SourcesGrid />,
};

/** The tables of the library in five tabs, with the filters in force above them; `onFold` shrinks them again. */
export function TableArea({ onFold }: { onFold: (() => void) | null }) {
  const { workspace, dispatch } = useWorkspace();
  const { result, isRefreshing } = useQueryResult();
  const { library } = useLibrary();
  const people = useCall("people.list", library ? { text: "", sort: [], offset: 0, limit: 1 } : null);
  const density = useDensity();
  useCommand("table.density", density.toggle);
  const { tab } = workspace;
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className={styles.area} aria-busy={isRefreshing}>
      <FilterChips />
      <Tabs
        className={styles.tabs as string}
        selectedKey={tab}
        onSelectionChange={(key) => dispatch({ type: "tab", tab: key as TableTab })}
      >
        <div className={styles.bar}>
          <TabList ref={list} aria-label="Tables" className={styles.list as string}>
            <TableTabButton id="contributions" title="Contributions" count={result?.contributions} />
            <TableTabButton id="debates" title="Debates" count={result?.debates} />
            <TableTabButton id="divisions" title="Divisions" count={result?.divisions ?? undefined} />
            <TableTabButton id="people" title="People" count={people.data?.total} />
            <TableTabButton id="sources" title="Sources" count={library?.sources} />
          </TabList>
          {tab === "contributions" && result && (
            <div className={styles.sums}>
              <Duplicates count={result.duplicates} />
              <span className={styles.words}>{countOf(result.words, "word")}</span>
            </div>
          )}
          <div className={styles.tools}>
            <IconButton
              icon={density.isDense ? Rows4 : Rows3}
              label={density.isDense ? "Comfortable rows" : "Dense rows"}
              small
              onPress={density.toggle}
            />
            {tab === "contributions" && <GroupMenu />}
            <ColumnsMenu key={tab} tab={tab} />
            {onFold && <IconButton icon={FoldVertical} label="Fold the table" small onPress={onFold} />}
          </div>
        </div>
        <SortAnnouncement />
        <span className="visually-hidden" role="status">
          {result && `${countOf(result.contributions, "contribution")} found`}
        </span>
        <Panel key={tab} list={list}>
          {GRIDS[tab]}
        </Panel>
      </Tabs>
    </div>
  );
}

/**
 * What the chosen tab shows. The library's own panel looks for something to tab to, and has all laid out for it, whenever an
 * element is added or goes: with every line of a table that scrolls.
 */
function Panel({ list, children }: { list: RefObject<HTMLDivElement | null>; children: ReactNode }) {
  // Once the tabs are there this is drawn again.
  useContext(TabListStateContext);
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = list.current?.querySelector("[role=tab][aria-selected=true]");
    const controls = tab?.getAttribute("aria-controls");
    if (!panel.current || !tab || !controls) return;
    panel.current.id = controls;
    panel.current.setAttribute("aria-labelledby", tab.id);
  });
  return (
    <div ref={panel} role="tabpanel" className={styles.panel}>
      {children}
    </div>
  );
}

function TableTabButton({ id, title, count }: { id: TableTab; title: string; count: number | undefined }) {
  return (
    <Tab id={id} className={styles.tab as string}>
      {title}
      {count !== undefined && <span className={styles.count}>{formatNumber(count)}</span>}
    </Tab>
  );
}

/** How many copies were counted once with the others, and the way to the contributions that have some. */
function Duplicates({ count }: { count: number }) {
  const { workspace, dispatch } = useWorkspace();
  if (count === 0) return null;
  const filters = withCopies(workspace.query.filters);
  return (
    <button
      type="button"
      className={styles.duplicates}
      title="The same turns in further places, each counted once. Show the contributions that have such copies."
      onClick={() => dispatch({ type: "query", query: { filters } })}
    >
      {formatNumber(count)} removed as {count === 1 ? "a duplicate" : "duplicates"}
    </button>
  );
}

function ColumnsMenu({ tab }: { tab: TableTab }) {
  const columns = COLUMNS[tab];
  const [view, setView] = useColumnView(tab);
  const entries = columnOrder(columns, view).flatMap((id) => {
    const column = columns.find((other) => other.id === id);
    if (!column) return [];
    const isOn = isColumnShown(column, view);
    return [{ id, label: column.title, isOn, onAction: () => setView(toggleColumn(columns, view, id)) }];
  });
  return (
    <Menu label="Columns" entries={entries}>
      <Button look="quiet" small icon={Columns3}>
        Columns
      </Button>
    </Menu>
  );
}

/** Tells assistive technology the order after it changed. */
function SortAnnouncement() {
  const { sort } = useWorkspace().workspace.query;
  const isUsual = JSON.stringify(sort) === JSON.stringify(USUAL_SORTS.contributions);
  const titleOf = (column: string) => CONTRIBUTION_COLUMNS.find((other) => other.sort === column)?.title ?? column;
  return (
    <span className="visually-hidden" role="status">
      {isUsual ? "" : describeSort(sort, titleOf)}
    </span>
  );
}
