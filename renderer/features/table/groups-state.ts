import { lastAtMost } from "../../../shared/lib/last-at-most.ts";

/** Which groups of an answer are open: all but these, or only these, by number. */
export interface OpenNumbers {
  all: boolean;
  except: ReadonlySet<number>;
}

/** Whether a group is open. */
export function isOpen(open: OpenNumbers, group: number): boolean {
  return open.all !== open.except.has(group);
}

/** Where groups and their rows stand: line after line a group and, where it is open, its rows. */
export interface GroupLayout {
  /** Of groups and rows of open groups. */
  lines: number;
  /** Line of each group, and the number of lines at the end. */
  lineOfGroup: Uint32Array;
  /** Position of each group's first row among all rows, and the number of rows at the end. */
  firsts: Uint32Array;
}

/** One line of a grouped table. */
export type GroupLine = { type: "group"; group: number } | { type: "row"; group: number; row: number };

/** Lays groups of these sizes out. */
export function layOutGroups(sizes: readonly number[], open: OpenNumbers): GroupLayout {
  const lineOfGroup = new Uint32Array(sizes.length + 1);
  const firsts = new Uint32Array(sizes.length + 1);
  sizes.forEach((size, group) => {
    lineOfGroup[group + 1] = (lineOfGroup[group] as number) + 1 + (isOpen(open, group) ? size : 0);
    firsts[group + 1] = (firsts[group] as number) + size;
  });
  return { lines: lineOfGroup[sizes.length] as number, lineOfGroup, firsts };
}

/** What stands in a line; it must be one of the layout's. */
export function lineAt({ lineOfGroup, firsts }: GroupLayout, line: number): GroupLine {
  const group = groupAt(lineOfGroup, line);
  const within = line - (lineOfGroup[group] as number);
  return within === 0 ? { type: "group", group } : { type: "row", group, row: (firsts[group] as number) + within - 1 };
}

/** The line of a row; of its group while that is closed. */
export function lineOfRow({ lineOfGroup, firsts }: GroupLayout, row: number): number {
  const group = groupAt(firsts, row);
  const line = lineOfGroup[group] as number;
  const isShown = (lineOfGroup[group + 1] as number) - line > 1;
  return isShown ? line + 1 + row - (firsts[group] as number) : line;
}

/** The rows that a line stands for: one, or all of a group. */
export function rowsOfLine({ firsts }: GroupLayout, line: GroupLine): { from: number; to: number } {
  if (line.type === "row") return { from: line.row, to: line.row + 1 };
  return { from: firsts[line.group] as number, to: firsts[line.group + 1] as number };
}

/** The last of the groups that begins at or before; the entry at the end is none. */
function groupAt(begins: Uint32Array, value: number): number {
  return lastAtMost(begins.subarray(0, begins.length - 1), value);
}
