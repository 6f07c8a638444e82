import { CircleAlert, KeyRound, PlugZap } from "lucide-react";
import { Component, type ReactNode } from "react";
import type { AppError } from "../../shared/lib/errors.ts";
import { Button } from "../ui/button.tsx";
import { Message } from "../ui/message.tsx";
import styles from "./error-screen.module.css";

/** Shown when the page could not connect: a wrong key, or nobody answers. */
export function StartFailed({ error }: { error: AppError }) {
  const isKey = error.code === "not-granted";
  return (
    <main className={styles.screen}>
      <Message
        icon={isKey ? KeyRound : PlugZap}
        role="alert"
        title={error.message}
        actions={
          <Button look="primary" onPress={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        {error.action}
      </Message>
    </main>
  );
}

/** Catches a bug in what it holds, once, notes it in the console, and offers the way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { bug: unknown }> {
  override state = { bug: null as unknown };

  static getDerivedStateFromError(bug: unknown) {
    return { bug };
  }

  override componentDidCatch(bug: unknown) {
    console.error("Backbench met a bug in its window:", bug);
  }

  override render() {
    if (this.state.bug === null) return this.props.children;
    return (
      <main className={styles.screen}>
        <Message
          icon={CircleAlert}
          role="alert"
          title="Something went wrong in this window"
          actions={
            <Button look="primary" onPress={() => window.location.reload()}>
              Reload
            </Button>
          }
        >
          Your annotations are safe: they are saved as you make them, and no file was changed. Reload to go on.
          <pre className={styles.details}>{String(this.state.bug)}</pre>
        </Message>
      </main>
    );
  }
}
