import { Download } from "lucide-react";
import { useState } from "react";
import { z } from "zod";
import { asAppError } from "../../data/ask.ts";
import { useCapabilities, useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { useViewState } from "../../data/view-state.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Choice } from "../../ui/choice.tsx";
import { countOf, formatNumber } from "../../ui/count.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Destination } from "./destination.tsx";
import styles from "./export-dialog.module.css";
import { SaveStatus } from "./export-status.tsx";
import { ReplaceDialog } from "./replace-dialog.tsx";
import { rowsText } from "./rows-text.ts";
import { folderOf } from "./save-target.ts";
import { saveText } from "./save-text.ts";
import { textPieces } from "./text-pieces.ts";
import { useSaveRun } from "./use-save-run.ts";
import { useTarget } from "./use-target.ts";

const SCOPES = { all: "All matching", selected: "Selected", ticked: "Ticked" } as const;

/** Rows that can be exported: all, or those selected. */
export interface RowsScope {
  id: keyof typeof SCOPES;
  count: number;
  /** Cells of the rows, page after page. */
  pages(signal: AbortSignal, options: { withFurther: boolean }): AsyncIterable<readonly (readonly string[])[]>;
}

const rowsChoice = z.object({ byteOrderMark: z.boolean(), withWords: z.boolean(), folder: z.string().nullable() });
type RowsChoice = z.infer<typeof rowsChoice>;
const FIRST: RowsChoice = { byteOrderMark: true, withWords: false, folder: null };

/** Exports rows of a table as CSV. */
export function ExportRowsDialog(props: {
  /** The one wanted first. */
  scopes: readonly RowsScope[];
  /** Titles of the columns. */
  headers: readonly string[];
  /** What the rows are filtered by; empty for nothing. */
  filterWords: string;
  /** What one of them is called. */
  noun: string;
  /** The end of the file's name. */
  what: string;
  /** Columns that can be had beside. */
  further: { label: string; titles: readonly string[] } | null;
  onClose(): void;
}) {
  const { scopes, headers, filterWords, noun, onClose } = props;
  const client = useEngine();
  const { nativeDialogs } = useCapabilities();
  const { library } = useLibrary();
  const [choice, setChoice] = useViewState<RowsChoice>("exportRows", FIRST, rowsChoice);
  const [scopeId, setScope] = useState(scopes[0]?.id ?? "all");
  const scope = scopes.find(({ id }) => id === scopeId) ?? scopes[0];
  const target = useTarget(library?.name ?? "", "csv", choice.folder, props.what);
  const { run, start, cancel, reset, fail } = useSaveRun<{ done: number; total: number }>();
  const { byteOrderMark } = choice;
  const { further } = props;
  const withFurther = further !== null && choice.withWords;
  const [isRunning, isSaved] = [run.state === "running", run.state === "saved"];

  async function save(path: string, overwrite: boolean): Promise<void> {
    if (!scope) return;
    const saved = await start({ path, overwrite }, (ports, { signal, onProgress }) => {
      const titles = withFurther ? [...headers, ...further.titles] : headers;
      const pages = scope.pages(signal, { withFurther });
      // A row may take several lines.
      const rows = rowsText(titles, pages, byteOrderMark, (done) =>
        onProgress({ done: Math.min(done, scope.count), total: scope.count }),
      );
      return saveText(ports, { path, overwrite }, textPieces(rows), signal);
    });
    if (saved && !nativeDialogs) setChoice((old) => ({ ...old, folder: folderOf(path) }));
  }

  async function begin(): Promise<void> {
    if (!nativeDialogs) return target.check() ? save(target.path, false) : undefined;
    try {
      const picked = await client.call("host.pickSavePath", { name: target.name });
      if (picked) await save(picked.path, true);
    } catch (error) {
      fail(asAppError(error));
    }
  }

  function change(next: Partial<RowsChoice>): void {
    reset();
    setChoice((old) => ({ ...old, ...next }));
  }

  return (
    <Dialog
      title={`Export ${noun}s as CSV`}
      isOpen
      width={560}
      onClose={onClose}
      actions={
        <div className={styles.foot}>
          <SaveStatus
            run={run}
            problem={null}
            wordsOf={({ done, total }) => `${formatNumber(done)} of ${countOf(total, noun)}`}
          />
          <div className={styles.buttons}>
            <Button
              key={isRunning ? "stop" : isSaved ? "close" : "cancel"}
              autoFocus={isRunning || isSaved}
              onPress={isRunning ? cancel : onClose}
            >
              {isSaved ? "Close" : "Cancel"}
            </Button>
            {!isRunning && !isSaved && scope && (
              <Button look="primary" icon={Download} onPress={() => void begin()}>
                {`Export ${countOf(scope.count, noun)}`}
              </Button>
            )}
          </div>
        </div>
      }
    >
      <div className={styles.form}>
        <div className={styles.what}>
          {scopes.length > 1 && (
            <Choice
              label="What"
              value={scope?.id ?? null}
              options={scopes.map(({ id, count }) => ({
                id,
                label: `${SCOPES[id]} (${formatNumber(count)})`,
              }))}
              onChange={(id) => {
                reset();
                setScope(id);
              }}
            />
          )}
          {filterWords !== "" && <p className={styles.hint}>{filterWords}</p>}
          <p className={styles.hint}>Columns: {headers.join(", ")}.</p>
        </div>
        <div>
          {further && (
            <Checkbox label={further.label} isOn={withFurther} onChange={(isOn) => change({ withWords: isOn })} />
          )}
          <Checkbox
            label="For Excel (marks the file as UTF-8)"
            isOn={byteOrderMark}
            onChange={(isOn) => change({ byteOrderMark: isOn })}
          />
        </div>
      </div>
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
            if (!isRunning && !isSaved) void begin();
          }}
        />
      )}
      {run.state === "exists" && (
        <ReplaceDialog path={run.path} onCancel={reset} onReplace={() => void save(run.path, true)} />
      )}
    </Dialog>
  );
}
