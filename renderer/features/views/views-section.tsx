import { Bookmark, Ellipsis, List, Plus, RotateCcw, Save } from "lucide-react";
import { useId, useState } from "react";
import type { SavedView } from "../../../shared/model/annotation.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useOneAtATime } from "../../ui/one-at-a-time.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useViews, type Views } from "./use-views.ts";
import styles from "./views-section.module.css";

/** The saved views of the library: applied by a click, saved, updated, renamed and deleted. */
export function ViewsSection() {
  const views = useViews();
  const { all, active, isEverything } = views;
  const [naming, setNaming] = useState<SavedView | "new" | null>(null);
  useViewCommands(views, setNaming);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.heading}>
          Views
        </h2>
        <IconButton icon={Plus} label="Save what is shown as a view" small onPress={() => setNaming("new")} />
      </div>
      <ul>
        <li className={styles.line}>
          <button
            type="button"
            className={classNames(styles.view, isEverything && styles.current)}
            aria-current={isEverything ? "true" : undefined}
            onClick={views.showEverything}
          >
            <List size={14} aria-hidden />
            All
          </button>
        </li>
        {all.map((view) => (
          <ViewLine
            key={view.id}
            view={view}
            isActive={active?.view.id === view.id}
            isChanged={active?.view.id === view.id && active.isChanged}
            views={views}
            onRename={() => setNaming(view)}
          />
        ))}
      </ul>
      {naming !== null && (
        <NameDialog
          title={naming === "new" ? "Save view" : "Rename view"}
          name={naming === "new" ? "" : naming.name}
          onName={(name) => (naming === "new" ? views.save(name) : views.rename(naming, name))}
          onClose={() => setNaming(null)}
        />
      )}
    </section>
  );
}

function ViewLine(props: { view: SavedView; isActive: boolean; isChanged: boolean; views: Views; onRename(): void }) {
  const { view, isActive, isChanged, views } = props;
  return (
    <li className={styles.line}>
      <button
        type="button"
        className={classNames(styles.view, isActive && styles.current)}
        aria-current={isActive ? "true" : undefined}
        title={view.name}
        onClick={() => views.apply(view)}
      >
        <Bookmark size={14} aria-hidden className={styles.icon} />
        <span className={styles.name}>{view.name}</span>
        {isChanged && <span className={styles.changed}>changed</span>}
      </button>
      <Menu
        label={`View ${view.name}`}
        entries={[
          ...(isChanged
            ? [
                { id: "update", label: "Update to what is shown", icon: Save, onAction: () => views.update(view) },
                { id: "restore", label: "Back to what was saved", icon: RotateCcw, onAction: () => views.apply(view) },
              ]
            : []),
          { id: "rename", label: "Rename…", onAction: props.onRename },
          { id: "remove", label: "Delete", separated: true, onAction: () => views.remove(view) },
        ]}
      >
        <IconButton icon={Ellipsis} label={`Menu of view ${view.name}`} small />
      </Menu>
    </li>
  );
}

function useViewCommands(views: Views, setNaming: (naming: SavedView | "new") => void): void {
  const { all, active } = views;
  const isEnabled = active !== null;
  const isChanged = active?.isChanged ?? false;
  useCommand("views.save", () => setNaming("new"));
  useCommand("views.update", () => active && views.update(active.view), { isEnabled: isChanged });
  useCommand("views.restore", () => active && views.apply(active.view), { isEnabled: isChanged });
  useCommand("views.rename", () => active && setNaming(active.view), { isEnabled });
  useCommand("views.remove", () => active && views.remove(active.view), { isEnabled });
  useCommand(
    "views.next",
    () => {
      const at = all.findIndex(({ id }) => id === active?.view.id);
      const next = all[(at + 1) % all.length];
      if (next) views.apply(next);
    },
    { isEnabled: all.length > 0 },
  );
}

/** Asks for a name until it is one that can be taken. */
function NameDialog(props: {
  title: string;
  name: string;
  /** Resolves with what is wrong with it; null when it was taken. */
  onName(name: string): Promise<string | null>;
  onClose(): void;
}) {
  const [name, setName] = useState(props.name);
  const [problem, setProblem] = useState<string | null>(null);
  const take = useOneAtATime(async () => {
    const wrong = await props.onName(name);
    if (wrong === null) props.onClose();
    else setProblem(wrong);
  });
  return (
    <Dialog
      title={props.title}
      isOpen
      width={420}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>Cancel</Button>
          <Button look="primary" onPress={() => void take()}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        autoFocus
        value={name}
        maxLength={100}
        error={problem}
        onChange={(next) => {
          setName(next);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter") void take();
          else event.continuePropagation();
        }}
      />
      <p className={styles.hint}>It keeps words, filters, dates, order, groups and columns of this table.</p>
    </Dialog>
  );
}
