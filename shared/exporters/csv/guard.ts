/** What a spreadsheet may take for a formula, and the guard itself so that it can be told from the cell's own. */
const NEEDS_GUARD = /^[=+\-@\t\r\n'＝＋－＠]/u;

/**
 * Puts one `'` before a cell that a spreadsheet might calculate, or that begins with `'`. `unguardCell` takes
 * it away: the cell's own text is never lost.
 */
export function guardCell(cell: string): string {
  return NEEDS_GUARD.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardCell`: without one leading `'`. */
export function unguardCell(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
