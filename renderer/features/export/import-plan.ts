import type { ExistingAnnotation, ImportConflict } from "../../../shared/exporters/json/compare-import.ts";
import type {
  ImportedAnnotation,
  ImportedMemo,
  ImportedTag,
  ImportedView,
} from "../../../shared/exporters/json/import-annotations.ts";
import type { Memo, SavedView, Tag } from "../../../shared/model/annotation.ts";
import { formatOccurrenceKey, parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { ImportedAnnotation as StoreAnnotation, ImportedTag as StoreTag } from "../../data/annotation-store.ts";
import type { ImportReport } from "./import-report.ts";
import { type ImportedTags, importedTags } from "./imported-tags.ts";
import { type MemoPlan, planMemos } from "./plan-memos.ts";
import { planViews, type ViewPlan } from "./plan-views.ts";

/** What becomes of an annotation or memo that both have, each differently. */
export type ConflictDecision = "mine" | "theirs" | "both";

export interface ImportDecisions {
  /** By id in the file; `mine` for those not named. */
  conflicts: ReadonlyMap<string, ConflictDecision>;
  /** Whether to take annotations whose words are not here; they keep their words and are marked as lost. */
  takeNotFound: boolean;
  takeMemos: boolean;
  takeViews: boolean;
}

/** What is to be written (new tags, each after its parent), and what becomes of memos and views. */
export interface ImportPlan {
  tags: StoreTag[];
  annotations: StoreAnnotation[];
  memos: MemoPlan;
  views: ViewPlan;
}

/** What the library holds already. */
export interface ImportGround {
  tags: readonly Tag[];
  pathOf(id: string): string[];
  memos: readonly Memo[];
  views: readonly SavedView[];
  /** Ids of its folders. */
  roots: readonly string[];
}

/** How a file's tags and places are called in this library. */
export interface ImportPlace {
  tags: Pick<ImportedTags, "idsOf" | "find">;
  /** A file in a folder of this library stays there; any other stands in its first folder. */
  sourceHere(source: string): string;
  keyHere(key: string): string;
}

/**
 * Turns a report and the analyst's decisions into what is written. Tags are found by their place in the
 * codebook, whatever their case, and made where they are missing. `both` puts tags and notes of both onto one
 * annotation; where the words differ, theirs becomes an annotation beside mine.
 */
export function planImport(
  file: {
    report: ImportReport;
    memos: readonly ImportedMemo[];
    views: readonly ImportedView[];
    /** Ids that its tags cannot have here. */
    taken: ReadonlySet<string>;
  },
  decisions: ImportDecisions,
  ground: ImportGround,
  newId: () => string = () => crypto.randomUUID(),
): ImportPlan {
  const { report } = file;
  const tree = importedTags(ground, file.taken, newId);
  const asNew = ({ id, anchor, tags, note, author, createdAt }: ImportedAnnotation): StoreAnnotation => ({
    id,
    anchor,
    tagIds: tree.idsOf(tags),
    note: note ?? "",
    author,
    createdAt,
  });
  const taken = [...report.added, ...(decisions.takeNotFound ? report.notFound : [])];
  const annotations = taken.map(({ annotation }) => asNew(annotation));
  for (const { conflict } of report.conflicting) {
    const decision = decisions.conflicts.get(conflict.imported.id) ?? "mine";
    if (decision === "theirs") annotations.push(theirs(conflict, tree.idsOf));
    if (decision === "both") {
      const isBeside = conflict.fields.includes("words");
      annotations.push(isBeside ? { ...asNew(conflict.imported), id: newId() } : both(conflict, tree.idsOf));
    }
  }
  const place = importPlace(tree, ground.roots);
  const decided = { take: decisions.takeMemos, conflicts: decisions.conflicts };
  const memos = planMemos(file.memos, ground.memos, decided, place, newId);
  const views = planViews(decisions.takeViews ? file.views : [], ground.views, place, newId);
  return { tags: tree.made, annotations, memos, views };
}

/** How a file's tags and places are called in the library that has these folders. */
export function importPlace(tags: ImportPlace["tags"], roots: readonly string[]): ImportPlace {
  const first = roots[0];
  function sourceHere(source: string): string {
    const end = source.indexOf("/");
    return first === undefined || roots.includes(source.slice(0, end)) ? source : `${first}${source.slice(end)}`;
  }
  function keyHere(key: string): string {
    const parts = parseOccurrenceKey(key);
    return parts ? formatOccurrenceKey({ ...parts, source: sourceHere(parts.source) }) : key;
  }
  return { tags, sourceHere, keyHere };
}

type IdsOf = (tags: readonly ImportedTag[]) => string[];

/** A file without notes says nothing about mine. */
function theirs({ existing, imported }: ImportConflict<ExistingAnnotation>, idsOf: IdsOf): StoreAnnotation {
  const note = imported.note ?? existing.note;
  return { id: existing.id, anchor: imported.anchor, tagIds: idsOf(imported.tags), note };
}

function both({ existing, imported, fields }: ImportConflict<ExistingAnnotation>, idsOf: IdsOf): StoreAnnotation {
  const notes = fields.includes("note") ? [existing.note, imported.note ?? ""] : [existing.note];
  return {
    id: existing.id,
    anchor: existing.anchor,
    tagIds: [...new Set([...existing.tags.map(({ id }) => id), ...idsOf(imported.tags)])],
    note: notes.filter((note) => note.trim() !== "").join("\n\n"),
  };
}
