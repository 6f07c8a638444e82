import { PlugZap } from "lucide-react";
import { useConnection } from "../data/engine.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./connection-banner.module.css";

/** Says that the engine is away, what is safe, and the way out; nothing while all is well. */
export function ConnectionBanner() {
  const { status, message } = useConnection();
  if (status === "online") return null;
  return (
    <div className={styles.banner} role="alert">
      <PlugZap size={14} aria-hidden />
      <p className={styles.words}>{message}</p>
      {status !== "engine-restarting" && (
        <Button small onPress={() => window.location.reload()}>
          {status === "engine-stopped" ? "Reload" : "Try now"}
        </Button>
      )}
    </div>
  );
}
