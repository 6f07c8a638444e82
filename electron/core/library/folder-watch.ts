import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, sep } from "node:path";
import type { Diagnostic } from "../../../shared/model/diagnostic.ts";
import { isSystemFile } from "./left-out.ts";
import type { FoundFolder } from "./scan.ts";

/** Notices that something changed in folders; what it is, a look at them tells. */
export interface FolderWatch {
  /** Watches these folders and no others. That a root comes back that is away is a change too. */
  watch(roots: readonly string[], folders: readonly FoundFolder[]): void;
  /** Says so when the system does not let all folders be watched. */
  diagnostic(): Diagnostic | null;
  close(): void;
}

export interface WatchOptions {
  /** Told once for a whole burst of changes. */
  onChange(): void;
  /** A burst is over when nothing changed for so long. */
  quietMs?: number;
  /** A burst that does not end is told of after so long, and again. */
  atMostMs?: number;
  /** How often a root that is away is looked for. */
  awayMs?: number;
}

interface Watched {
  identity: string;
  watcher: FSWatcher;
}

/**
 * Watches folders, not files: one handle each, where the system cannot watch a whole tree with one. Never throws.
 */
export function createFolderWatch(options: WatchOptions): FolderWatch {
  const { onChange, quietMs = 300, atMostMs = 5000, awayMs = 2000 } = options;
  const isTree = process.platform === "darwin" || process.platform === "win32";
  const watched = new Map<string, Watched>();
  let unwatched = 0;
  let since: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;

  function noticed(): void {
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        since = null;
        onChange();
      },
      Math.max(0, Math.min(quietMs, since + atMostMs - now)),
    );
    timer.unref();
  }

  function begin({ path, identity }: FoundFolder): void {
    try {
      const watcher = watch(path, { recursive: isTree, persistent: false }, (_, name) => {
        if (name === null || !name.split(sep).some(isSystemFile)) noticed();
      });
      // A folder that is removed or whose drive goes: the look that follows tells which.
      watcher.on("error", noticed);
      watched.set(path, { identity, watcher });
    } catch {
      unwatched++;
    }
  }

  function end(path: string): void {
    watched.get(path)?.watcher.close();
    watched.delete(path);
  }

  function lookFor(away: readonly string[]): void {
    clearInterval(looking);
    if (away.length === 0) return;
    looking = setInterval(() => {
      if (!away.some((root) => existsSync(root))) return;
      clearInterval(looking);
      noticed();
    }, awayMs);
    looking.unref();
  }

  return {
    watch(roots, folders) {
      const wanted = isTree ? folders.filter(({ path }) => roots.some((root) => isAt(root, path))) : folders;
      const identities = new Map(wanted.map(({ path, identity }) => [path, identity]));
      for (const [path, { identity }] of [...watched]) if (identities.get(path) !== identity) end(path);
      unwatched = 0;
      for (const folder of wanted) if (!watched.has(folder.path)) begin(folder);
      lookFor(roots.filter((root) => !existsSync(root)));
    },
    diagnostic: () => (unwatched > 0 ? notWatched(unwatched) : null),
    close() {
      clearTimeout(timer);
      clearInterval(looking);
      for (const path of [...watched.keys()]) end(path);
    },
  };
}

/** Whether a folder is the root, or holds a root that is a file. */
function isAt(root: string, folder: string): boolean {
  return folder === root || folder === dirname(root);
}

function notWatched(folders: number): Diagnostic {
  const which = folders === 1 ? "One folder" : `${folders} folders`;
  const message =
    `${which} of this library cannot be watched: the system allows no more. ` +
    "What changes there is shown when you look for changed files (Ctrl+Shift+R).";
  return { code: "not-watched", severity: "info", message, place: null };
}
