import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files below a folder, in the order of the file system. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile());
}
