import { useCallback } from "react";
import { useWorkspace } from "../../data/workspace.tsx";
import type { AnnotationItem } from "./annotation-item.ts";

/**
 * Shows an annotation in the reader, its words marked, and in the inspector. One that is not found is only
 * inspected. From the list of all annotations it goes to the reader.
 */
export function useOpenItem(): (item: AnnotationItem, beside?: boolean) => void {
  const { workspace, dispatch } = useWorkspace();
  const isInList = workspace.place === "annotations";
  return useCallback(
    ({ annotation, passage }, beside = false) => {
      dispatch({ type: "inspect", subject: { type: "annotation", id: annotation.id } });
      if (!passage?.key) return;
      const range = passage.view ?? null;
      dispatch({ type: "open", view: { type: "debate", spot: { key: passage.key, range } }, beside });
      if (isInList) dispatch({ type: "go", place: "reader" });
    },
    [dispatch, isInList],
  );
}
