import type { ExportedView } from "../../../shared/exporters/exporter.ts";
import type { ImportedTag, ImportedView } from "../../../shared/exporters/json/import-annotations.ts";
import type { SavedView } from "../../../shared/model/annotation.ts";
import { formatOccurrenceKey, parseOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import type { ImportedView as StoreView } from "../../data/annotation-store.ts";
import { isSameDefinition, readDefinition, type ViewDefinition } from "../../data/view-definition.ts";

/** What of the views of a file is to be written, and what is not. */
export interface ViewPlan {
  added: StoreView[];
  /** Names of those that are here already and show the same. */
  same: string[];
  /** Names of those that a newer version made, or that make no sense. */
  unread: string[];
}

/** Saved views as an export holds them, each with the tags it filters by. */
export function exportedViews(
  views: readonly SavedView[],
  tags: ReadonlyMap<string, { id: string; name: string; path: string[]; colour: number }>,
): ExportedView[] {
  return views.map(({ id, name, author, createdAt, definition }) => {
    const wanted = readDefinition(definition)?.query.filters.filter(({ field }) => field === "tag") ?? [];
    const ids = new Set(wanted.flatMap(({ include, exclude }) => [...include, ...exclude]));
    const used = [...ids].flatMap((tag) => (tag === null ? [] : (tags.get(tag) ?? [])));
    return { id, name, author, createdAt, definition, tags: used };
  });
}

/**
 * Sets the views of a file against those here. A view that shows something else than one here of its name, or of its id,
 * is added beside it with a number; nothing here is changed. Tags it filters by become those here, files are those of the
 * folder `root`, also where they name groups.
 */
export function planViews(
  imported: readonly ImportedView[],
  here: readonly SavedView[],
  place: { idsOf(tags: readonly ImportedTag[]): string[]; root: string | null },
  newId: () => string = () => crypto.randomUUID(),
): ViewPlan {
  const plan: ViewPlan = { added: [], same: [], unread: [] };
  const known = here.map(({ id, name, definition }) => ({ id, name, definition: readDefinition(definition) }));
  for (const view of imported) {
    const read = readDefinition(view.definition);
    if (!read) {
      plan.unread.push(view.name);
      continue;
    }
    const definition = placed(read, view.tags, place);
    const isKnown = known.some((one) => one.definition && isSameDefinition(one.definition, definition));
    if (isKnown) {
      plan.same.push(view.name);
      continue;
    }
    const name = freeName(view.name, new Set(known.map((one) => one.name.toLowerCase())));
    const id = known.some((one) => one.id === view.id) ? newId() : view.id;
    known.push({ id, name, definition });
    plan.added.push({ id, name, author: view.author, definition });
  }
  return plan;
}

function placed(
  definition: ViewDefinition,
  tags: readonly ImportedTag[],
  { idsOf, root }: Parameters<typeof planViews>[2],
): ViewDefinition {
  const tagHere = new Map(tags.map((tag) => [tag.id, idsOf([tag])[0] ?? tag.id]));
  const sourceHere = (source: string) => (root === null ? source : `${root}${source.slice(source.indexOf("/"))}`);
  const valueHere = (field: string) => (value: string | null) => {
    if (value === null) return null;
    if (field === "tag") return tagHere.get(value) ?? value;
    return field === "source" ? sourceHere(value) : value;
  };
  /** Groups of debates are named by what stands in a file; others have no such name. */
  const groupHere = (name: string | null) => {
    const key = parseOccurrenceKey(name ?? "");
    return key ? formatOccurrenceKey({ ...key, source: sourceHere(key.source) }) : name;
  };
  const { query, groups } = definition;
  const filters = query.filters.map(({ field, include, exclude }) => ({
    field,
    include: include.map(valueHere(field)),
    exclude: exclude.map(valueHere(field)),
  }));
  return {
    ...definition,
    query: { ...query, filters },
    groups: groups && { all: groups.all, except: groups.except.map(groupHere) },
  };
}

/** The name, with the first number that makes it free. Names are told apart whatever their case. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const name = wanted.replace(/\s+/g, " ").trim().slice(0, 90);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} (${number})`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
