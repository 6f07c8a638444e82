import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** Where everything that Backbench keeps of its own lies; one data folder per user. */
export interface DataPaths {
  root: string;
  /** SQLite file that is held while an engine runs, and who holds it. */
  lock: string;
  lockHolder: string;
  settings: string;
  libraries: string;
  log: string;
}

/** What is kept of one library. Never a source. */
export interface LibraryPaths {
  folder: string;
  /** Roots, corrections, versions. */
  manifest: string;
  /** Disposable: rebuilt from the sources when missing or broken. */
  index: string;
  journal: string;
  snapshots: string;
}

/**
 * The data folder: `BACKBENCH_DATA`, else XDG on Linux, Application Support on macOS, AppData on Windows.
 * A relative `XDG_DATA_HOME` is ignored, as the XDG specification asks.
 */
export function dataFolder(env: Record<string, string | undefined>, platform: string, home: string): string {
  if (env.BACKBENCH_DATA) return env.BACKBENCH_DATA;
  if (platform === "darwin") return join(home, "Library", "Application Support", "Backbench");
  if (platform === "win32") return join(env.APPDATA || join(home, "AppData", "Roaming"), "Backbench");
  const xdg = env.XDG_DATA_HOME;
  return join(xdg?.startsWith("/") ? xdg : join(home, ".local", "share"), "backbench");
}

/** The layout of a data folder. */
export function dataPaths(root: string): DataPaths {
  return {
    root,
    lock: join(root, "lock"),
    lockHolder: join(root, "lock.json"),
    settings: join(root, "settings.json"),
    libraries: join(root, "libraries"),
    log: join(root, "log"),
  };
}

/** The layout of one library's folder. */
export function libraryPaths(data: DataPaths, id: string): LibraryPaths {
  const folder = join(data.libraries, id);
  return {
    folder,
    manifest: join(folder, "library.json"),
    index: join(folder, "index.sqlite"),
    journal: join(folder, "journal"),
    snapshots: join(folder, "snapshots"),
  };
}

/** Makes a folder that only its owner can enter; fine when it is there. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
}
