import { useCallback, useRef, useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useTagPath } from "../../data/records.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { useNotify } from "../../ui/notify.tsx";
import { countRows, type RowRanges } from "../../ui/row-ranges.ts";
import { type CopyRequest, copiedCount, rowsAsTabs } from "./copy-rows.ts";

export interface Copying {
  copy(ranges: RowRanges): void;
  /** While many rows are under way. */
  progress: { done: number; total: number } | null;
  cancel(): void;
}

/** Copies rows of a table, with a line of headers; says how many, or what went wrong. */
export function useCopyRows<R>(request: Pick<CopyRequest<R>, "columns" | "texts" | "fetch">): Copying {
  const notify = useNotify();
  const pathOf = useTagPath();
  const [progress, setProgress] = useState<Copying["progress"]>(null);
  const running = useRef<AbortController | null>(null);
  const newest = useRef(request);
  newest.current = request;
  const copy = useCallback(
    (ranges: RowRanges) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const text = rowsAsTabs<R>({
        ...newest.current,
        ranges,
        tagName: (id) => pathOf(id).join(" › "),
        signal: own.signal,
        onProgress: (done, total) => running.current === own && done < total && setProgress({ done, total }),
      });
      // Handed over at once, in the moment of the key press that permits it; the contents follow.
      const blob = text.then((all) => new Blob([all], { type: "text/plain" }));
      navigator.clipboard
        .write([new ClipboardItem({ "text/plain": blob })])
        .then(
          () => notify(copiedWords(ranges)),
          (error) =>
            text.then(
              () => notify(`Not copied: ${String(error.message)}`),
              (failed) => notify(asAppError(failed).message),
            ),
        )
        .finally(() => running.current === own && setProgress(null));
    },
    [notify, pathOf],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { copy, progress, cancel };
}

function copiedWords(ranges: RowRanges): string {
  const [copied, chosen] = [copiedCount(ranges), countRows(ranges)];
  if (copied === chosen) return `Copied ${countOf(copied, "row")}`;
  return `Copied the first ${formatNumber(copied)} of ${countOf(chosen, "row")}. Export as CSV takes all of them.`;
}
