import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from "react-aria-components";
import { useAvailableCommands } from "../data/use-commands.tsx";
import { Keys } from "../ui/keys.tsx";
import styles from "./command-palette.module.css";

/** Every command that can be done now, found by typing. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  const commands = useAvailableCommands().filter(({ id }) => id !== "go.palette");
  return (
    <ModalOverlay className={styles.overlay as string} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal as string}>
        <Dialog aria-label="Command palette" className={styles.dialog as string}>
          <Autocomplete filter={contains}>
            <SearchField aria-label="Command" autoFocus className={styles.field as string}>
              <Input placeholder="Type a command" className={styles.input as string} />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a stretch that scrolls must be reachable by keyboard */}
            <div className={styles.list} tabIndex={0}>
              <Menu
                aria-label="Commands"
                className={styles.menu as string}
                items={commands}
                renderEmptyState={() => <p className={styles.empty}>No command of that name can be done now.</p>}
              >
                {(command) => (
                  <MenuItem
                    id={command.id}
                    textValue={`${command.title} ${command.group}`}
                    className={styles.item as string}
                    onAction={() => {
                      onClose();
                      // After the focus has returned, so that the command acts where it was called.
                      setTimeout(command.run);
                    }}
                  >
                    <span className={styles.label}>{command.title}</span>
                    <span className={styles.group}>{command.group}</span>
                    {command.keys[0] !== undefined && <Keys keys={command.keys[0]} />}
                  </MenuItem>
                )}
              </Menu>
            </div>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
