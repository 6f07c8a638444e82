import { useCallback } from "react";
import { cite } from "../../../shared/exporters/citation.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useNotify } from "../../ui/notify.tsx";

/** Copies the words of anchors with their citations, plain and rich; says what was copied, or what went wrong. */
export function useCopyCitation(): (anchors: readonly Anchor[]) => void {
  const client = useEngine();
  const notify = useNotify();
  return useCallback(
    (anchors) => {
      const asked = anchors.map((anchor, index) => ({ id: String(index), anchor }));
      const citations = client
        .call("passages.resolve", { anchors: asked })
        .then((passages) => passages.map((passage) => cite(passage)));
      const blob = (type: string, part: "plain" | "html", between: string) =>
        citations.then((all) => new Blob([all.map((one) => one[part]).join(between)], { type }));
      // The item is handed over at once, in the moment of the key press that permits it; its contents follow.
      const item = new ClipboardItem({
        "text/plain": blob("text/plain", "plain", "\n\n"),
        "text/html": blob("text/html", "html", ""),
      });
      navigator.clipboard.write([item]).then(
        () => notify("Copied with citation"),
        (error) =>
          citations.then(
            () => notify(`Not copied: ${String(error.message)}`),
            (failed) => notify(asAppError(failed).message),
          ),
      );
    },
    [client, notify],
  );
}
