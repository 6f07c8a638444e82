import { Download, Tags } from "lucide-react";
import { useState } from "react";
import { useCapabilities } from "../../data/engine.tsx";
import { useCommand } from "../../data/use-commands.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Message } from "../../ui/message.tsx";
import { Destination } from "./destination.tsx";
import styles from "./export-dialog.module.css";
import { ExportForm } from "./export-form.tsx";
import { ExportStatus } from "./export-status.tsx";
import { exporterOf } from "./exporter-of.ts";
import { Preview } from "./preview.tsx";
import { recordsWords } from "./records-words.ts";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { useExport } from "./use-export.ts";

/** Answers for the command `library.export` and shows the dialog while it is wanted. */
export function ExportDialog() {
  const [isOpen, setIsOpen] = useState(false);
  useCommand("library.export", () => setIsOpen(true));
  return isOpen ? <OpenExportDialog onClose={() => setIsOpen(false)} /> : null;
}

function OpenExportDialog({ onClose }: { onClose(): void }) {
  const { nativeDialogs } = useCapabilities();
  const exporting = useExport();
  const { scope, choice, annotations, options, target, run, reset } = exporting;
  const { uses } = exporterOf(choice.format);
  const views = uses.includes("savedViews") ? options.savedViews.length : 0;
  const memos = uses.includes("memos") ? options.memos.length : 0;
  const words = recordsWords({ annotations: annotations?.length ?? 0, views, memos });
  const canExport = words !== "" && run.state !== "running" && run.state !== "saved";
  if (!exporting.isLoaded) return null;
  if (scope.all.length === 0 && !exporting.hasOthers) return <NothingToExport onClose={onClose} />;
  return (
    <Dialog
      title="Export"
      isOpen
      onClose={onClose}
      width={880}
      actions={<Foot exporting={exporting} words={canExport ? words : ""} onClose={onClose} />}
    >
      <div className={styles.columns}>
        <div>
          <ExportForm choice={choice} scope={scope} has={exporting} onChange={exporting.change} />
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
                if (canExport) void exporting.export();
              }}
            />
          )}
        </div>
        <Preview annotations={annotations} format={choice.format} options={options} />
      </div>
      {run.state === "exists" && (
        <ReplaceDialog path={run.path} onCancel={reset} onReplace={() => void exporting.replace(run.path)} />
      )}
    </Dialog>
  );
}

/** How the export stands, and what can be done now. `words`: what can be exported now. */
function Foot(props: { exporting: ReturnType<typeof useExport>; words: string; onClose(): void }) {
  const { exporting, words } = props;
  const { run } = exporting;
  const { canReveal } = useCapabilities();
  const isRunning = run.state === "running";
  const isSaved = run.state === "saved";
  return (
    <div className={styles.foot}>
      <ExportStatus run={run} problem={exporting.problem} />
      <div className={styles.buttons}>
        {isSaved && canReveal && <Button onPress={() => void exporting.reveal(run.path)}>Show file</Button>}
        {/* The Export button goes while this runs: the focus moves to what can be done then. */}
        <Button
          key={isRunning ? "stop" : isSaved ? "close" : "cancel"}
          autoFocus={isRunning || isSaved}
          onPress={isRunning ? exporting.cancel : props.onClose}
        >
          {isSaved ? "Close" : "Cancel"}
        </Button>
        {words !== "" && (
          <Button look="primary" icon={Download} onPress={() => void exporting.export()}>
            {`Export ${words}`}
          </Button>
        )}
      </div>
    </div>
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
