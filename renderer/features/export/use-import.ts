import { useCallback, useEffect, useRef, useState } from "react";
import { type ImportedFile, importAnnotations } from "../../../shared/exporters/json/import-annotations.ts";
import { AppError } from "../../../shared/lib/errors.ts";
import { asAppError } from "../../data/ask.ts";
import { useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { useAnnotations, useMemos, useSavedViews, useStore, useTagPath, useTags } from "../../data/records.tsx";
import { type ImportDecisions, type ImportPlan, planImport } from "./import-plan.ts";
import { existingAnnotations, type ImportReport, placeImports, reportImport } from "./import-report.ts";
import { idsOf, withOwnIds } from "./own-ids.ts";
import { recordsWords } from "./records-words.ts";

/** What a file holds, set against the library. */
export interface ReadFile extends Omit<ImportedFile, "items"> {
  name: string;
  report: ImportReport;
  /** Ids in it that are taken by another library of this profile. */
  taken: ReadonlySet<string>;
}

export type ImportRun =
  | { state: "choosing"; error: AppError | null }
  | { state: "reading"; done: number; total: number }
  | { state: "report"; file: ReadFile; error: AppError | null }
  | { state: "writing"; file: ReadFile; done: number; total: number }
  /** What was written is being taken back. */
  | { state: "cancelling" }
  | { state: "done"; annotations: number; memos: number; views: number };

const CHOOSING: ImportRun = { state: "choosing", error: null };

/** Reads one file at a time into a report, then writes what was decided as one step of undo. */
export function useImport() {
  const client = useEngine();
  const { library } = useLibrary();
  const store = useStore();
  const annotations = useAnnotations();
  const tags = useTags();
  const pathOf = useTagPath();
  const memos = useMemos();
  const savedViews = useSavedViews();
  const [run, setRun] = useState<ImportRun>(CHOOSING);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  /** One work at a time; its steps show only while no other has begun. */
  function begin() {
    controller.current?.abort();
    const own = new AbortController();
    controller.current = own;
    const show = (next: ImportRun) => controller.current === own && setRun(next);
    return { signal: own.signal, show };
  }

  async function read(file: File): Promise<void> {
    const { signal, show } = begin();
    show({ state: "reading", done: 0, total: 0 });
    try {
      const told = importAnnotations(await file.text());
      const refused = told.problems.find(({ index }) => index === null);
      if (refused) throw new AppError("not-readable", `${file.name}: ${refused.message}`, "Choose another file.");
      const taken = await store.idsElsewhere(idsOf(told));
      const { items, ...others } = await withOwnIds(told, library?.id ?? "", taken);
      const roots = (library?.roots ?? []).map(({ id }) => id);
      const resolve = (params: Parameters<typeof client.call<"passages.resolve">>[1]) =>
        client.call("passages.resolve", params, signal);
      const onProgress = (done: number, total: number) => show({ state: "reading", done, total });
      const placed = await placeImports(items, roots, resolve, { signal, onProgress });
      const report = reportImport(existingAnnotations(annotations, pathOf), placed);
      show({ state: "report", file: { ...others, name: file.name, report, taken }, error: null });
    } catch (error) {
      show({ state: "choosing", error: signal.aborted ? null : asAppError(error) });
    }
  }

  async function write(file: ReadFile, plan: ImportPlan): Promise<void> {
    const { signal, show } = begin();
    const { tags: newTags, annotations: taken } = plan;
    const records = { tags: newTags, annotations: taken, memos: plan.memos.written, views: plan.views.added };
    const written = writtenBy(plan);
    show({ state: "writing", file, done: 0, total: written.annotations + written.memos + written.views });
    try {
      await store.importAnnotations(
        { label: `Import ${recordsWords(written)} from ${file.name}`, ...records },
        { signal, onProgress: (done, total) => show({ state: "writing", file, done, total }) },
      );
      show({ state: "done", ...written });
    } catch (failure) {
      const error = asAppError(failure);
      show({ state: "report", file, error: error.code === "cancelled" ? null : error });
    }
  }

  const cancel = useCallback(() => {
    controller.current?.abort();
    setRun((old) => (old.state === "writing" ? { state: "cancelling" } : old));
  }, []);
  const restart = useCallback(() => setRun(CHOOSING), []);
  /** What the decisions come to. */
  const plan = (file: ReadFile, decisions: ImportDecisions) => {
    const roots = (library?.roots ?? []).map(({ id }) => id);
    return planImport(file, decisions, { tags, pathOf, memos, views: savedViews, roots });
  };
  return { run, read, write, plan, cancel, restart };
}

/** How many records a plan writes, tags aside. */
export function writtenBy(plan: ImportPlan): { annotations: number; memos: number; views: number } {
  const { annotations, memos, views } = plan;
  return { annotations: annotations.length, memos: memos.written.length, views: views.added.length };
}
