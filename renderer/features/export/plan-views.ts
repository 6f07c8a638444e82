import type { ExportedView } from "../../../shared/exporters/exporter.ts";
import type { ImportedView } from "../../../shared/exporters/json/import-annotations.ts";
import type { SavedView } from "../../../shared/model/annotation.ts";
import type { ImportedView as StoreView } from "../../data/annotation-store.ts";
import { isSameDefinition, readDefinition, type ViewDefinition } from "../../data/view-definition.ts";
import type { ImportPlace } from "./import-plan.ts";

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
 * is added beside it with a number; nothing here is changed. Tags and files it filters by become those here, also where
 * they name groups.
 */
export function planViews(
  imported: readonly ImportedView[],
  here: readonly SavedView[],
  place: ImportPlace,
  newId: () => string = () => crypto.randomUUID(),
): ViewPlan {
  const plan: ViewPlan = { added: [], same: [], unread: [] };
  const shown = here.flatMap(({ definition }) => readDefinition(definition) ?? []);
  const ids = new Set(here.map(({ id }) => id));
  const names = new Set(here.map(({ name }) => name.toLowerCase()));
  for (const view of imported) {
    const read = readDefinition(view.definition);
    if (!read) {
      plan.unread.push(view.name);
      continue;
    }
    const definition = placed(read, view.tags, place);
    if (shown.some((one) => isSameDefinition(one, definition))) {
      plan.same.push(view.name);
      continue;
    }
    const name = freeName(view.name, names);
    const id = ids.has(view.id) ? newId() : view.id;
    names.add(name.toLowerCase());
    ids.add(id);
    plan.added.push({ id, name, author: view.author, createdAt: view.createdAt, definition });
  }
  return plan;
}

function placed(
  definition: ViewDefinition,
  used: ImportedView["tags"],
  { tags, sourceHere, keyHere }: ImportPlace,
): ViewDefinition {
  const tagHere = new Map(used.map((tag) => [tag.id, tags.idsOf([tag])[0] ?? tag.id]));
  const valueHere = (field: string) => (value: string | null) => {
    if (value === null) return null;
    if (field === "tag") return tagHere.get(value) ?? value;
    return field === "source" ? sourceHere(value) : value;
  };
  /** Groups of debates are named by what stands in a file; others have no such name. */
  const groupHere = (name: string | null) => (name === null ? null : keyHere(name));
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
