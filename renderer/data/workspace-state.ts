import type { QuerySpec } from "../../shared/api/query-schemas.ts";
import type { PersonField } from "../../shared/model/correction.ts";
import type { OccurrenceKey } from "../../shared/model/occurrence-key.ts";

/**
 * What the analyst has before them: pure state and the steps from one to the next. It is kept per library and
 * survives a restart, so it refers to text by occurrence keys only, never by ids of one reconstruction.
 */

export type Place = "library" | "reader" | "annotations" | "analysis";
export type TableTab = "contributions" | "debates" | "divisions" | "people" | "sources";

/** What the inspector describes: what has the focus. */
export type InspectorSubject =
  | { type: "debate"; key: OccurrenceKey }
  /** `edit` asks for a field of its speaker to be edited at once. */
  | { type: "contribution"; key: OccurrenceKey; edit?: PersonField }
  | { type: "annotation"; id: string }
  | { type: "source"; id: string }
  /** By the name known of them, or by what is printed where none is. */
  | { type: "person"; name: string };

/** A place in a debate: the occurrence to show, and the passage in it to mark and scroll to. */
export interface Spot {
  key: OccurrenceKey;
  range: { start: number; end: number } | null;
}

/** What a pane shows: a debate at a spot, or a source as it is on disk. */
export type PaneView = { type: "debate"; spot: Spot } | { type: "source"; source: string; line: number | null };

export interface Pane {
  /** Stays the same while the pane is open; React key and focus target. */
  id: number;
  /** Its own history; `at` is the one shown. */
  history: PaneView[];
  at: number;
  hideChair: boolean;
}

export interface Workspace {
  place: Place;
  tab: TableTab;
  query: QuerySpec;
  /** Id of the saved view that was applied last; it may have been changed since. */
  savedView: string | null;
  panes: Pane[];
  /** Id of the pane that commands act on; null without panes. */
  activePane: number | null;
  subject: InspectorSubject | null;
  filtersOpen: boolean;
  inspectorOpen: boolean;
}

export const EMPTY_QUERY: QuerySpec = {
  text: "",
  filters: [],
  dates: null,
  sort: [{ column: "date", descending: false }],
};

export const INITIAL_WORKSPACE: Workspace = {
  place: "library",
  tab: "contributions",
  query: EMPTY_QUERY,
  savedView: null,
  panes: [],
  activePane: null,
  subject: null,
  filtersOpen: true,
  inspectorOpen: true,
};

export type WorkspaceAction =
  | { type: "go"; place: Place }
  | { type: "tab"; tab: TableTab }
  | { type: "query"; query: Partial<QuerySpec> }
  /** Shows a saved view (null: everything, of no view). */
  | { type: "apply-view"; id: string | null; tab: TableTab; query: QuerySpec }
  /** What is shown is that view now, e.g. because it was just saved; null when it was deleted. */
  | { type: "name-view"; id: string | null }
  | { type: "inspect"; subject: InspectorSubject | null }
  | { type: "toggle-filters" }
  | { type: "toggle-inspector" }
  /** Shows a view in the active pane, or in a new one beside it. */
  | { type: "open"; view: PaneView; beside: boolean }
  | { type: "activate-pane"; id: number }
  | { type: "close-pane"; id: number }
  | { type: "pane-history"; id: number; step: -1 | 1 }
  | { type: "pane-hide-chair"; id: number; hide: boolean };

/** Panes beside one another at most; a further one takes the place of the active. */
export const MOST_PANES = 4;
const MOST_HISTORY = 100;

/** The next state; the same object when nothing changes. */
export function workspaceReducer(state: Workspace, action: WorkspaceAction): Workspace {
  switch (action.type) {
    case "go":
      return state.place === action.place ? state : { ...state, place: action.place };
    case "tab":
      return { ...state, tab: action.tab };
    case "query":
      return { ...state, query: { ...state.query, ...action.query } };
    case "apply-view":
      return { ...state, savedView: action.id, tab: action.tab, query: action.query };
    case "name-view":
      return { ...state, savedView: action.id };
    case "inspect":
      return { ...state, subject: action.subject };
    case "toggle-filters":
      return { ...state, filtersOpen: !state.filtersOpen };
    case "toggle-inspector":
      return { ...state, inspectorOpen: !state.inspectorOpen };
    case "open":
      return open(state, action.view, action.beside);
    case "activate-pane":
      return changePane(state, action.id, (pane) => pane);
    case "close-pane":
      return closePane(state, action.id);
    case "pane-history":
      return changePane(state, action.id, (pane) => {
        const at = pane.at + action.step;
        return at < 0 || at >= pane.history.length ? pane : { ...pane, at };
      });
    case "pane-hide-chair":
      return changePane(state, action.id, (pane) => ({ ...pane, hideChair: action.hide }));
  }
}

/** What a pane shows now. */
export function paneView(pane: Pane): PaneView {
  const view = pane.history[pane.at];
  if (!view) throw new Error("a pane always shows something");
  return view;
}

function open(state: Workspace, view: PaneView, beside: boolean): Workspace {
  const active = state.panes.find((pane) => pane.id === state.activePane);
  if (active && (!beside || state.panes.length >= MOST_PANES)) {
    return changePane(state, active.id, (pane) => pushView(pane, view));
  }
  const id = state.panes.reduce((most, pane) => Math.max(most, pane.id), 0) + 1;
  const pane: Pane = { id, history: [view], at: 0, hideChair: false };
  const place = active ? state.panes.indexOf(active) + 1 : state.panes.length;
  return { ...state, panes: state.panes.toSpliced(place, 0, pane), activePane: id };
}

function pushView(pane: Pane, view: PaneView): Pane {
  if (JSON.stringify(paneView(pane)) === JSON.stringify(view)) return { ...pane };
  const history = [...pane.history.slice(0, pane.at + 1), view].slice(-MOST_HISTORY);
  return { ...pane, history, at: history.length - 1 };
}

function closePane(state: Workspace, id: number): Workspace {
  const place = state.panes.findIndex((pane) => pane.id === id);
  if (place < 0) return state;
  const panes = state.panes.toSpliced(place, 1);
  const neighbour = panes[Math.min(place, panes.length - 1)];
  return { ...state, panes, activePane: state.activePane === id ? (neighbour?.id ?? null) : state.activePane };
}

/** Changes a pane and makes it the active one; an unknown id changes nothing. */
function changePane(state: Workspace, id: number, change: (pane: Pane) => Pane): Workspace {
  if (!state.panes.some((pane) => pane.id === id)) return state;
  return { ...state, panes: state.panes.map((pane) => (pane.id === id ? change(pane) : pane)), activePane: id };
}
