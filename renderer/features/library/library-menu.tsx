import { ChevronDown, FolderOpen, Library, RefreshCw } from "lucide-react";
import { commandInfo } from "../../data/commands.ts";
import { useLibrary } from "../../data/library.ts";
import { useCall } from "../../data/use-call.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Menu, type MenuEntry } from "../../ui/menu.tsx";
import { useLibraryActions } from "./library-actions.tsx";
import styles from "./library-menu.module.css";
import { useSampleNotice } from "./use-sample-notice.ts";

const MOST_RECENT = 8;

/** The open library's name, the ways to another, and the button that opens a folder. */
export function LibraryMenu() {
  const { library } = useLibrary();
  const { data: recent } = useCall("library.recent", {});
  const actions = useLibraryActions();
  const sample = useSampleNotice();
  const others = (recent ?? []).filter(({ id, exists }) => exists && id !== library?.id).slice(0, MOST_RECENT);
  const entries: MenuEntry[] = [
    {
      id: "open",
      label: "Open folder…",
      icon: FolderOpen,
      keys: commandInfo("library.openFolder").keys[0],
      onAction: actions.openFolder,
    },
    ...(library ? [{ id: "rescan", label: "Look for changed files", icon: RefreshCw, onAction: actions.rescan }] : []),
    ...others.map((other, at) => ({
      id: other.id,
      label: other.name,
      icon: Library,
      separated: at === 0,
      onAction: () => actions.reopen(other.id),
    })),
    ...(library?.isSample || others.some(({ name }) => name === "Westminster sample")
      ? []
      : [{ id: "sample", label: "Open the sample library", separated: true, onAction: actions.openSample }]),
  ];
  return (
    <>
      <Menu label="Library" entries={entries}>
        <Button look="quiet">
          <span className={styles.name}>{library?.name ?? "No library"}</span>
          <ChevronDown aria-hidden size={14} />
        </Button>
      </Menu>
      {/* The line about the sample has a button of this name. */}
      {!sample.isShown && (
        <IconButton
          icon={FolderOpen}
          label="Open folder"
          keys={commandInfo("library.openFolder").keys[0]}
          onPress={actions.openFolder}
        />
      )}
    </>
  );
}
