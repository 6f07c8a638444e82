const MARK = "!/";

/** Whether a name is that of a container: its members are read, or it is refused with a reason. */
export function isContainer(name: string): boolean {
  return /\.(?:zip|gz|tgz)$/i.test(name);
}

/** The file on disk in which a source stands: the container of a member, else the path itself. */
export function fileOf(path: string): string {
  let at = path.indexOf(MARK);
  while (at >= 0 && !isContainer(path.slice(0, at))) at = path.indexOf(MARK, at + 1);
  return at < 0 ? path : path.slice(0, at);
}
