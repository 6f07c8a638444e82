import type { Params } from "../../../shared/api/contract.ts";
import type { SourceRow } from "../../../shared/api/query-schemas.ts";
import { READERS } from "../../../shared/readers/registry.ts";
import type { LoadedSource } from "../library/loaded-source.ts";
import type { LibraryView } from "../library/view.ts";
import { compareValues } from "./compare-values.ts";

/** Whether a source's words could be read. An empty file has none to read. */
export function isUnreadable(source: LoadedSource): boolean {
  if (source.reading) return source.reading.isUnreadable;
  return !source.diagnostics.some((one) => one.code === "empty-file");
}

/** A row of the sources table. */
export function sourceRow(source: LoadedSource): SourceRow {
  const facts = source.facts?.reader.id === "none" ? null : source.facts;
  return {
    id: source.id,
    path: source.path,
    root: source.rootId,
    revision: source.revision,
    size: source.size,
    format: facts?.reader.id ?? null,
    formatName: READERS.find((reader) => reader.id === facts?.reader.id)?.name ?? null,
    formatReason: source.facts?.readerReason ?? null,
    encoding: facts?.encoding ?? null,
    extracts: facts?.extracts ?? 0,
    contributions: facts?.contributions ?? 0,
    unrecognisedCharacters: facts?.unrecognisedCharacters ?? 0,
    diagnostics: source.diagnostics,
  };
}

/** All sources in the chosen order, else by path. An unknown column is left out of account. */
export function listSources(view: LibraryView, sort: Params<"sources.list">["sort"]): SourceRow[] {
  const rows = view.sources().map(sourceRow);
  return rows.sort((a, b) => {
    for (const { column, descending } of sort) {
      const order = compareValues(sortValue(a, column), sortValue(b, column), descending ? -1 : 1);
      if (order !== 0) return order;
    }
    return compareValues(a.path, b.path, 1);
  });
}

function sortValue(row: SourceRow, column: string): string | number | null {
  switch (column) {
    case "path":
    case "source":
      return row.path;
    case "format":
      return row.formatName;
    case "size":
    case "contributions":
      return row[column];
    default:
      return 0;
  }
}
