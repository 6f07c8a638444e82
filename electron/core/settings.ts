import { readFileSync, renameSync } from "node:fs";
import { type Settings, settings as schema } from "../../shared/api/library-schemas.ts";
import type { Diagnostic } from "../../shared/model/diagnostic.ts";
import { writeFileAtomic } from "./files/atomic-write.ts";
import { fileErrorCode } from "./files/file-error.ts";

/** The user's settings in the data folder. */
export interface SettingsStore {
  get(): Settings;
  /** Keeps what is given, leaves the rest. In a store that may not write it holds for this run. */
  set(change: Partial<Settings>): Settings;
  /** `settings-broken` when the file could not be understood and the defaults are in force. */
  diagnostics: Diagnostic[];
}

const DEFAULTS: Settings = { version: 1, author: "", lastLibrary: null };

/**
 * Opens the settings. A broken file is kept aside under `settings.json.broken` and the defaults hold; a file
 * of a newer version is left as it is and never written.
 */
export function openSettings(path: string, canWrite: boolean): SettingsStore {
  const diagnostics: Diagnostic[] = [];
  let writable = canWrite;
  let current = DEFAULTS;
  try {
    const stored: unknown = JSON.parse(readFileSync(path, "utf8"));
    const read = schema.safeParse({ ...DEFAULTS, ...(stored as object) });
    if (read.success) current = read.data;
    else if (isNewer(stored)) writable = false;
    else throw new Error("not settings");
  } catch (error) {
    if (fileErrorCode(error) !== "ENOENT") diagnostics.push(putAside(path, canWrite));
  }
  return {
    get: () => current,
    set(change) {
      current = { ...current, ...change, version: 1 };
      if (writable) writeFileAtomic(path, `${JSON.stringify(current, null, 2)}\n`);
      return current;
    },
    diagnostics,
  };
}

function isNewer(stored: unknown): boolean {
  const version = (stored as { version?: unknown } | null)?.version;
  return typeof version === "number" && version > DEFAULTS.version;
}

function putAside(path: string, canWrite: boolean): Diagnostic {
  const aside = `${path}.broken`;
  try {
    if (canWrite) renameSync(path, aside);
  } catch {
    // It stays where it is; the next change replaces it.
  }
  return {
    code: "settings-broken",
    severity: "warning",
    message: `The settings could not be read; the defaults are in force. The broken file is kept as ${aside}.`,
    place: null,
  };
}
