import { type ReactNode, useState } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { z } from "zod";
import { useViewState } from "../data/view-state.ts";
import { useWorkspace } from "../data/workspace.tsx";
import { AnalysisPlace } from "../features/analyse/index.ts";
import { AnnotationsPlace } from "../features/annotations/index.ts";
import { LibraryNotices } from "../features/library/index.ts";
import { ReaderPanes } from "../features/reader/index.ts";
import { FilterChips } from "../features/search/index.ts";
import { ResultStrip, TableArea } from "../features/table/index.ts";
import { Button } from "../ui/button.tsx";
import { Split, type SplitPart } from "../ui/split.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { layoutFor } from "./layout-state.ts";
import type { Rail } from "./rails.tsx";
import styles from "./shell.module.css";
import { BackToTable, ShellCommands } from "./shell-commands.tsx";
import { StatusLine } from "./status-line.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useRails } from "./use-rails.ts";
import { useWidth } from "./use-width.ts";

const sizes = z.record(z.string(), z.record(z.string(), z.number()));

/** The window of an open library: toolbar, rails, what the place shows, status line. */
export function Shell() {
  const { workspace } = useWorkspace();
  const layout = layoutFor(useWidth(), workspace.panes.length, workspace.place);
  const rails = useRails(layout.rails);
  const parts: SplitPart[] = [
    ...rails.docked.filter(({ side }) => side === "left").map(railPart),
    { id: "centre", handleLabel: "Resize the views and filters", least: 320, content: <Centre table={layout.table} /> },
    ...rails.docked.filter(({ side }) => side === "right").map(railPart),
  ];
  return (
    <div className={styles.shell}>
      <BackToTable />
      <Toolbar rails={rails} />
      <ConnectionBanner />
      <LibraryNotices />
      <div className={styles.body}>
        <KeptSplit id="body" orientation="horizontal" parts={parts} />
      </div>
      <StatusLine />
      <ShellCommands />
      {rails.drawer && (
        <Drawer label={rails.drawer.label} side={rails.drawer.side} onClose={rails.closeDrawer}>
          <RailContent rail={rails.drawer} />
        </Drawer>
      )}
    </div>
  );
}

function railPart(rail: Rail): SplitPart {
  return {
    id: rail.id,
    handleLabel: `Resize the ${rail.title.toLowerCase()}`,
    size: rail.width,
    least: rail.least,
    keepsPixels: true,
    content: <RailContent rail={rail} />,
  };
}

function RailContent({ rail }: { rail: Rail }) {
  return (
    <aside className={styles.rail} aria-label={rail.label} data-rail={rail.id} tabIndex={-1}>
      <rail.Content />
    </aside>
  );
}

/** What the place shows between the rails. */
function Centre({ table }: { table: "full" | "strip" }) {
  const { workspace } = useWorkspace();
  const [isExpanded, setIsExpanded] = useState(false);
  if (workspace.place === "annotations") {
    return (
      <main className={styles.centre} aria-label="Annotations">
        <AnnotationsPlace />
      </main>
    );
  }
  if (workspace.place === "reader") {
    return (
      <main className={styles.centre} aria-label="Reader">
        <ReaderPanes />
      </main>
    );
  }
  const isAnalysis = workspace.place === "analysis";
  const isStrip = table === "strip" && !isExpanded && !isAnalysis;
  const tables = isAnalysis ? (
    <AnalysisPlace />
  ) : (
    <TableArea onFold={table === "strip" ? () => setIsExpanded(false) : null} />
  );
  const parts: SplitPart[] = [
    { id: isAnalysis ? "lines" : "table", handleLabel: "", size: "45%", least: 120, content: tables },
  ];
  const hasReaders = workspace.panes.length > 0;
  if (hasReaders) parts.push({ id: "readers", handleLabel: "Resize the table", least: 120, content: <ReaderPanes /> });
  return (
    <main className={styles.centre} aria-label={isAnalysis ? "Analysis" : "Library"}>
      {isStrip ? (
        <>
          <FilterChips />
          <ResultStrip onExpand={() => setIsExpanded(true)} />
          <ReaderPanes />
        </>
      ) : (
        <div className={styles.body}>
          <KeptSplit id="centre" orientation="vertical" parts={parts} />
        </div>
      )}
    </main>
  );
}

/** A split whose sizes are kept with the library's view. */
function KeptSplit(props: { id: string; orientation: "horizontal" | "vertical"; parts: SplitPart[] }) {
  const [kept, setKept, isLoaded] = useViewState("splits", {}, sizes);
  if (!isLoaded) return null;
  const name = `${props.id}:${props.parts.map(({ id }) => id).join()}`;
  return (
    <Split {...props} kept={kept[name] ?? {}} onResized={(next) => setKept((old) => ({ ...old, [name]: next }))} />
  );
}

/** A rail over the text, where there is no room beside it. */
function Drawer(props: { label: string; side: "left" | "right"; onClose(): void; children: ReactNode }) {
  return (
    <ModalOverlay
      className={styles.drawerOverlay as string}
      isOpen
      isDismissable
      onOpenChange={(open) => !open && props.onClose()}
    >
      <Modal className={styles.drawer as string} data-side={props.side}>
        <Dialog aria-label={props.label} className={styles.drawerDialog as string}>
          <div className={styles.drawerClose}>
            <Button small look="quiet" onPress={props.onClose}>
              Close
            </Button>
          </div>
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
