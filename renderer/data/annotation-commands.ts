import { AppError } from "../../shared/lib/errors.ts";
import type { Anchor, RecordChange, Tag } from "../../shared/model/annotation.ts";
import type { ImportedAnnotation, ImportedTag } from "./annotation-store.ts";
import { isLive, type StoredAnnotation, type StoredTag } from "./apply-entry.ts";
import { liveRecord } from "./live-record.ts";
import { planImported } from "./plan-imported.ts";
import { changeOf, creation } from "./record-change.ts";
import type { ShelfReader } from "./shelf.ts";
import {
  cleanName,
  leastUsedColour,
  moveChildren,
  nextOrder,
  parentsOf,
  refuseCycle,
  siblingNamed,
} from "./tag-tree.ts";

/** What a command is going to do: nothing is written yet. */
export interface Plan<R> {
  label: string;
  changes: RecordChange[];
  result: R;
}

/** Who and when, for records that a command makes. */
export interface Maker {
  author: string;
  /** ISO time. */
  at: string;
}

export async function planAnnotate(
  reader: ShelfReader,
  maker: Maker,
  input: { anchors: Anchor[]; tagIds: string[]; note?: string },
): Promise<Plan<string[]>> {
  const tags = await Promise.all(input.tagIds.map((id) => liveRecord(reader, "tags", id, "tag")));
  const ids = input.anchors.map(() => crypto.randomUUID());
  const names = tags.map(({ name }) => quoted(name)).join(", ");
  return {
    label: names ? `Tag ${names}${countOf(ids.length)}` : `Annotate${countOf(ids.length)}`,
    changes: input.anchors.map((anchor, at) =>
      creation("annotations", ids[at] as string, {
        ...made(maker),
        anchor,
        note: input.note ?? "",
        ...tagsOn(input.tagIds),
      }),
    ),
    result: ids,
  };
}

export async function planSetTag(reader: ShelfReader, ids: string[], tagId: string, on: boolean): Promise<Plan<void>> {
  const tag = await liveRecord(reader, "tags", tagId, "tag");
  const annotations = await liveAnnotations(reader, ids);
  const changes = annotations.flatMap((it) => changeOf("annotations", it, { [`tags/${tagId}`]: on }) ?? []);
  return {
    label: `${on ? "Tag" : "Take off tag"} ${quoted(tag.name)}${countOf(changes.length)}`,
    changes,
    result: undefined,
  };
}

export async function planSetNote(reader: ShelfReader, id: string, note: string): Promise<Plan<void>> {
  const [annotation] = await liveAnnotations(reader, [id]);
  return one("Note", annotation && changeOf("annotations", annotation, { note }));
}

export async function planMoveAnchor(reader: ShelfReader, id: string, anchor: Anchor): Promise<Plan<void>> {
  const [annotation] = await liveAnnotations(reader, [id]);
  if (!annotation) return one("Accept new place", null);
  const kept = { ...anchor, exactAtCreation: annotation.anchor.exactAtCreation };
  return one("Accept new place", changeOf("annotations", annotation, { anchor: kept }));
}

export async function planRemoveAnnotations(reader: ShelfReader, ids: string[]): Promise<Plan<void>> {
  const annotations = await liveAnnotations(reader, ids);
  return {
    label: annotations.length === 1 ? "Remove annotation" : `Remove ${annotations.length} annotations`,
    changes: annotations.flatMap((it) => changeOf("annotations", it, { deleted: true }) ?? []),
    result: undefined,
  };
}

export async function planCreateTag(
  reader: ShelfReader,
  maker: Maker,
  input: { name: string; parentId?: string | null; colour?: number; description?: string },
): Promise<Plan<string>> {
  const name = cleanName(input.name);
  const parentId = input.parentId ?? null;
  const tags = await liveTags(reader);
  if (parentId !== null) await liveRecord(reader, "tags", parentId, "tag");
  const known = siblingNamed(tags, parentId, name);
  if (known) return { label: "", changes: [], result: known.id };
  const id = crypto.randomUUID();
  const fields = {
    ...made(maker),
    name,
    parentId,
    colour: input.colour ?? leastUsedColour(tags),
    description: input.description ?? "",
    order: nextOrder(tags, parentId),
  };
  return { label: `Create tag ${quoted(name)}`, changes: [creation("tags", id, fields)], result: id };
}

export async function planUpdateTag(
  reader: ShelfReader,
  id: string,
  fields: Partial<Pick<Tag, "name" | "parentId" | "colour" | "description" | "order">>,
): Promise<Plan<void>> {
  const tag = await liveRecord(reader, "tags", id, "tag");
  const tags = await liveTags(reader);
  const name = fields.name === undefined ? tag.name : cleanName(fields.name);
  const shownParent = parentsOf(tags).get(id) ?? null;
  const parentId = fields.parentId === undefined ? shownParent : fields.parentId;
  if (fields.parentId !== undefined && parentId !== null) {
    await liveRecord(reader, "tags", parentId, "tag");
    refuseCycle(tags, id, parentId);
  }
  const other = siblingNamed(tags, parentId, name, id);
  const isNamedAnew = name !== tag.name || parentId !== shownParent;
  if (other && isNamedAnew)
    throw new AppError("bad-params", `There is a tag ${quoted(other.name)} here already.`, "Merge the two instead.");
  const isMoved = parentId !== shownParent && fields.order === undefined;
  const order = isMoved ? nextOrder(tags, parentId) : fields.order;
  const label = name === tag.name ? `Change tag ${quoted(name)}` : `Rename tag ${quoted(tag.name)}`;
  return one(label, changeOf("tags", tag, { ...fields, name, order }));
}

export async function planMergeTags(reader: ShelfReader, fromId: string, intoId: string): Promise<Plan<void>> {
  if (fromId === intoId) throw new AppError("bad-params", "A tag cannot be merged with itself.");
  const [from, into] = [
    await liveRecord(reader, "tags", fromId, "tag"),
    await liveRecord(reader, "tags", intoId, "tag"),
  ];
  const tags = await liveTags(reader);
  const parents = parentsOf(tags);
  // Merging into a tag below: that one first comes up to where the other stood.
  let isBelow = false;
  for (let at = parents.get(intoId) ?? null; at; at = parents.get(at) ?? null) isBelow ||= at === fromId;
  const lift = isBelow ? changeOf("tags", into, { parentId: parents.get(fromId) ?? null, order: from.order }) : null;
  const annotations = (await reader.records("annotations")).filter((it) => isLive(it) && it.tags[fromId]);
  return {
    label: `Merge tag ${quoted(from.name)} into ${quoted(into.name)}`,
    changes: [
      ...(lift ? [lift] : []),
      ...moveChildren(tags, fromId, intoId),
      ...annotations.flatMap(
        (it) => changeOf("annotations", it, { [`tags/${fromId}`]: false, [`tags/${intoId}`]: true }) ?? [],
      ),
      ...tombstone(from),
    ],
    result: undefined,
  };
}

export async function planRemoveTag(reader: ShelfReader, id: string): Promise<Plan<void>> {
  const tag = await liveRecord(reader, "tags", id, "tag");
  const tags = await liveTags(reader);
  const annotations = (await reader.records("annotations")).filter((it) => isLive(it) && it.tags[id]);
  return {
    label: `Remove tag ${quoted(tag.name)}`,
    changes: [
      ...moveChildren(tags, id, parentsOf(tags).get(id) ?? null),
      ...annotations.flatMap((it) => changeOf("annotations", it, { [`tags/${id}`]: false }) ?? []),
      ...tombstone(tag),
    ],
    result: undefined,
  };
}

/** Imported tags, to be found by id; see {@link planImported}. */
export async function planImportTags(
  reader: ShelfReader,
  maker: Maker,
  tags: readonly ImportedTag[],
): Promise<RecordChange[]> {
  let order = nextOrder(await liveTags(reader), null);
  return planImported(
    reader,
    "tags",
    tags,
    ({ name, parentId, colour, description }) => ({ name: cleanName(name), parentId, colour, description }),
    () => ({ ...made(maker), order: order++ }),
  );
}

/** Imported annotations, to be found by id; see {@link planImported}. They have the tags that are given and no others. */
export async function planImportAnnotations(
  reader: ShelfReader,
  maker: Maker,
  annotations: readonly ImportedAnnotation[],
): Promise<RecordChange[]> {
  return planImported(
    reader,
    "annotations",
    annotations,
    ({ anchor, tagIds, note }, known) => {
      const former = Object.keys(known?.tags ?? {}).filter((tag) => known?.tags[tag] && !tagIds.includes(tag));
      const off = Object.fromEntries(former.map((tag) => [`tags/${tag}`, false]));
      return { anchor, note, ...tagsOn(tagIds), ...off };
    },
    ({ author, createdAt }) => made({ author: author ?? maker.author, at: createdAt ?? maker.at }),
  );
}

function made({ author, at }: Maker): Record<string, unknown> {
  return { author, createdAt: at, deleted: false };
}

function tagsOn(ids: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(ids.map((id) => [`tags/${id}`, true]));
}

function tombstone(tag: StoredTag): RecordChange[] {
  const change = changeOf("tags", tag, { deleted: true });
  return change ? [change] : [];
}

function one(label: string, change: RecordChange | null | undefined): Plan<void> {
  return { label, changes: change ? [change] : [], result: undefined };
}

async function liveTags(reader: ShelfReader): Promise<StoredTag[]> {
  return (await reader.records("tags")).filter(isLive);
}

/** Those that are live; throws `not-found` when none is. */
async function liveAnnotations(reader: ShelfReader, ids: readonly string[]): Promise<StoredAnnotation[]> {
  const found = (await reader.recordsById("annotations", [...new Set(ids)])).filter((it) => it !== undefined);
  const live = found.filter(isLive);
  if (live.length === 0 && ids.length > 0) throw new AppError("not-found", "This annotation is no longer there.");
  return live;
}

function quoted(name: string): string {
  return `"${name}"`;
}

function countOf(count: number): string {
  return count > 1 ? ` (${count} passages)` : "";
}
