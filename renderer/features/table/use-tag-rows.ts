import { useCallback, useRef, useState } from "react";
import type { QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import type { ImportedTag } from "../../data/annotation-store.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useAnnotations, useStore } from "../../data/records.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { useNotify } from "../../ui/notify.tsx";
import { countRows, pagesOf, type RowRanges } from "../../ui/row-ranges.ts";
import { annotationsForRows, MOST_TAGGED } from "./tag-rows.ts";

const PAGE = 500;

export interface RowTagging {
  /** `isNew`: the tag is made with the first contribution that takes it. */
  tag(ranges: RowRanges, tag: Pick<ImportedTag, "id" | "name" | "colour">, isNew: boolean): void;
  progress: { done: number; total: number } | null;
  cancel(): void;
}

/** Tags whole contributions, one annotation each, as one step of undo. Called off or failed, nothing of it stays. */
export function useTagRows(spec: QuerySpec): RowTagging {
  const client = useEngine();
  const store = useStore();
  const annotations = useAnnotations();
  const notify = useNotify();
  const [progress, setProgress] = useState<RowTagging["progress"]>(null);
  const running = useRef<AbortController | null>(null);

  const tag: RowTagging["tag"] = useCallback(
    async (ranges, { id, name, colour }, isNew) => {
      const chosen = countRows(ranges);
      if (chosen > MOST_TAGGED) {
        notify(
          `${formatNumber(MOST_TAGGED)} contributions can be tagged at once; ${formatNumber(chosen)} are selected.`,
        );
        return;
      }
      const own = new AbortController();
      running.current = own;
      // Finding the words is the first half of the work, writing the other.
      const show = (done: number) => setProgress({ done, total: chosen * 2 });
      try {
        const anchors: (Anchor | null)[] = [];
        for (const page of pagesOf(ranges, PAGE)) {
          anchors.push(...(await client.call("query.anchors", { spec, ...page }, own.signal)).anchors);
          show(anchors.length);
        }
        const made = annotationsForRows(anchors, annotations, id, () => crypto.randomUUID());
        const tags = isNew ? [{ id, name, colour, parentId: null, description: "" }] : [];
        const label = `Tag "${name}" (${countOf(made.length, "contribution")})`;
        if (made.length > 0) {
          await store.importAnnotations(
            { label, tags, annotations: made },
            { signal: own.signal, onProgress: (done) => show(chosen + done) },
          );
        }
        notify(wordsFor(name, made.length, chosen));
      } catch (error) {
        notify(own.signal.aborted ? "Nothing was tagged." : asAppError(error).message);
      } finally {
        if (running.current === own) setProgress(null);
      }
    },
    [client, store, annotations, notify, spec],
  );
  const cancel = useCallback(() => running.current?.abort(), []);
  return { tag, progress, cancel };
}

function wordsFor(name: string, made: number, chosen: number): string {
  const before = chosen - made;
  const tagged = `Tagged ${countOf(made, "contribution")} “${name}”`;
  return before === 0 ? tagged : `${tagged}; ${formatNumber(before)} had it already or hold no words`;
}
