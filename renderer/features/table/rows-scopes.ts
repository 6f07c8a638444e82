import { countRows, pagesOf, type RowRanges } from "../../ui/row-ranges.ts";
import type { RowsScope } from "../export/index.ts";
import type { CellTexts } from "./cell-texts.ts";

const PAGE = 500;

/** Further cells of rows, which a table does not show and an export may hold. */
export interface FurtherCells {
  /** What asking for them says. */
  label: string;
  titles: readonly string[];
  /** The cells of each row of a page; several lists of them make several lines of it. */
  of(page: { offset: number; limit: number }, signal: AbortSignal): Promise<(readonly string[])[][]>;
}

/** What of a table can be exported: the selected rows first, where there are some, and all. */
export function rowsScopes<R>(table: {
  total: number;
  selected: RowRanges;
  columns: readonly string[];
  texts: CellTexts<R>;
  tagName(id: string): string;
  fetch(offset: number, limit: number, signal: AbortSignal): Promise<readonly R[]>;
  further: FurtherCells | null;
}): RowsScope[] {
  const { columns, texts, tagName, fetch, further } = table;
  async function* pages(ranges: RowRanges, signal: AbortSignal, withFurther: boolean) {
    for (const page of pagesOf(ranges, PAGE)) {
      const [rows, cells] = await Promise.all([
        fetch(page.offset, page.limit, signal),
        withFurther && further ? further.of(page, signal) : null,
      ]);
      yield rows.flatMap((row, at) => {
        const shown = columns.map((id) => String(texts[id]?.(row, tagName) ?? ""));
        return (cells?.[at] ?? [[]]).map((more) => [...shown, ...more]);
      });
    }
  }
  const scope = (id: RowsScope["id"], ranges: RowRanges): RowsScope => ({
    id,
    count: countRows(ranges),
    pages: (signal, { withFurther }) => pages(ranges, signal, withFurther),
  });
  const all = scope("all", [{ from: 0, to: table.total }]);
  return table.selected.length > 0 ? [scope("selected", table.selected), all] : [all];
}
