/** A run of glyphs on a page; points from the lower left corner. */
export interface PageItem {
  text: string;
  x: number;
  /** Baseline. */
  y: number;
  width: number;
  /** Of the font. */
  height: number;
}

/** A line as printed. */
export interface PageLine {
  text: string;
  x: number;
  y: number;
  height: number;
  /** A paragraph begins here: by a wider space above, or by its indent. */
  begins: boolean;
  /** A running head or foot. */
  running: boolean;
}

interface Row {
  items: PageItem[];
  y: number;
  height: number;
}

/** Fewer lines on either side of a gutter make no column. */
const COLUMN_LINES = 5;
/** So much of the rows of a page in columns may cross the gutter: headings, tables. */
const CROSSING = 0.2;
/** How far from the top and bottom, in rows, running heads are looked for. */
const EDGE_ROWS = 2;

/**
 * Puts the runs of glyphs of all pages into lines in reading order: rows from top to bottom, and where a gutter parts
 * a page in two columns, the left before the right, between lines that cross the gutter. Marks where paragraphs begin,
 * and lines that stand in the same place at the edge of several pages, alike but for their figures.
 */
export function layOut(pages: readonly (readonly PageItem[])[]): PageLine[][] {
  const laidOut = pages.map((items) => {
    const rows = rowsOf(items);
    const gutter = gutterOf(rows);
    const flows = gutter === null ? [{ wide: true, lines: rows.map(lineOf) }] : inColumns(rows, gutter);
    for (const [at, { wide, lines }] of flows.entries()) markParagraphs(lines, at > 0 && wide !== flows[at - 1]?.wide);
    return flows.flatMap(({ lines }) => lines);
  });
  markRunning(laidOut);
  return laidOut;
}

function rowsOf(items: readonly PageItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of [...items].sort((a, b) => b.y - a.y)) {
    const last = rows.at(-1);
    if (last && last.y - item.y < 0.4 * Math.max(item.height, 1)) {
      last.items.push(item);
      last.height = Math.max(last.height, item.height);
    } else rows.push({ items: [item], y: item.y, height: item.height });
  }
  for (const row of rows) row.items.sort((a, b) => a.x - b.x);
  return rows.filter((row) => row.items.some((item) => /\S/.test(item.text)));
}

const printed = (row: Row) => row.items.filter((item) => /\S/.test(item.text));
const rightOf = (item: PageItem) => item.x + item.width;

/** Whether words of a row stand across a gutter, or so near on both sides that it is none. */
function crosses(row: Row, gutter: number): boolean {
  const items = printed(row);
  const left = Math.max(...items.filter((item) => item.x < gutter).map(rightOf), Number.NEGATIVE_INFINITY);
  const right = Math.min(...items.filter((item) => item.x >= gutter).map((item) => item.x));
  return left > gutter || right - left < Math.max(8, 0.8 * row.height);
}

/** The x of the gutter between two columns; null on a page in one column. */
function gutterOf(rows: readonly Row[]): number | null {
  const items = rows.flatMap(printed);
  const left = Math.min(...items.map((item) => item.x));
  const width = Math.max(...items.map(rightOf)) - left;
  let best: { gutter: number; crossing: number } | null = null;
  for (let share = 0.4; share <= 0.6; share += 0.01) {
    const gutter = left + share * width;
    const crossing = rows.filter((row) => crosses(row, gutter)).length;
    if (best === null || crossing < best.crossing) best = { gutter, crossing };
  }
  if (best === null || best.crossing > CROSSING * rows.length) return null;
  const { gutter } = best;
  const apart = rows.filter((row) => !crosses(row, gutter));
  const onLeft = apart.filter((row) => printed(row).some((item) => item.x < gutter)).length;
  const onRight = apart.filter((row) => printed(row).some((item) => item.x >= gutter)).length;
  return onLeft >= COLUMN_LINES && onRight >= COLUMN_LINES ? gutter : null;
}

/** Lines of which each goes on where the one before ended. */
interface Flow {
  /** Over both columns of a page that has two. */
  wide: boolean;
  lines: PageLine[];
}

/** Lines of one flow each: left and right column between rows that cross, and those rows themselves. */
function inColumns(rows: readonly Row[], gutter: number): Flow[] {
  const flows: Flow[] = [];
  let wide: PageLine[] = [];
  let left: PageLine[] = [];
  let right: PageLine[] = [];
  const flush = () => {
    flows.push({ wide: true, lines: wide }, { wide: false, lines: left }, { wide: false, lines: right });
    wide = [];
    left = [];
    right = [];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      if (left.length + right.length > 0) flush();
      wide.push(lineOf(row));
      continue;
    }
    const sides = [row.items.filter((item) => item.x < gutter), row.items.filter((item) => item.x >= gutter)];
    for (const [side, items] of sides.entries()) {
      if (items.some((item) => /\S/.test(item.text))) (side === 0 ? left : right).push(lineOf({ ...row, items }));
    }
  }
  flush();
  return flows.filter(({ lines }) => lines.length > 0);
}

function lineOf(row: Row): PageLine {
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  for (const item of row.items) {
    const apart = item.x - end > 0.2 * item.height && !/\s$/.test(text) && !/^\s/.test(item.text);
    text += (apart && text !== "" ? " " : "") + item.text;
    end = rightOf(item);
  }
  // A line break within a run would make two lines of one.
  text = text.replace(/[\n\r\u2028\u2029]+/g, " ").trim();
  return { text, x: printed(row)[0]?.x ?? 0, y: row.y, height: row.height, begins: false, running: false };
}

/** `apart`: the first line does not go on from what stands before. */
function markParagraphs(lines: PageLine[], apart: boolean): void {
  const pitch = median(lines.slice(1).map((line, at) => (lines[at] as PageLine).y - line.y));
  const margin = mostCommon(lines.map((line) => Math.round(line.x)));
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const isSetIn = Math.abs(line.x - margin) > 0.8 * line.height;
    if (!before) line.begins = isSetIn || apart;
    else {
      const wasSetIn = Math.abs(before.x - margin) > 0.8 * before.height;
      line.begins = before.y - line.y > 1.35 * pitch || (isSetIn && !wasSetIn);
    }
  }
}

function markRunning(pages: readonly PageLine[][]): void {
  const edges = pages.map((lines) => edgesOf(lines));
  const seen = new Map<string, number>();
  const keyOf = ({ text, y }: PageLine, shift = 0) => `${Math.round(y / 4) + shift} ${text.replace(/\d+/g, "#")}`;
  for (const key of edges.flat().map((line) => keyOf(line))) seen.set(key, (seen.get(key) ?? 0) + 1);
  for (const line of edges.flat()) {
    const times = [-1, 0, 1].reduce((sum, shift) => sum + (seen.get(keyOf(line, shift)) ?? 0), 0);
    line.running = times >= 2 && times * 3 >= pages.length;
  }
}

/** The lines at the top and bottom of a page that stand off from the rest, outermost first. */
function edgesOf(lines: readonly PageLine[]): PageLine[] {
  const down = [...lines].sort((a, b) => b.y - a.y);
  const pitch = median(
    down
      .slice(1)
      .map((line, at) => (down[at] as PageLine).y - line.y)
      .filter((gap) => gap > 1),
  );
  const edges = new Set<PageLine>();
  for (const inwards of [down, [...down].reverse()]) {
    const apart = inwards.findIndex((line, at) => Math.abs(line.y - (inwards[at + 1]?.y ?? line.y)) > 1.35 * pitch);
    const count = apart >= 0 && apart < 2 * EDGE_ROWS ? apart + 1 : 0;
    for (const line of inwards.slice(0, count)) edges.add(line);
  }
  return [...edges];
}

function median(numbers: number[]): number {
  const inOrder = [...numbers].sort((a, b) => a - b);
  return inOrder[inOrder.length >> 1] ?? Number.POSITIVE_INFINITY;
}

function mostCommon(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of numbers) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}
