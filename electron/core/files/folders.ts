import { existsSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Result } from "../../../shared/api/contract.ts";

const MAX_FOLDERS = 2000;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** `~` and `~/x` as the home folder; anything else as it is. */
export function expandHome(path: string, home: string): string {
  return path === "~" ? home : /^~[/\\]/.test(path) ? join(home, path.slice(2)) : path;
}

/**
 * Names of the sub-folders of a folder, sorted, hidden ones left out; never names of files. A folder that is
 * not there or may not be read is `readable: false`. A typed path may begin with `~` or be relative to home.
 */
export async function listFolders(asked: string | null, home: string): Promise<Result<"folders.list">> {
  const path = resolve(home, expandHome(asked ?? home, home));
  const parent = dirname(path) === path ? null : dirname(path);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const visible = entries.filter((entry) => !entry.name.startsWith("."));
    const names = await Promise.all(
      visible.map(async (entry) => {
        if (entry.isDirectory()) return entry.name;
        const isFolder = entry.isSymbolicLink() && (await leadsToFolder(join(path, entry.name)));
        return isFolder ? entry.name : null;
      }),
    );
    const folders = names.filter((name) => name !== null).sort(collator.compare);
    return {
      path,
      parent,
      folders: folders.slice(0, MAX_FOLDERS),
      truncated: folders.length > MAX_FOLDERS,
      readable: true,
    };
  } catch {
    return { path, parent, folders: [], truncated: false, readable: false };
  }
}

async function leadsToFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}

/** Where a file of that name goes when nobody says where: Downloads if there is one, else home. */
export function suggestSavePath(name: string, home: string): Result<"save.suggest"> {
  const downloads = join(home, "Downloads");
  const folder = existsSync(downloads) ? downloads : home;
  // A name, not a path: whatever a file system would take for more is replaced.
  const safe = [...name]
    .map((character) => (character < " " || '<>:"/\\|?*'.includes(character) ? "-" : character))
    .join("");
  return { folder, path: join(folder, safe.replace(/^\.+/, "").trim() || "export") };
}
