import { useCallback } from "react";
import { useWorkspace } from "../../data/workspace.tsx";

/** Tells the inspector what has the focus on a page, and opens sources from it. */
export function usePageSubject() {
  const { workspace, dispatch } = useWorkspace();
  const { subject } = workspace;
  const inspectAnnotation = useCallback(
    (id: string) => dispatch({ type: "inspect", subject: { type: "annotation", id } }),
    [dispatch],
  );
  const openSource = useCallback(
    (source: string, line: number | null) =>
      dispatch({ type: "open", view: { type: "source", source, line }, beside: false }),
    [dispatch],
  );
  const openBeside = useCallback(
    (key: string) => dispatch({ type: "open", view: { type: "debate", spot: { key, range: null } }, beside: true }),
    [dispatch],
  );
  function inspectContribution(key: string): void {
    const isShown = subject?.type === "contribution" && subject.key === key;
    if (!isShown) dispatch({ type: "inspect", subject: { type: "contribution", key } });
  }
  return { inspectAnnotation, inspectContribution, openSource, openBeside };
}
