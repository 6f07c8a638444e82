import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { asAppError } from "../../data/ask.ts";
import { useCapabilities, useEngine } from "../../data/engine.tsx";
import { useLibrary } from "../../data/library.ts";
import { useCommand } from "../../data/use-commands.tsx";
import { useNotify } from "../../ui/notify.tsx";
import { OpenFolderDialog } from "./open-folder-dialog.tsx";

/** What can be done with libraries; a call ends when the job is under way, and failures are told as notices. */
export interface LibraryActions {
  /** Asks for a folder, by the host's dialog or our own, and opens it. */
  openFolder(): void;
  openSample(): void;
  reopen(id: string): void;
  rescan(): void;
}

const Context = createContext<LibraryActions | null>(null);

/** Opens libraries for menu, commands and notices, and shows the dialog for folders. */
export function LibraryActionsProvider({ children }: { children: ReactNode }) {
  const client = useEngine();
  const { nativeDialogs } = useCapabilities();
  const { library } = useLibrary();
  const notify = useNotify();
  const [asks, setAsks] = useState(false);

  const actions = useMemo((): LibraryActions => {
    async function tell(run: () => Promise<unknown>): Promise<void> {
      try {
        await run();
      } catch (error) {
        const { message, action } = asAppError(error);
        notify(`${message} ${action}`.trim());
      }
    }
    async function pick(): Promise<void> {
      const picked = await client.call("host.pickFolder", {});
      if (picked) await client.call("library.open", { path: picked.path });
    }
    return {
      openFolder: () => (nativeDialogs ? void tell(pick) : setAsks(true)),
      openSample: () => void tell(() => client.call("library.open", { path: null })),
      reopen: (id) => void tell(() => client.call("library.reopen", { id })),
      rescan: () => void tell(() => client.call("library.rescan", {})),
    };
  }, [client, nativeDialogs, notify]);

  useCommand("library.openFolder", actions.openFolder);
  useCommand("library.openSample", actions.openSample, { isEnabled: !library?.isSample });
  useCommand("library.rescan", actions.rescan, { isEnabled: library !== null });

  return (
    <Context value={actions}>
      {children}
      {asks && <OpenFolderDialog onClose={() => setAsks(false)} />}
    </Context>
  );
}

/** Ways to open libraries; only under a {@link LibraryActionsProvider}. */
export function useLibraryActions(): LibraryActions {
  const actions = useContext(Context);
  if (!actions) throw new Error("useLibraryActions stands outside of a LibraryActionsProvider");
  return actions;
}
