/** A folder on the way from the top of the disk to the one shown. */
export interface Crumb {
  name: string;
  path: string;
}

/** The folders of an absolute path (`/home/ann`, `C:\Users\ann`), the top one first. */
export function crumbsOf(path: string): Crumb[] {
  const separator = separatorOf(path);
  const names = path.split(/[/\\]/).filter(Boolean);
  const isWindows = /^[A-Za-z]:/.test(path);
  const top = isWindows ? [] : [{ name: separator, path: separator }];
  const below = names.map((name, at) => {
    const joined = names.slice(0, at + 1).join(separator);
    if (isWindows) return { name, path: at === 0 ? `${joined}${separator}` : joined };
    return { name, path: `${separator}${joined}` };
  });
  return [...top, ...below];
}

/** The path of a sub-folder. */
export function childPath(path: string, name: string): string {
  const separator = separatorOf(path);
  return path.endsWith(separator) ? `${path}${name}` : `${path}${separator}${name}`;
}

function separatorOf(path: string): string {
  return /^[A-Za-z]:/.test(path) || path.includes("\\") ? "\\" : "/";
}
