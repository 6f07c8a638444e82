import { BookOpenText } from "lucide-react";
import { type CSSProperties, useRef } from "react";
import { useCommand } from "../../data/use-commands.tsx";
import { useAppearance, useViewState } from "../../data/view-state.ts";
import { useWorkspace } from "../../data/workspace.tsx";
import { type Pane, paneView } from "../../data/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Keys } from "../../ui/keys.tsx";
import { Message } from "../../ui/message.tsx";
import { Split } from "../../ui/split.tsx";
import { DebateView } from "./debate-view.tsx";
import { leastPaneWidth, shownPanes } from "./pane-widths.ts";
import styles from "./reader-panes.module.css";
import { SourceView } from "./source-view.tsx";
import "./text-highlights.css";
import { useBoxSize } from "./use-box-size.ts";

/** All panes of the workspace side by side. Where not all of them fit, those beside the active one are shown. */
export function ReaderPanes() {
  const { workspace, dispatch } = useWorkspace();
  const { readingSize, readingWidth } = useAppearance();
  const { panes, activePane } = workspace;
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useBoxSize(frame);
  const least = leastPaneWidth(readingSize);
  const shown = shownPanes(panes, activePane, width, least);
  const name = `reader ${shown.map((pane) => pane.id).join(" ")}`;
  const [kept, setKept] = useViewState<Record<string, number>>(name, {});

  useCommand(
    "reader.otherPane",
    () => {
      const at = panes.findIndex((pane) => pane.id === activePane);
      const next = panes[(at + 1) % panes.length];
      if (!next) return;
      dispatch({ type: "activate-pane", id: next.id });
      setTimeout(() => frame.current?.querySelector<HTMLElement>(`[data-pane="${next.id}"] [tabindex="0"]`)?.focus());
    },
    { isEnabled: panes.length > 0 },
  );

  const style = {
    "--reading-size": `${readingSize}px`,
    "--column": `${Math.round(readingWidth * readingSize * 0.5)}px`,
  };
  return (
    <div ref={frame} className={styles.frame} style={style as CSSProperties}>
      {panes.length === 0 && (
        <Message icon={BookOpenText} title="No debate is open">
          Choose a row of the table and press <Keys keys="Enter" /> to read it here. <Keys keys="Shift+Enter" /> opens
          it beside the one you are reading.
        </Message>
      )}
      {shown.length < panes.length && (
        <nav className={styles.tabs} aria-label="Panes">
          {panes.map((pane, index) => (
            <Button
              key={pane.id}
              look="quiet"
              small
              aria-current={pane.id === activePane || undefined}
              onPress={() => dispatch({ type: "activate-pane", id: pane.id })}
            >
              Reader {index + 1}
            </Button>
          ))}
        </nav>
      )}
      {shown.length > 0 && width > 0 && (
        <div className={styles.panes}>
          <Split
            key={name}
            id="readers"
            orientation="horizontal"
            kept={kept}
            onResized={setKept}
            parts={shown.map((pane) => ({
              id: `pane-${pane.id}`,
              handleLabel: `Resize reader ${panes.indexOf(pane) + 1}`,
              size: `${100 / shown.length}%`,
              least: Math.min(least, width / shown.length),
              content: <ReaderPane pane={pane} number={panes.indexOf(pane) + 1} />,
            }))}
          />
        </div>
      )}
    </div>
  );
}

function ReaderPane({ pane, number }: { pane: Pane; number: number }) {
  const { workspace, dispatch } = useWorkspace();
  const section = useRef<HTMLElement>(null);
  const within = useRef(() => section.current).current;
  const isActive = workspace.activePane === pane.id;
  const activate = () => {
    if (!isActive) dispatch({ type: "activate-pane", id: pane.id });
  };
  const view = paneView(pane);
  return (
    <section
      ref={section}
      aria-label={`Reader ${number}`}
      data-scope="reader"
      data-pane={pane.id}
      data-active={(isActive && workspace.panes.length > 1) || undefined}
      className={styles.pane}
      onFocus={activate}
      onPointerDown={activate}
    >
      {view.type === "debate" ? (
        <DebateView pane={pane} spot={view.spot} within={within} />
      ) : (
        <SourceView key={view.source} pane={pane} source={view.source} line={view.line} within={within} />
      )}
    </section>
  );
}
