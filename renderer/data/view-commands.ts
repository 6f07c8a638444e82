import { AppError } from "../../shared/lib/errors.ts";
import type { RecordChange } from "../../shared/model/annotation.ts";
import type { Maker, Plan } from "./annotation-commands.ts";
import type { ImportedView } from "./annotation-store.ts";
import { isLive } from "./apply-entry.ts";
import { liveRecord } from "./live-record.ts";
import { changeOf, creation } from "./record-change.ts";
import type { ShelfReader } from "./shelf.ts";
import type { ViewDefinition } from "./view-definition.ts";

/** Characters of a name at most. */
const LONGEST_NAME = 100;

/** Keeps a view under a new name. */
export async function planSaveView(
  reader: ShelfReader,
  { author, at }: Maker,
  input: { name: string; definition: ViewDefinition },
): Promise<Plan<string>> {
  const name = await freeName(reader, input.name, null);
  const id = crypto.randomUUID();
  const fields = { author, createdAt: at, deleted: false, name, definition: input.definition };
  return { label: `Save view "${name}"`, changes: [creation("savedViews", id, fields)], result: id };
}

/** Adds views of an import; one that was deleted here comes as another. One whose name was taken meanwhile is refused as {@link planSaveView} would. */
export async function planImportViews(
  reader: ShelfReader,
  { author, at }: Maker,
  views: readonly ImportedView[],
): Promise<RecordChange[]> {
  const changes: RecordChange[] = [];
  for (const view of views) {
    const name = await freeName(reader, view.name, null);
    const [former] = await reader.recordsById("savedViews", [view.id]);
    const id = former ? crypto.randomUUID() : view.id;
    const by = view.author || author;
    const fields = { author: by, createdAt: view.createdAt ?? at, deleted: false, name, definition: view.definition };
    changes.push(creation("savedViews", id, fields));
  }
  return changes;
}

/** Renames a view, or keeps something else under its name. */
export async function planUpdateView(
  reader: ShelfReader,
  id: string,
  fields: { name?: string; definition?: ViewDefinition },
): Promise<Plan<void>> {
  const view = await liveRecord(reader, "savedViews", id, "view");
  const name = fields.name === undefined ? view.name : await freeName(reader, fields.name, id);
  const change = changeOf("savedViews", view, { name, definition: fields.definition });
  const label = name === view.name ? `Update view "${name}"` : `Rename view "${view.name}"`;
  return { label, changes: change ? [change] : [], result: undefined };
}

/** Takes a view away; what it shows stays. */
export async function planRemoveView(reader: ShelfReader, id: string): Promise<Plan<void>> {
  const view = await liveRecord(reader, "savedViews", id, "view");
  const change = changeOf("savedViews", view, { deleted: true });
  return { label: `Delete view "${view.name}"`, changes: change ? [change] : [], result: undefined };
}

/** The name without needless space; throws `bad-params` when it is empty, too long or another view's. */
async function freeName(reader: ShelfReader, wanted: string, own: string | null): Promise<string> {
  const name = wanted.replace(/\s+/g, " ").trim();
  if (name === "") throw new AppError("bad-params", "A view needs a name.", "Type one.");
  if (name.length > LONGEST_NAME) {
    throw new AppError("bad-params", `A view's name has at most ${LONGEST_NAME} characters.`, "Type a shorter one.");
  }
  const views = (await reader.records("savedViews")).filter(isLive);
  const other = views.find((view) => view.id !== own && view.name.toLowerCase() === name.toLowerCase());
  if (other) throw new AppError("bad-params", `There is a view “${other.name}” already.`, "Choose another name.");
  return name;
}
