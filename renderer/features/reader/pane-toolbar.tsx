import { ArrowLeft, ArrowRight, X } from "lucide-react";
import type { ReactNode } from "react";
import { useCommand } from "../../data/use-commands.tsx";
import { useWorkspace } from "../../data/workspace.tsx";
import type { Pane } from "../../data/workspace-state.ts";
import { IconButton } from "../../ui/button.tsx";
import { keysForPlatform } from "../../ui/keys.tsx";
import styles from "./pane-toolbar.module.css";

/** The strip above a pane: its history, what it shows, tools of that view, close. */
export function PaneToolbar(props: { pane: Pane; within(): Element | null; title: ReactNode; children?: ReactNode }) {
  const { pane, within } = props;
  const { dispatch } = useWorkspace();
  const hasBack = pane.at > 0;
  const hasForward = pane.at < pane.history.length - 1;
  const back = () => dispatch({ type: "pane-history", id: pane.id, step: -1 });
  const forward = () => dispatch({ type: "pane-history", id: pane.id, step: 1 });
  const close = () => dispatch({ type: "close-pane", id: pane.id });
  useCommand("reader.back", back, { within, isEnabled: hasBack });
  useCommand("reader.forward", forward, { within, isEnabled: hasForward });
  useCommand("reader.close", close, { within });
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Pane">
      {(hasBack || hasForward) && (
        <>
          <IconButton
            icon={ArrowLeft}
            label="Back"
            keys={keysForPlatform("Alt+ArrowLeft")}
            small
            isDisabled={!hasBack}
            onPress={back}
          />
          <IconButton
            icon={ArrowRight}
            label="Forward"
            keys={keysForPlatform("Alt+ArrowRight")}
            small
            isDisabled={!hasForward}
            onPress={forward}
          />
        </>
      )}
      <span className={styles.title}>{props.title}</span>
      {props.children}
      <IconButton icon={X} label="Close this pane" keys={keysForPlatform("Mod+Shift+W")} small onPress={close} />
    </div>
  );
}
