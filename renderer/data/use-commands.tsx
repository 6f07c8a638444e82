import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { COMMANDS, type CommandId, type CommandInfo, matchesKeys } from "./commands.ts";

interface Registered {
  id: CommandId;
  run(): void;
  isEnabled: boolean;
  /** Limits a scoped command to one element, so that each pane answers for itself. */
  within: (() => Element | null) | null;
}

/** What can be done now. The last component to register a command answers for it. */
class CommandRegistry {
  private registered: Registered[] = [];
  private listeners = new Set<() => void>();
  private available: readonly Registered[] = [];

  add(command: Registered): () => void {
    this.registered = [...this.registered, command];
    this.changed();
    return () => {
      this.registered = this.registered.filter((other) => other !== command);
      this.changed();
    };
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = () => this.available;

  /** The command these keys mean where the focus stands; the narrower scope wins. */
  find(event: KeyboardEvent, isMac: boolean): Registered | null {
    const focus = event.target instanceof Element ? event.target : null;
    const matching = COMMANDS.filter((info: CommandInfo) => info.keys.some((keys) => matchesKeys(keys, event, isMac)));
    const scoped = matching.filter((info) => info.scope !== "global" && focus?.closest(`[data-scope="${info.scope}"]`));
    for (const info of [...scoped, ...matching.filter((info) => info.scope === "global")]) {
      const candidates = this.registered.filter(
        (command) =>
          command.id === info.id && command.isEnabled && (!command.within || command.within()?.contains(focus)),
      );
      const command = candidates.at(-1);
      if (command) return command;
    }
    return null;
  }

  private changed(): void {
    this.available = this.registered.filter((command) => command.isEnabled);
    for (const listener of this.listeners) listener();
  }
}

const Context = createContext<CommandRegistry | null>(null);

function useRegistry(): CommandRegistry {
  const registry = useContext(Context);
  if (!registry) throw new Error("commands need a CommandsProvider");
  return registry;
}

/** Listens to the keyboard and holds what can be done. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new CommandRegistry(), []);
  useEffect(() => {
    const isMac = /Mac/.test(navigator.platform);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isWriting(event.target) && !(isMac ? event.metaKey : event.ctrlKey)) return;
      if (isInModal(event.target)) return;
      const command = registry.find(event, isMac);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [registry]);
  return <Context value={registry}>{children}</Context>;
}

/**
 * Answers for a command while mounted and enabled. `within` limits a scoped command to keys pressed inside that
 * element, for components that stand several times on the screen.
 */
export function useCommand(
  id: CommandId,
  run: () => void,
  options: { isEnabled?: boolean; within?: () => Element | null } = {},
): void {
  const registry = useRegistry();
  const latest = useRef({ run, within: options.within });
  latest.current = { run, within: options.within };
  const isEnabled = options.isEnabled ?? true;
  const isWithin = options.within !== undefined;
  useEffect(
    () =>
      registry.add({
        id,
        run: () => latest.current.run(),
        isEnabled,
        within: isWithin ? () => latest.current.within?.() ?? null : null,
      }),
    [registry, id, isEnabled, isWithin],
  );
}

export interface AvailableCommand extends CommandInfo {
  id: CommandId;
  run(): void;
}

/** Commands that can be done now, in the order of the list, each once. */
export function useAvailableCommands(): AvailableCommand[] {
  const registry = useRegistry();
  const available = useSyncExternalStore(registry.subscribe, registry.snapshot);
  return COMMANDS.flatMap((info) => {
    const command = available.findLast((other) => other.id === info.id);
    return command ? [{ ...info, run: command.run }] : [];
  });
}

/** Runs a command if something answers for it, e.g. from a button of the toolbar. */
export function useRunCommand(): (id: CommandId) => void {
  const registry = useRegistry();
  return (id) =>
    registry
      .snapshot()
      .findLast((command) => command.id === id)
      ?.run();
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** A modal dialog answers for its own keys. */
function isInModal(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]') !== null
  );
}
