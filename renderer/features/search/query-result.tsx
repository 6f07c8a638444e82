import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { QueryResult, QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import { useCall } from "../../data/use-call.ts";
import { useWorkspace } from "../../data/workspace.tsx";

/** Rows that come with the totals. */
const FIRST_ROWS = 200;

export interface ResultState {
  /** What was asked; the result may still be that of the query before. */
  spec: QuerySpec;
  result: QueryResult | undefined;
  error: AppError | null;
  isLoading: boolean;
  isRefreshing: boolean;
  reload(): void;
}

const Context = createContext<ResultState | null>(null);

/** Asks the workspace's query once for all who show something of it: table, filters, chips, hit count. */
export function QueryResultProvider({ children }: { children: ReactNode }) {
  const { workspace, isLoaded } = useWorkspace();
  const spec = workspace.query;
  const { data, error, isLoading, isRefreshing, reload } = useCall(
    "query.run",
    isLoaded ? { spec, limit: FIRST_ROWS } : null,
  );
  const value = useMemo(
    () => ({ spec, result: data, error, isLoading: isLoading || !isLoaded, isRefreshing, reload }),
    [spec, data, error, isLoading, isLoaded, isRefreshing, reload],
  );
  return <Context value={value}>{children}</Context>;
}

/** The result of the workspace's query; only under a {@link QueryResultProvider}. */
export function useQueryResult(): ResultState {
  const value = useContext(Context);
  if (!value) throw new Error("useQueryResult stands outside of a QueryResultProvider");
  return value;
}
