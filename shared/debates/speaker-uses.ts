import { type CodedTable, type Columns, TableBuilder } from "../lib/coded-table.ts";
import type { IsoDate } from "../model/extract.ts";
import type { SourceId } from "../model/source.ts";

/** One printed form of a speaker in one source of one debate, with what it prints. */
export interface SpeakerUse {
  /** After the analyst's decisions about names. */
  key: string;
  /** Null when the analyst names the speaker. */
  printed: string | null;
  /** Null when only an office is printed. */
  name: string | null;
  /** The name in full, as the debate prints it elsewhere, where `name` is incomplete. */
  full: string | null;
  id: string | null;
  party: string | null;
  constituency: string | null;
  source: SourceId;
  date: IsoDate | null;
  /** In how many contributions of this debate. */
  count: number;
}

/** The uses of many debates, one group each. */
export type UseTable = CodedTable<Exclude<keyof SpeakerUse, "count">, "count">;

/** The columns of a {@link UseTable}. */
export const USE_COLUMNS: Columns<Exclude<keyof SpeakerUse, "count">, "count"> = {
  texts: ["key", "printed", "name", "full", "id", "party", "constituency", "source", "date"],
  counts: ["count"],
};

/** The uses of some debates as a table. */
export function tabulateUses(debates: Iterable<readonly SpeakerUse[]>): UseTable {
  const table = new TableBuilder(USE_COLUMNS);
  for (const uses of debates) {
    for (const use of uses) table.add(use);
    table.endGroup();
  }
  return table.finish();
}
