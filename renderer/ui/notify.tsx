import { X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { IconButton } from "./button.tsx";
import styles from "./notify.module.css";

/** Milliseconds a notice stays. */
const STAYS = 6000;

const Context = createContext<((words: string) => void) | null>(null);

/** Shows short notices of what was just done (`Undone: Tag "funding"`) and tells them to assistive technology. */
export function NotifyProvider({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<{ words: string } | null>(null);
  const notify = useCallback((words: string) => setNotice({ words }), []);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), STAYS);
    return () => clearTimeout(timer);
  }, [notice]);
  const region = useMemo(
    () => (
      <div className={styles.region} role="status">
        {notice && (
          <div className={styles.notice}>
            <span>{notice.words}</span>
            <IconButton icon={X} label="Dismiss" small onPress={() => setNotice(null)} />
          </div>
        )}
      </div>
    ),
    [notice],
  );
  return (
    <Context value={notify}>
      {children}
      {region}
    </Context>
  );
}

/** Tells what was just done, in one sentence; a newer notice takes the place of the older. */
export function useNotify(): (words: string) => void {
  const notify = useContext(Context);
  if (!notify) throw new Error("useNotify stands outside of a NotifyProvider");
  return notify;
}
