import { COMMANDS, type CommandId, type CommandInfo } from "../data/commands.ts";
import { useAvailableCommands } from "../data/use-commands.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Keys } from "../ui/keys.tsx";
import styles from "./shortcuts-sheet.module.css";

const WHERE: Partial<Record<CommandInfo["scope"], string>> = {
  table: "in the table",
  reader: "in the reader",
  annotations: "among annotations",
  codebook: "in the codebook",
  concordance: "in the concordance",
};

/** Commands that can be done only now and then; their keys are worth knowing before. */
const SOMETIMES: ReadonlySet<string> = new Set([
  "search.nextHit",
  "search.previousHit",
  "search.clear",
  "edit.undo",
  "edit.redo",
  "reader.otherPane",
]);

/** All shortcuts by group. */
export function ShortcutsSheet({ onClose }: { onClose(): void }) {
  const available = new Set(useAvailableCommands().map(({ id }) => id));
  // Keys that mean something only where the focus stands are told at all times.
  const commands: CommandInfo[] = COMMANDS.filter(
    (command: CommandInfo) =>
      command.keys.length > 0 &&
      (command.scope !== "global" || SOMETIMES.has(command.id) || available.has(command.id as CommandId)),
  );
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose} width={860} isText>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group} aria-label={group}>
            <h3 className={styles.title}>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>
                      {command.title}
                      {WHERE[command.scope] && <span className={styles.where}> {WHERE[command.scope]}</span>}
                    </dt>
                    <dd className={styles.keys}>
                      {command.keys.map((keys) => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
