import type { ExistingAnnotation, ImportConflict } from "../../../shared/exporters/json/compare-import.ts";
import type {
  ImportedAnnotation,
  ImportedTag,
  ImportedView,
} from "../../../shared/exporters/json/import-annotations.ts";
import type { SavedView, Tag } from "../../../shared/model/annotation.ts";
import type { ImportedAnnotation as StoreAnnotation, ImportedTag as StoreTag } from "../../data/annotation-store.ts";
import type { ImportReport } from "./import-report.ts";
import { planViews, type ViewPlan } from "./plan-views.ts";

/** What becomes of an annotation that both have, each differently. */
export type ConflictDecision = "mine" | "theirs" | "both";

export interface ImportDecisions {
  /** By id of the file's annotation; `mine` for those not named. */
  conflicts: ReadonlyMap<string, ConflictDecision>;
  /** Whether to take annotations whose words are not here; they keep their words and are marked as lost. */
  takeNotFound: boolean;
  takeViews: boolean;
}

/** What is to be written: new tags, each after its parent, and annotations. */
export interface ImportPlan {
  tags: StoreTag[];
  annotations: StoreAnnotation[];
  views: ViewPlan;
}

/** What the library holds already. */
export interface ImportGround {
  tags: readonly Tag[];
  pathOf(id: string): string[];
  views: readonly SavedView[];
  /** Ids of its folders. */
  roots: readonly string[];
}

/**
 * Turns a report and the analyst's decisions into what is written. Tags are found by their place in the
 * codebook, whatever their case, and made where they are missing. `both` puts tags and notes of both onto one
 * annotation; where the words differ, theirs becomes an annotation beside mine.
 */
export function planImport(
  { report, views }: { report: ImportReport; views: readonly ImportedView[] },
  decisions: ImportDecisions,
  ground: ImportGround,
  newId: () => string = () => crypto.randomUUID(),
): ImportPlan {
  const tree = tagTree(ground, newId);
  const asNew = ({ id, anchor, tags, note, author }: ImportedAnnotation): StoreAnnotation => ({
    id,
    anchor,
    tagIds: tree.idsOf(tags),
    note: note ?? "",
    author,
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
  const place = { idsOf: tree.idsOf, root: ground.roots[0] ?? null };
  const plan = planViews(decisions.takeViews ? views : [], ground.views, place, newId);
  return { tags: tree.made, annotations, views: plan };
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

function tagTree(codebook: { tags: readonly Tag[]; pathOf(id: string): string[] }, newId: () => string) {
  const made: StoreTag[] = [];
  const known = new Set(codebook.tags.map(({ id }) => id));
  const byPath = new Map(codebook.tags.map(({ id }) => [placeOf(codebook.pathOf(id)), id]));

  /** The tag at a path; made with its parents where it is missing. Null for a path without names. */
  function idAt(path: readonly string[], colour: number, wanted: string | null): string | null {
    if (path.length === 0) return null;
    const place = placeOf(path);
    const found = byPath.get(place);
    if (found) return found;
    const parentId = idAt(path.slice(0, -1), colour, null);
    const id = wanted !== null && !known.has(wanted) ? wanted : newId();
    made.push({ id, name: path.at(-1) as string, parentId, colour, description: "" });
    byPath.set(place, id);
    known.add(id);
    return id;
  }

  return {
    made,
    idsOf: (tags: readonly ImportedTag[]): string[] => {
      const ids = tags.map((tag) => idAt(cleanPath(tag.path), tag.colour, tag.id)).filter((id) => id !== null);
      return [...new Set(ids)];
    },
  };
}

function cleanPath(path: readonly string[]): string[] {
  return path.map((name) => name.normalize("NFC").trim().replace(/\s+/g, " ")).filter((name) => name !== "");
}

/** Siblings are told apart by name, whatever its case. */
function placeOf(path: readonly string[]): string {
  return JSON.stringify(path.map((name) => name.normalize("NFC").trim().toLocaleLowerCase("en")));
}
