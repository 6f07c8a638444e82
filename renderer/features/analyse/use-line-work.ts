import { useEffect, useRef, useState } from "react";
import type { ConcordanceLine } from "../../../shared/api/concordance-schemas.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import type { ImportedTag } from "../../data/annotation-store.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useAnnotations, useStore } from "../../data/records.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { useNotify } from "../../ui/notify.tsx";
import { lineCells, TABLE_HEADERS, tabbedRows } from "./line-columns.ts";
import { linePages } from "./line-pages.ts";
import { MarkedWords, taggedWords, taggingLabel } from "./tag-lines.ts";
import type { Ticks } from "./ticks-state.ts";
import type { Concordance } from "./use-concordance.ts";

/** What goes on over many lines: how far, in words and numbers. */
export interface LineWork {
  words: string;
  done: number;
  total: number;
}

/** What is done with many lines at once; one thing at a time, told how far, to be called off. */
export function useLineWork(shown: Concordance | null, tagNamesOf: (line: ConcordanceLine) => string) {
  const client = useEngine();
  const store = useStore();
  const notify = useNotify();
  const annotations = useAnnotations();
  const [work, setWork] = useState<LineWork | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  async function run(task: (signal: AbortSignal) => Promise<string>): Promise<void> {
    const own = new AbortController();
    controller.current?.abort();
    controller.current = own;
    try {
      notify(await task(own.signal));
    } catch (failure) {
      const { code, message, action } = asAppError(failure);
      notify(code === "cancelled" ? "Cancelled: nothing was changed." : `${message} ${action}`.trim());
    } finally {
      if (controller.current === own) setWork(null);
    }
  }

  /** Puts a tag, new or not, on all ticked lines: one step of undo. */
  async function tagLines(
    ticks: Ticks,
    tag: { id: string; name: string },
    created: ImportedTag[],
    signal: AbortSignal,
  ) {
    if (!shown) return "";
    const total = ticks.count;
    const tell = (words: string, done: number) =>
      setWork({ words: `${words} ${formatNumber(done)} of ${countOf(total, "line")}`, done, total: total });
    const anchors: Anchor[] = [];
    for await (const lines of linePages(client, { ...shown, spec: { ...shown.spec, sort: [] } }, ticks, signal)) {
      anchors.push(...lines.map(({ anchor }) => anchor));
      tell("Looking up", anchors.length);
    }
    const written = taggedWords(new MarkedWords(annotations), anchors, tag.id);
    const before = anchors.length - written.length;
    if (written.length === 0)
      return `${total === 1 ? "The line has" : "All lines have"} the tag “${tag.name}” already.`;
    await store.importAnnotations(
      { label: taggingLabel(tag.name, written.length), tags: created, annotations: written },
      { signal, onProgress: (done) => tell("Tagging", Math.min(total, done)) },
    );
    return `Tagged ${countOf(written.length, "line")} “${tag.name}”.${before > 0 ? ` ${formatNumber(before)} had it already.` : ""}`;
  }

  return {
    work,
    cancel: () => controller.current?.abort(),
    tag: (ticks: Ticks, tag: { id: string; name: string }) => void run((signal) => tagLines(ticks, tag, [], signal)),
    /** The tag is made in the same step. */
    tagAnew(ticks: Ticks, name: string, colour: number): void {
      const created = { id: crypto.randomUUID(), name, colour, parentId: null, description: "" };
      void run((signal) => tagLines(ticks, created, [created], signal));
    },
    /** Copies lines with headers, to be pasted into a spreadsheet. */
    copy(ticks: Ticks): void {
      if (!shown) return;
      const { signal } = new AbortController();
      const text = (async () => {
        const rows: (readonly string[])[] = [TABLE_HEADERS];
        for await (const lines of linePages(client, shown, ticks, signal)) {
          rows.push(...lines.map((line) => lineCells(line, tagNamesOf(line))));
        }
        return tabbedRows(rows);
      })();
      // The item is handed over at once, in the moment of the key press that permits it; its contents follow.
      const item = new ClipboardItem({ "text/plain": text.then((words) => new Blob([words], { type: "text/plain" })) });
      navigator.clipboard.write([item]).then(
        () => notify(`Copied ${countOf(ticks.count, "line")} with headers.`),
        (error) =>
          text.then(
            () => notify(`Not copied: ${String(error.message)}`),
            (failed) => notify(asAppError(failed).message),
          ),
      );
    },
  };
}
