import { useState } from "react";
import { asAppError } from "../data/ask.ts";
import { useStore } from "../data/records.tsx";
import { useCommand } from "../data/use-commands.tsx";
import { useAppearance } from "../data/view-state.ts";
import { useWorkspace } from "../data/workspace.tsx";
import { ExportDialog, ImportDialog } from "../features/export/index.ts";
import { PrivacyDialog, SettingsDialog } from "../features/settings/index.ts";
import { countOf } from "../ui/count.ts";
import { useNotify } from "../ui/notify.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { ShortcutsSheet } from "./shortcuts-sheet.tsx";

/** Answers for the commands of the window as a whole and shows palette and shortcuts. */
export function ShellCommands() {
  const { dispatch } = useWorkspace();
  const [dialog, setDialog] = useState<"palette" | "shortcuts" | null>(null);
  const close = () => setDialog(null);
  useCommand("go.library", () => dispatch({ type: "go", place: "library" }));
  useCommand("go.reader", () => dispatch({ type: "go", place: "reader" }));
  useCommand("go.annotations", () => dispatch({ type: "go", place: "annotations" }));
  useCommand("go.analysis", () => dispatch({ type: "go", place: "analysis" }));
  useCommand("go.palette", () => setDialog("palette"));
  useCommand("help.shortcuts", () => setDialog("shortcuts"));
  useUndoCommands();
  useThemeCommand();
  return (
    <>
      {dialog === "palette" && <CommandPalette onClose={close} />}
      {dialog === "shortcuts" && <ShortcutsSheet onClose={close} />}
      <ExportDialog />
      <ImportDialog />
      <SettingsDialog />
      <PrivacyDialog />
    </>
  );
}

function useUndoCommands(): void {
  const store = useStore();
  const notify = useNotify();
  const run = async (name: "undo" | "redo") => {
    try {
      const { label, skipped } = await store[name]();
      if (label === null) return notify(`Nothing to ${name}.`);
      const left = skipped > 0 ? ` ${countOf(skipped, "record")} changed since and left as they are.` : "";
      notify(`${name === "undo" ? "Undone" : "Redone"}: ${label}.${left}`);
    } catch (error) {
      const { message, action } = asAppError(error);
      notify(`${message} ${action}`.trim());
    }
  };
  useCommand("edit.undo", () => void run("undo"));
  useCommand("edit.redo", () => void run("redo"));
}

function useThemeCommand(): void {
  const { theme, setTheme } = useAppearance();
  useCommand("view.theme", () => {
    const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
    setTheme(isDark ? "light" : "dark");
  });
}

/**
 * Escape in the reader leads back to the row it came from, unless something in the reader takes the key first:
 * commands registered later win, so this stands before the readers.
 */
export function BackToTable() {
  useCommand("reader.focusTable", () =>
    document
      .querySelector<HTMLElement>(':is([data-scope="table"], [data-scope="concordance"]) [role="row"][tabindex="0"]')
      ?.focus(),
  );
  return null;
}
