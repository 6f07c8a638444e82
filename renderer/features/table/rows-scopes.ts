import type { ContributionRow, QuerySpec } from "../../../shared/api/query-schemas.ts";
import type { Client } from "../../../shared/api/rpc.ts";
import { countRows, pagesOf, type RowRanges } from "../../ui/row-ranges.ts";
import type { RowsScope } from "../export/index.ts";
import type { CellTexts } from "./cell-texts.ts";

const PAGE = 500;

/** What of a table can be exported: the selected rows first, where there are some, and all. */
export function rowsScopes(
  client: Client,
  spec: QuerySpec,
  table: {
    total: number;
    selected: RowRanges;
    columns: readonly string[];
    texts: CellTexts<ContributionRow>;
    tagName(id: string): string;
  },
): RowsScope[] {
  const { columns, texts, tagName } = table;
  async function* pages(ranges: RowRanges, signal: AbortSignal, withWords: boolean) {
    for (const page of pagesOf(ranges, PAGE)) {
      const [{ rows }, words] = await Promise.all([
        client.call("query.rows", { spec, ...page }, signal),
        withWords ? client.call("query.anchors", { spec, ...page }, signal) : null,
      ]);
      yield rows.map((row, at) => [
        ...columns.map((id) => String(texts[id]?.(row, tagName) ?? "")),
        ...(words ? [words.anchors[at]?.exact ?? ""] : []),
      ]);
    }
  }
  const scope = (id: RowsScope["id"], ranges: RowRanges): RowsScope => ({
    id,
    count: countRows(ranges),
    pages: (signal, { withWords }) => pages(ranges, signal, withWords),
  });
  const all = scope("all", [{ from: 0, to: table.total }]);
  return table.selected.length > 0 ? [scope("selected", table.selected), all] : [all];
}
