import path from "node:path";

/**
 * The folder named on Electron's command line, absolute; null when none is. `argv` begins with the program and, when
 * run from source, the project; what begins with a dash is for Chromium.
 */
export function readFolderArgument(argv: readonly string[], isPackaged: boolean, cwd: string): string | null {
  const named = argv.slice(isPackaged ? 1 : 2).find((argument) => !argument.startsWith("-"));
  return named === undefined ? null : path.resolve(cwd, named);
}
