import type { ImportedFile } from "../../../shared/exporters/json/import-annotations.ts";

/** Every id that a file's records and their tags have. */
export function idsOf({ items, memos, views }: ImportedFile): string[] {
  const tagsOfMemos = memos.flatMap(({ about }) => (about.type === "tag" && about.tag ? [about.tag] : []));
  const tags = [...[...items, ...views].flatMap((record) => record.tags), ...tagsOfMemos];
  return [...new Set([...items, ...memos, ...views, ...tags].map(({ id }) => id))];
}

/**
 * The file with other ids for records whose own are taken: always the same in one library, so that the file is
 * recognised when it is read again. Tags get theirs when they are made.
 */
export async function withOwnIds(
  file: ImportedFile,
  library: string,
  taken: ReadonlySet<string>,
): Promise<ImportedFile> {
  const ownIds = new Map<string, string>();
  for (const id of taken) ownIds.set(id, await derivedId(library, id));
  const own = <R extends { id: string }>(records: readonly R[]): R[] =>
    records.map((record) => ({ ...record, id: ownIds.get(record.id) ?? record.id }));
  return { ...file, items: own(file.items), memos: own(file.memos), views: own(file.views) };
}

/** A UUID (version 8) of both. */
async function derivedId(library: string, id: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${library} ${id}`));
  const hex = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
