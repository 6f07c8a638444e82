import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./button.tsx";
import styles from "./dialog.module.css";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  /** `alertdialog` for questions that lose something. */
  role?: "dialog" | "alertdialog";
  /** Pixels; the window's width is the limit. */
  width?: number;
  /** Its body is only text: the body itself takes the focus, so that keys can scroll it. */
  isText?: boolean;
  children: ReactNode;
  /** Buttons, right-aligned, the main one last. */
  actions?: ReactNode;
}

/** A modal dialog: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, role = "dialog", width = 520, isText = false, children, actions } = props;
  return (
    <ModalOverlay
      className={styles.overlay as string}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={role === "dialog"}
    >
      <Modal className={styles.modal as string} style={{ width: `min(${width}px, 100vw - 32px)` }}>
        <AriaDialog role={role} className={styles.dialog as string}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title as string}>
              {title}
            </Heading>
            <IconButton icon={X} label="Close" keys="Esc" onPress={onClose} />
          </header>
          <div className={styles.body} {...(isText ? { role: "group", "aria-label": title, tabIndex: 0 } : {})}>
            {children}
          </div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
