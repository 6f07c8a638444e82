import { BYTE_ORDER_MARK, csvRow } from "../../../shared/exporters/csv/csv-row.ts";

/** Rows of a table as CSV, headers first. `onRows` hears how many rows are written so far. */
export async function* rowsText(
  headers: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
  byteOrderMark: boolean,
  onRows: (done: number) => void,
): AsyncGenerator<string> {
  let done = 0;
  yield `${byteOrderMark ? BYTE_ORDER_MARK : ""}${csvRow(headers)}`;
  for await (const rows of pages) {
    yield rows.map(csvRow).join("");
    done += rows.length;
    onRows(done);
  }
}
