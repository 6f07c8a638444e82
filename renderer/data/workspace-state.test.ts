import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  INITIAL_WORKSPACE,
  MOST_PANES,
  type PaneView,
  paneView,
  type Workspace,
  workspaceReducer,
} from "./workspace-state.ts";

const debate = (key: string): PaneView => ({ type: "debate", spot: { key, range: null } });
const shown = (state: Workspace) => state.panes.map((pane) => JSON.stringify(paneView(pane)));

describe("panes", () => {
  test("opening replaces the active pane and keeps what it showed in its history", () => {
    let state = workspaceReducer(INITIAL_WORKSPACE, { type: "open", view: debate("a"), beside: false });
    state = workspaceReducer(state, { type: "open", view: debate("b"), beside: false });
    expect(shown(state)).toEqual([JSON.stringify(debate("b"))]);
    state = workspaceReducer(state, { type: "pane-history", id: 1, step: -1 });
    expect(shown(state)).toEqual([JSON.stringify(debate("a"))]);
    state = workspaceReducer(state, { type: "pane-history", id: 1, step: -1 });
    expect(shown(state)).toEqual([JSON.stringify(debate("a"))]);
  });

  test("opening beside puts a new pane right of the active one and makes it active", () => {
    let state = INITIAL_WORKSPACE;
    for (const key of ["a", "b"]) state = workspaceReducer(state, { type: "open", view: debate(key), beside: true });
    state = workspaceReducer(state, { type: "activate-pane", id: 1 });
    state = workspaceReducer(state, { type: "open", view: debate("c"), beside: true });
    expect(shown(state)).toEqual(["a", "c", "b"].map((key) => JSON.stringify(debate(key))));
    expect(state.activePane).toBe(3);
  });

  test("closing the active pane activates its neighbour", () => {
    let state = INITIAL_WORKSPACE;
    for (const key of ["a", "b", "c"])
      state = workspaceReducer(state, { type: "open", view: debate(key), beside: true });
    state = workspaceReducer(state, { type: "close-pane", id: 3 });
    expect(state.activePane).toBe(2);
    state = workspaceReducer(workspaceReducer(state, { type: "close-pane", id: 2 }), { type: "close-pane", id: 1 });
    expect(state).toMatchObject({ panes: [], activePane: null });
  });

  test("after any steps the active pane exists, history stands inside its bounds, and panes stay within the most", () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant("open" as const), view: fc.string().map(debate), beside: fc.boolean() }),
      fc.record({ type: fc.constant("close-pane" as const), id: fc.nat(6) }),
      fc.record({ type: fc.constant("activate-pane" as const), id: fc.nat(6) }),
      fc.record({
        type: fc.constant("pane-history" as const),
        id: fc.nat(6),
        step: fc.constantFrom(-1 as const, 1 as const),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const end = steps.reduce(workspaceReducer, INITIAL_WORKSPACE);
        expect(end.panes.length).toBeLessThanOrEqual(MOST_PANES);
        for (const pane of end.panes) expect(pane.history[pane.at]).toBeDefined();
        expect(
          end.activePane === null ? end.panes.length === 0 : end.panes.some((pane) => pane.id === end.activePane),
        ).toBe(true);
      }),
      { seed: 20250116 },
    );
  });
});
