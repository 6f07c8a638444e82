/** For what a choice of how files are read holds: this file, or all files of a folder. */
export interface ReadingScope {
  /** As corrections name it: a path relative to the root, or the root's id for all of it. */
  id: string;
  label: string;
}

/** The file, the folder or archive it stands in, and the whole folder that was opened. */
export function readingScopes(source: { path: string; root: string }): ReadingScope[] {
  const scopes = [{ id: source.path, label: "This file" }];
  const folder = source.path.slice(0, Math.max(0, source.path.lastIndexOf("/")));
  if (folder !== "") scopes.push({ id: folder, label: `All of ${folder.replace(/!$/, "")}` });
  scopes.push({ id: source.root, label: "The whole folder" });
  return scopes;
}

/** For what a choice was made, in the middle of a sentence. */
export function scopeWords(path: string, source: { path: string; root: string }): string {
  if (path === source.path) return "this file";
  return path === source.root ? "the whole folder" : path.replace(/!$/, "");
}
