import { AppError } from "../../shared/lib/errors.ts";
import type { Memo, RecordChange } from "../../shared/model/annotation.ts";
import type { Maker, Plan } from "./annotation-commands.ts";
import type { ImportedMemo } from "./annotation-store.ts";
import { liveRecord } from "./live-record.ts";
import { planImported } from "./plan-imported.ts";
import { changeOf, creation } from "./record-change.ts";
import type { ShelfReader } from "./shelf.ts";

type MemoWords = Pick<Memo, "title" | "body">;

/** Writes a memo about something. */
export async function planWriteMemo(
  _: ShelfReader,
  { author, at }: Maker,
  input: MemoWords & Pick<Memo, "about">,
): Promise<Plan<string>> {
  const words = wordsOf(input);
  const id = crypto.randomUUID();
  const fields = { author, createdAt: at, deleted: false, ...words, about: input.about };
  return { label: `Write memo ${named(words)}`, changes: [creation("memos", id, fields)], result: id };
}

/** Changes what a memo says. */
export async function planUpdateMemo(reader: ShelfReader, id: string, fields: Partial<MemoWords>): Promise<Plan<void>> {
  const memo = await liveRecord(reader, "memos", id, "memo");
  const words = wordsOf({ title: fields.title ?? memo.title, body: fields.body ?? memo.body });
  const change = changeOf("memos", memo, words);
  return { label: `Change memo ${named(words)}`, changes: change ? [change] : [], result: undefined };
}

/** Takes a memo away. */
export async function planRemoveMemo(reader: ShelfReader, id: string): Promise<Plan<void>> {
  const memo = await liveRecord(reader, "memos", id, "memo");
  const change = changeOf("memos", memo, { deleted: true });
  return { label: `Delete memo ${named(memo)}`, changes: change ? [change] : [], result: undefined };
}

/** Imported memos, to be found by id; see {@link planImported}. */
export async function planImportMemos(
  reader: ShelfReader,
  maker: Maker,
  memos: readonly ImportedMemo[],
): Promise<RecordChange[]> {
  return planImported(
    reader,
    "memos",
    memos,
    ({ title, body, about }) => ({ ...wordsOf({ title, body }), about }),
    ({ author, createdAt }) => ({ author: author || maker.author, createdAt }),
  );
}

/** Without needless space; throws `bad-params` where nothing is said. */
function wordsOf({ title, body }: MemoWords): MemoWords {
  const words = { title: title.replace(/\s+/g, " ").trim(), body: body.trim() };
  if (words.title === "" && words.body === "") {
    throw new AppError("bad-params", "The memo says nothing yet.", "Write something, or cancel.");
  }
  return words;
}

/** As steps of undo call it. */
function named({ title, body }: MemoWords): string {
  const words = title || body.replace(/\s+/g, " ");
  return words.length > 40 ? `"${words.slice(0, 40)}…"` : `"${words}"`;
}
