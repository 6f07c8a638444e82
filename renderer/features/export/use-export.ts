import { useState } from "react";
import type { ExportOptions } from "../../../shared/exporters/exporter.ts";
import type { AppError } from "../../../shared/lib/errors.ts";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useCapabilities, useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { useMemos, useSavedViews, useTagPath, useTags } from "../../data/records.tsx";
import { useViewState } from "../../data/view-state.ts";
import { type ExportChoice, exportChoice, exportOptions, FIRST_CHOICE } from "./export-choice.ts";
import { exportTags } from "./export-items.ts";
import { exporterOf } from "./exporter-of.ts";
import { exportedMemos } from "./plan-memos.ts";
import { exportedViews } from "./plan-views.ts";
import { folderOf } from "./save-target.ts";
import { useExportRun } from "./use-export-run.ts";
import { useScope } from "./use-scope.ts";
import { useTarget } from "./use-target.ts";

/** What the dialog shows and does: the choice and what it comes to, where the file goes, and the export itself. */
export function useExport() {
  const client = useEngine();
  const { nativeDialogs } = useCapabilities();
  const { library } = useLibrary();
  const tags = useTags();
  const pathOf = useTagPath();
  const views = useSavedViews();
  const memos = useMemos();
  const scope = useScope();
  const [kept, setChoice, isLoaded] = useViewState<ExportChoice>("export", FIRST_CHOICE, exportChoice);
  const choice: ExportChoice = scope.part ? kept : { ...kept, what: "all" };
  const [exportedAt] = useState(() => new Date().toISOString());
  const { run, start, cancel, reset, fail } = useExportRun();
  const exporter = exporterOf(choice.format);
  const libraryName = library?.name ?? "";
  const target = useTarget(libraryName, exporter.extension, choice.folder);
  const part = choice.what === "all" ? null : scope.part;
  /** Null while they are being found. */
  const annotations: readonly Annotation[] | null = part ? part.annotations : scope.all;
  const codebook = exportTags(tags, pathOf);
  const options: ExportOptions = exportOptions(choice, {
    libraryName,
    exportedAt,
    filterText: part?.words ?? "",
    savedViews: exportedViews(views, codebook),
    memos: exportedMemos(memos, codebook, pathOf),
  });
  const problem: AppError | null = part?.error ?? null;

  async function save(path: string, overwrite: boolean): Promise<void> {
    if (!annotations) return;
    const request = { annotations, tags: codebook, path, overwrite };
    const isSaved = await start(request, exporter.id, options);
    if (isSaved && !nativeDialogs) setChoice((old) => ({ ...old, folder: folderOf(path) }));
  }

  return {
    isLoaded,
    /** Whether there are views or memos, which a file may hold without annotations. */
    hasOthers: views.length + memos.length > 0,
    hasMemos: memos.length > 0,
    hasViews: views.length > 0,
    scope,
    choice,
    change(next: Partial<ExportChoice>): void {
      reset();
      setChoice((old) => ({ ...old, ...next }));
    },
    annotations,
    options,
    target,
    run,
    problem,
    cancel,
    reset,
    /** Asks the host where to, or takes the path of the form. */
    async export(): Promise<void> {
      if (!nativeDialogs) return target.check() ? save(target.path, false) : undefined;
      try {
        const picked = await client.call("host.pickSavePath", { name: target.name });
        // Its dialog has asked about a file that stands there.
        if (picked) await save(picked.path, true);
      } catch (error) {
        fail(asAppError(error));
      }
    },
    replace: (path: string) => save(path, true),
    async reveal(path: string): Promise<void> {
      await client.call("host.reveal", { path }).catch((error) => fail(asAppError(error)));
    },
  };
}
