import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./message.module.css";

/** What a screen says when it has nothing else to show: empty, nothing found, an error with the way out. */
export function Message(props: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  role?: "status" | "alert";
}) {
  const { icon: Icon, title, children, actions, role = "status" } = props;
  return (
    <div className={styles.message} role={role}>
      {Icon && <Icon size={22} aria-hidden className={styles.icon} />}
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.words}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
