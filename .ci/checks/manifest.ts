import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SHARED } from "./shared-folder.ts";

/** What an independent script counted in a real file. */
export interface Counted {
  file: string;
  format: string;
  /** Null where it counted none. */
  contributions: number | null;
  /** The count comes from a pattern, not from the file's structure. */
  isEstimate: boolean;
}

/** The independent counts of the corpora, for files whose path begins with `folder`. */
export function manifestOf(folder: string): Counted[] {
  const rows = readFileSync(join(SHARED, "corpora", "manifest.tsv"), "utf8")
    .trim()
    .split("\n")
    .slice(1);
  return rows
    .map((row) => row.split("\t"))
    .filter(([file]) => file?.startsWith(`${folder}/`))
    .map(([file = "", format = "", , , , , , count = ""]) => ({
      file,
      format,
      contributions: /\d/.test(count) ? Number(/\d+/.exec(count)?.[0]) : null,
      isEstimate: count.startsWith("~"),
    }));
}
