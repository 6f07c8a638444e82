import type { CSSProperties } from "react";
import type { DrawnColumns } from "./columns-state.ts";
import type { LineLook } from "./grid-line.tsx";

/** Pixels of a bar that stands for words. */
const BAR = 9;

/** Where the cells of all rows stand: one style for all of them. */
export function tracksOf<R>({ columns, all }: LineLook<R>): CSSProperties {
  const tracks = ({ moving }: DrawnColumns) => ({
    from: `${moving[0]?.left ?? 0}px`,
    columns: moving.map(({ width }) => `${width}px`).join(" "),
  });
  const [own, whole] = [tracks(columns), tracks(all)];
  const staying = columns.staying.at(-1);
  return {
    ...(staying ? { "--edge": `${staying.left + staying.width}px` } : {}),
    "--from": own.from,
    "--columns": own.columns,
    "--all-from": whole.from,
    "--all-columns": whole.columns,
  } as CSSProperties;
}

/** How rows look whose words are not there: a bar in each column and a hairline, as the background of all of them. */
export function skeletonOf<R>({ columns, height }: LineLook<R>, rowHeight: number, top: number): CSSProperties {
  const first = ((top % height) + height) % height;
  const bars = [...columns.staying, ...columns.moving].map(({ left, width, stays }) => {
    const x = stays === null ? `calc(${left + 10}px + var(--scrolled, 0px))` : `${left + 10}px`;
    const y = first + (rowHeight - BAR) / 2;
    return `linear-gradient(var(--paper-pressed) ${BAR}px, transparent 0) ${x} ${y}px / ${Math.round((width - 20) * 0.7)}px ${height}px repeat-y`;
  });
  const line = `linear-gradient(transparent ${height - 1}px, var(--line) 0) 0 ${first}px / 100% ${height}px repeat-y`;
  return { background: [...bars, line].join(", ") };
}
