import type { Known } from "../../model/debate.ts";
import { formatOccurrenceKey } from "../../model/occurrence-key.ts";
import type { CitedDebate, CitedSpeaker, ExportItem, ExportTag } from "../export-item.ts";
import type { ExportedMemo, Exporter, ExportOptions } from "../exporter.ts";

export const unknown: Known<string> = { value: null, origin: "none", reason: null };
export const printed = (value: string): Known<string> => ({ value, origin: "printed", reason: null });
export const setBy = (value: string | null): Known<string> => ({ value, origin: "set", reason: "Set by AB" });

export const debate: CitedDebate = {
  id: "d1",
  kind: "debate",
  headingPath: [],
  title: printed("Harbour Dredging"),
  date: printed("2025-01-16"),
  answeredDate: unknown,
  house: printed("commons"),
  chamber: printed("Commons Chamber"),
  department: unknown,
  volume: unknown,
  columns: unknown,
  url: unknown,
};

export const question: CitedDebate = {
  ...debate,
  id: "q1",
  kind: "written-question",
  title: printed("Ferries"),
  date: printed("2025-01-09"),
  answeredDate: printed("2025-01-17"),
  house: unknown,
  chamber: unknown,
};

export const speaker: CitedSpeaker = {
  printed: {
    printed: "Ann Ash (Northport) (Ind)",
    name: "Ann Ash",
    office: null,
    constituency: "Northport",
    party: "Ind",
    id: null,
  },
  personId: "p1",
  name: printed("Ann Ash"),
  office: unknown,
  constituency: printed("Northport"),
  party: printed("Ind"),
};

export const tag = (...path: string[]): ExportTag => ({
  id: `t-${path.join("-")}`,
  name: path.at(-1) as string,
  path,
  colour: 3,
});

/** An item with the given words; everything else is as usual unless said otherwise. */
export function item(words: string, changes: Partial<ExportItem> = {}): ExportItem {
  const hash = "a".repeat(64);
  const revision = "b".repeat(64);
  const path = "2025/january.txt";
  const key = formatOccurrenceKey({ source: `root1/${path}`, revision, extract: 0, index: 4, hash });
  const places = [{ source: `root1/${path}`, path, revision, line: 12, byteStart: 300, byteEnd: 340 }];
  return {
    id: "7d0c2f0e-0000-4000-8000-000000000001",
    status: "exact",
    score: 1,
    exact: words,
    key,
    start: 10,
    end: 10 + words.length,
    contributionKind: "speech",
    debate,
    date: printed("2025-01-16"),
    speaker,
    column: null,
    time: null,
    number: null,
    url: null,
    paragraphs: { from: 17, to: 17 },
    places,
    order: 4,
    exactAtCreation: words,
    anchor: {
      key,
      reader: { id: "name-colon", version: 1 },
      start: 10,
      end: 10 + words.length,
      exact: words,
      prefix: "before ",
      suffix: " after",
      exactAtCreation: words,
      speaker: "Ann Ash",
    },
    tags: [tag("Money", "Funding")],
    note: "Look this up.",
    author: "AB",
    createdAt: "2025-02-01T10:00:00.000Z",
    updatedAt: "2025-02-02T10:00:00.000Z",
    ...changes,
  };
}

/** A memo about the library, unless said otherwise. */
export function memo(changes: Partial<ExportedMemo> = {}): ExportedMemo {
  return {
    id: "7d0c2f0e-0000-4000-8000-00000000000a",
    title: "Plan",
    body: "",
    about: "About the library",
    subject: { type: "library" },
    author: "AB",
    createdAt: "2025-01-01T10:00:00Z",
    updatedAt: "2025-01-02T10:00:00Z",
    ...changes,
  };
}

export const options: ExportOptions = {
  includeNotes: true,
  savedViews: [],
  memos: [],
  groupBy: [],
  orderBy: "date",
  libraryName: "Harbours",
  exportedAt: "2025-03-01T09:00:00.000Z",
  filterText: "",
  rowPerTag: false,
  byteOrderMark: false,
};

/** The whole file. */
export async function run(
  exporter: Exporter,
  items: ExportItem[],
  changes: Partial<ExportOptions> = {},
): Promise<string> {
  let file = "";
  for await (const piece of exporter.export(items, { ...options, ...changes })) file += piece;
  return file;
}
