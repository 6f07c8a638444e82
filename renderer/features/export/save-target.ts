/** Characters that some file system refuses in a name. */
const REFUSED = /[<>:"/\\|?*\p{Cc}]/gu;

/** The name an export of a library begins with: `Harbours annotations.md`. `what`: what is exported. */
export function suggestedName(libraryName: string, extension: string, what = "annotations"): string {
  const name = libraryName.replace(REFUSED, "-").trim();
  return `${name === "" ? `${what.charAt(0).toUpperCase()}${what.slice(1)}` : `${name} ${what}`}.${extension}`;
}

/** The name with the extension of another format; a name the analyst gave another extension keeps it. */
export function withExtension(name: string, from: string, to: string): string {
  return name.toLowerCase().endsWith(`.${from}`) ? `${name.slice(0, -from.length)}${to}` : name;
}

/**
 * The full path of a name in a folder, with the folder's own separator. A name that is a full path itself (or
 * begins at home, `~`) stands for itself.
 */
export function targetPath(folder: string, name: string): string {
  const file = name.trim();
  if (isFullPath(file)) return file;
  const separator = folder.includes("\\") && !folder.includes("/") ? "\\" : "/";
  const start = folder.trim().replace(/[\\/]+$/, "");
  return `${start}${separator}${file}`;
}

/** The folder that holds a file: what stands before its last separator. */
export function folderOf(path: string): string {
  const at = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  if (at <= 0) return path.slice(0, at + 1);
  // `C:\` is a folder, `C:` is not.
  return /^[A-Za-z]:$/.test(path.slice(0, at)) ? path.slice(0, at + 1) : path.slice(0, at);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

/** What is wrong with folder and name before anything is asked of the engine; null when nothing is. */
export function targetProblem(folder: string, name: string): string | null {
  const file = name.trim();
  if (file === "") return "Give the file a name.";
  if (/[\\/]$/.test(file)) return "Give the file a name, not only a folder.";
  if (isFullPath(file)) return null;
  if (/[\\/]/.test(file)) return "Put the folder into the field above, or give the full path.";
  if (folder.trim() === "") return "Say in which folder.";
  return null;
}

function isFullPath(path: string): boolean {
  return /^(\/|~[\\/]|\\\\|[A-Za-z]:[\\/])/.test(path);
}
