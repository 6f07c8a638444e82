import { createContext, type Dispatch, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useViewState } from "./view-state.ts";
import { INITIAL_WORKSPACE, type Workspace, type WorkspaceAction, workspaceReducer } from "./workspace-state.ts";

interface WorkspaceContext {
  workspace: Workspace;
  dispatch: Dispatch<WorkspaceAction>;
  /** False until what was kept from the last time is there. */
  isLoaded: boolean;
}

const Context = createContext<WorkspaceContext | null>(null);

/** Holds the workspace of the open library and keeps it across restarts. */
export function WorkspaceProvider({ children }: { children: ReactNode }) {
  const [kept, setKept, isLoaded] = useViewState<Workspace>("workspace", INITIAL_WORKSPACE);
  // A field that a former version did not know takes its initial value.
  const workspace = useMemo(() => ({ ...INITIAL_WORKSPACE, ...kept }), [kept]);
  const dispatch = useCallback(
    (action: WorkspaceAction) => setKept((old) => workspaceReducer({ ...INITIAL_WORKSPACE, ...old }, action)),
    [setKept],
  );
  const value = useMemo(() => ({ workspace, dispatch, isLoaded }), [workspace, dispatch, isLoaded]);
  return <Context value={value}>{children}</Context>;
}

/** The workspace and the way to change it; only under a {@link WorkspaceProvider}. */
export function useWorkspace(): WorkspaceContext {
  const value = useContext(Context);
  if (!value) throw new Error("useWorkspace stands outside of a WorkspaceProvider");
  return value;
}
