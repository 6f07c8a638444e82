import { useCallback, useMemo } from "react";
import type { SavedView } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { groupsOf, openOf } from "../../data/open-groups.ts";
import { useSavedViews, useStore } from "../../data/records.tsx";
import { isSameDefinition, readDefinition, type ViewDefinition } from "../../data/view-definition.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { EMPTY_QUERY } from "../../data/workspace-state.ts";
import { useNotify } from "../../ui/notify.tsx";
import { isRestricted } from "../search/index.ts";
import { USUAL_SORTS, useColumnView, useKeptGroups, useOwnSort } from "../table/index.ts";

export interface Views {
  all: SavedView[];
  /** The one that was applied last, and whether what is shown is something else by now. */
  active: { view: SavedView; isChanged: boolean } | null;
  /** Nothing restricts what is shown, and no view is applied. */
  isEverything: boolean;
  apply(view: SavedView): void;
  showEverything(): void;
  /** Resolves with what is wrong with the name; null when it is saved. */
  save(name: string): Promise<string | null>;
  rename(view: SavedView, name: string): Promise<string | null>;
  /** Keeps what is shown under the view's name. */
  update(view: SavedView): void;
  remove(view: SavedView): void;
}

/** The saved views of the library and what is done with them; each change is one step of undo. */
export function useViews(): Views {
  const { workspace, dispatch } = useWorkspace();
  const { tab, query } = workspace;
  const all = useSavedViews();
  const store = useStore();
  const notify = useNotify();
  const [columns] = useColumnView(tab);
  const [sort] = useOwnSort(tab, USUAL_SORTS[tab]);
  const [keptGroups, setKeptGroups] = useKeptGroups();
  const setters = useTableSetters();
  const shown: ViewDefinition = useMemo(() => {
    const groups = tab === "contributions" ? openOf(keptGroups, query) : null;
    return { version: 1, tab, query, columns, sort: tab === "contributions" ? null : sort, groups };
  }, [tab, query, columns, sort, keptGroups]);
  const applied = all.find(({ id }) => id === workspace.savedView);
  const kept = applied && readDefinition(applied.definition);
  const active = applied ? { view: applied, isChanged: !kept || !isSameDefinition(kept, shown) } : null;

  const attempt = useCallback(
    (step: Promise<unknown>) => void step.catch((error) => notify(asAppError(error).message)),
    [notify],
  );
  const problemOf = (step: Promise<unknown>) =>
    step.then(
      () => null,
      (error) => asAppError(error).message,
    );
  return {
    all,
    active,
    isEverything: active === null && !isRestricted(query),
    apply(view) {
      const definition = readDefinition(view.definition);
      if (!definition) {
        notify(`The view “${view.name}” was made by a newer Backbench.`);
        return;
      }
      setters[definition.tab].columns(definition.columns);
      if (definition.sort) setters[definition.tab].sort(definition.sort);
      if (definition.query.group) setKeptGroups({ of: groupsOf(definition.query), open: definition.groups, all: null });
      dispatch({ type: "apply-view", id: view.id, tab: definition.tab, query: definition.query });
    },
    showEverything: () => dispatch({ type: "apply-view", id: null, tab, query: { ...EMPTY_QUERY, sort: query.sort } }),
    save: (name) =>
      problemOf(store.saveView({ name, definition: shown }).then((id) => dispatch({ type: "name-view", id }))),
    rename: (view, name) => problemOf(store.updateView(view.id, { name })),
    update: (view) => attempt(store.updateView(view.id, { definition: shown })),
    remove: (view) => attempt(store.removeView(view.id)),
  };
}

/** Sets columns and order of any of the tables. */
function useTableSetters() {
  const tables = {
    contributions: useTable("contributions"),
    debates: useTable("debates"),
    divisions: useTable("divisions"),
    people: useTable("people"),
    sources: useTable("sources"),
  };
  return tables;
}

function useTable(tab: keyof typeof USUAL_SORTS) {
  const [, columns] = useColumnView(tab);
  const [, sort] = useOwnSort(tab, USUAL_SORTS[tab]);
  return { columns, sort };
}
