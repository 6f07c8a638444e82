import { COMMANDS, type CommandInfo } from "../data/commands.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Keys } from "../ui/keys.tsx";
import styles from "./shortcuts-sheet.module.css";

const WHERE: Partial<Record<CommandInfo["scope"], string>> = {
  table: "in the table",
  reader: "in the reader",
  annotations: "among annotations",
};

/** All shortcuts by group. */
export function ShortcutsSheet({ onClose }: { onClose(): void }) {
  const commands: CommandInfo[] = COMMANDS.filter((command: CommandInfo) => command.keys.length > 0);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose} width={860}>
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
