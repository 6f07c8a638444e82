import { Command, Download, Moon, Redo2, Settings, Sun, Undo2 } from "lucide-react";
import { Button } from "react-aria-components";
import { type CommandId, commandInfo } from "../data/commands.ts";
import { useHistory } from "../data/records.tsx";
import { useRunCommand } from "../data/use-commands.tsx";
import { useAppearance } from "../data/view-state.ts";
import { useWorkspace } from "../data/workspace.tsx";
import type { Place } from "../data/workspace-state.ts";
import { LibraryMenu } from "../features/library/index.ts";
import { SearchBox } from "../features/search/index.ts";
import { IconButton } from "../ui/button.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { RAILS, type Rail } from "./rails.tsx";
import styles from "./toolbar.module.css";
import type { Rails } from "./use-rails.ts";

const PLACES: { place: Place; title: string; command: CommandId }[] = [
  { place: "library", title: "Library", command: "go.library" },
  { place: "reader", title: "Reader", command: "go.reader" },
  { place: "annotations", title: "Annotations", command: "go.annotations" },
  { place: "analysis", title: "Analysis", command: "go.analysis" },
];

/** The bar at the top: library, places, search, and what concerns the window as a whole. */
export function Toolbar(props: { rails: Rails }) {
  const run = useRunCommand();
  const history = useHistory();
  return (
    <header className={styles.toolbar}>
      <h1 className="visually-hidden">Backbench</h1>
      <RailButtons rails={props.rails} side="left" />
      <LibraryMenu />
      <Places />
      <div className={styles.search}>
        <SearchBox />
      </div>
      <div className={styles.tools}>
        <div className={styles.undo}>
          {history.undoLabel !== null && (
            <IconButton
              icon={Undo2}
              label={`Undo: ${history.undoLabel}`}
              keys={keysOf("edit.undo")}
              onPress={() => run("edit.undo")}
            />
          )}
          {history.redoLabel !== null && (
            <IconButton
              icon={Redo2}
              label={`Redo: ${history.redoLabel}`}
              keys={keysOf("edit.redo")}
              onPress={() => run("edit.redo")}
            />
          )}
        </div>
        <IconButton
          icon={Download}
          label="Export"
          keys={keysOf("library.export")}
          onPress={() => run("library.export")}
        />
        <ThemeButton />
        <IconButton
          icon={Command}
          label="Command palette"
          keys={keysOf("go.palette")}
          onPress={() => run("go.palette")}
        />
        <IconButton
          icon={Settings}
          label="Settings"
          keys={keysOf("view.settings")}
          onPress={() => run("view.settings")}
        />
        <RailButtons rails={props.rails} side="right" />
      </div>
    </header>
  );
}

/** Show and hide the rails of one side. */
function RailButtons({ rails, side }: { rails: Rails; side: Rail["side"] }) {
  const run = useRunCommand();
  return RAILS.filter((rail) => rail.side === side).map((rail) =>
    rails.here.includes(rail) ? (
      <IconButton
        key={rail.id}
        icon={rail.icon}
        label={rail.title}
        keys={keysOf(rail.command)}
        isOn={rails.isShown(rail)}
        onPress={() => run(rail.command)}
      />
    ) : (
      // So that nothing beside it moves.
      <span key={rail.id} className={styles.noRail} />
    ),
  );
}

function Places() {
  const { workspace } = useWorkspace();
  const run = useRunCommand();
  return (
    <nav className={styles.places} aria-label="Places">
      {PLACES.map(({ place, title, command }) => (
        <Tooltip key={place} text={title} keys={keysOf(command)}>
          <Button
            className={styles.place as string}
            aria-current={workspace.place === place ? "page" : undefined}
            onPress={() => run(command)}
          >
            {title}
          </Button>
        </Tooltip>
      ))}
    </nav>
  );
}

function ThemeButton() {
  const { theme } = useAppearance();
  const run = useRunCommand();
  const isDark = theme === "dark" || (theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  return <IconButton icon={isDark ? Sun : Moon} label={isDark ? "Light" : "Dark"} onPress={() => run("view.theme")} />;
}

function keysOf(command: CommandId): string | undefined {
  return commandInfo(command).keys[0];
}
