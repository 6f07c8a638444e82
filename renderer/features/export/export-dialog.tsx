import { Download, Tags } from "lucide-react";
import { useState } from "react";
import type { Annotation } from "../../../shared/model/annotation.ts";
import { asAppError } from "../../data/ask.ts";
import { useCapabilities, useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { useTagPath, useTags } from "../../data/records.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { useViewState } from "../../data/view-state.ts";
import { Button } from "../../ui/button.tsx";
import { countOf } from "../../ui/count.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Message } from "../../ui/message.tsx";
import { Destination } from "./destination.tsx";
import { type ExportChoice, exportChoice, exportOptions, FIRST_CHOICE } from "./export-choice.ts";
import styles from "./export-dialog.module.css";
import { ExportForm } from "./export-form.tsx";
import { exportTags } from "./export-items.ts";
import { ExportStatus } from "./export-status.tsx";
import { exporterOf } from "./exporter-of.ts";
import { Preview } from "./preview.tsx";
import { folderOf, nameOf } from "./save-target.ts";
import { useExportRun } from "./use-export-run.ts";
import { useScope } from "./use-scope.ts";
import { useTarget } from "./use-target.ts";

/** Answers for the command `library.export` and shows the dialog while it is wanted. */
export function ExportDialog() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("library.export", () => setIsOpen(true));
  return isOpen ? <OpenExportDialog onClose={() => setIsOpen(false)} /> : null;
}

function OpenExportDialog({ onClose }: { onClose(): void }) {
  const client = useEngine();
  const { nativeDialogs, canReveal } = useCapabilities();
  const { library } = useLibrary();
  const tags = useTags();
  const pathOf = useTagPath();
  const scope = useScope();
  const [kept, setChoice, isLoaded] = useViewState<ExportChoice>("export", FIRST_CHOICE, exportChoice);
  const choice: ExportChoice = scope.part ? kept : { ...kept, what: "all" };
  const [exportedAt] = useState(() => new Date().toISOString());
  const { run, start, cancel, reset, fail } = useExportRun();
  const exporter = exporterOf(choice.format);
  const libraryName = library?.name ?? "";
  const target = useTarget(libraryName, exporter.extension, choice.folder);
  const part = choice.what === "all" ? null : scope.part;
  const annotations: readonly Annotation[] | null = part ? part.annotations : scope.all;
  const filterText = part?.words ?? "";
  const options = exportOptions(choice, { libraryName, exportedAt, filterText });

  async function save(path: string, overwrite: boolean): Promise<void> {
    if (!annotations) return;
    const request = { annotations, tags: exportTags(tags, pathOf), path, overwrite };
    const isSaved = await start(request, exporter.id, options);
    if (isSaved && !nativeDialogs) setChoice((old) => ({ ...old, folder: folderOf(path) }));
  }

  async function press(): Promise<void> {
    if (!nativeDialogs) {
      if (!target.check()) return;
      return save(target.path, false);
    }
    try {
      const picked = await client.call("host.pickSavePath", { name: target.name });
      // Its dialog has asked about a file that stands there.
      if (picked) await save(picked.path, true);
    } catch (error) {
      fail(asAppError(error));
    }
  }

  function change(next: Partial<ExportChoice>): void {
    reset();
    setChoice((old) => ({ ...old, ...next }));
  }

  async function reveal(path: string): Promise<void> {
    await client.call("host.reveal", { path }).catch((error) => fail(asAppError(error)));
  }

  const count = annotations?.length ?? 0;
  const isRunning = run.state === "running";
  const canExport = count > 0 && !isRunning && run.state !== "saved";
  if (!isLoaded) return null;
  if (scope.all.length === 0) return <NothingToExport onClose={onClose} />;
  return (
    <Dialog
      title="Export"
      isOpen
      onClose={onClose}
      width={880}
      actions={
        <div className={styles.foot}>
          <ExportStatus run={run} problem={part?.error ?? null} />
          <div className={styles.buttons}>
            {run.state === "saved" && canReveal && <Button onPress={() => void reveal(run.path)}>Show file</Button>}
            <Button onPress={isRunning ? cancel : onClose}>{run.state === "saved" ? "Close" : "Cancel"}</Button>
            {canExport && (
              <Button look="primary" icon={Download} onPress={() => void press()}>
                {`Export ${countOf(count, "annotation")}`}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <div className={styles.columns}>
        <div>
          <ExportForm choice={choice} scope={scope} onChange={change} />
          {!nativeDialogs && (
            <Destination
              folder={target.folder}
              name={target.name}
              problem={target.problem}
              onFolder={(folder) => {
                reset();
                target.setFolder(folder);
              }}
              onName={(name) => {
                reset();
                target.setName(name);
              }}
              onEnter={() => {
                if (canExport) void press();
              }}
            />
          )}
        </div>
        <Preview annotations={annotations} format={exporter.id} options={options} />
      </div>
      {run.state === "exists" && (
        <ReplaceDialog path={run.path} onCancel={reset} onReplace={() => void save(run.path, true)} />
      )}
    </Dialog>
  );
}

function ReplaceDialog(props: { path: string; onCancel(): void; onReplace(): void }) {
  return (
    <Dialog
      title={`Replace “${nameOf(props.path)}”?`}
      role="alertdialog"
      isOpen
      onClose={props.onCancel}
      width={440}
      actions={
        <>
          <Button onPress={props.onCancel} autoFocus>
            Keep the old file
          </Button>
          <Button look="danger" onPress={props.onReplace}>
            Replace
          </Button>
        </>
      }
    >
      <p>
        A file of this name is in <span className={styles.path}>{folderOf(props.path)}</span>. Its contents will be
        lost.
      </p>
    </Dialog>
  );
}

function NothingToExport({ onClose }: { onClose(): void }) {
  return (
    <Dialog title="Export" isOpen onClose={onClose} actions={<Button onPress={onClose}>Close</Button>}>
      <Message icon={Tags} title="There is nothing to export yet">
        Select words in a debate and give them a tag or a note. They can then be exported with their citations.
      </Message>
    </Dialog>
  );
}
