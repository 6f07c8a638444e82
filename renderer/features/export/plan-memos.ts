import type { ExportTag } from "../../../shared/exporters/export-item.ts";
import type { ExportedMemo, ExportedSubject } from "../../../shared/exporters/exporter.ts";
import type { ImportedMemo } from "../../../shared/exporters/json/import-annotations.ts";
import type { Memo, MemoSubject } from "../../../shared/model/annotation.ts";
import { hashOfKey } from "../../../shared/model/occurrence-key.ts";
import type { ImportedMemo as StoreMemo } from "../../data/annotation-store.ts";
import { aboutWords } from "../memos/index.ts";
import type { ConflictDecision, ImportPlace } from "./import-plan.ts";

/** A memo that both have, each saying something else. */
export interface MemoConflict {
  mine: Memo;
  theirs: ImportedMemo;
}

/** Every memo of a file in exactly one list, and what is to be written. */
export interface MemoPlan {
  added: ImportedMemo[];
  same: ImportedMemo[];
  conflicting: MemoConflict[];
  written: StoreMemo[];
}

/** Memos as an export holds them. `pathOf` names tags from the top of the codebook. */
export function exportedMemos(
  memos: readonly Memo[],
  tags: ReadonlyMap<string, ExportTag>,
  pathOf: (tag: string) => string[],
): ExportedMemo[] {
  return memos.map(({ id, title, body, about, author, createdAt, updatedAt }) => {
    const subject: ExportedSubject = about.type === "tag" ? { ...about, tag: tags.get(about.id) ?? null } : about;
    return { id, title, body, about: aboutWords(about, pathOf), subject, author, createdAt, updatedAt };
  });
}

/**
 * Sets the memos of a file against those here: by the same words about the same, else by id. What is about a tag is
 * about the tag here that stands in its place; one that is missing is made.
 */
export function planMemos(
  imported: readonly ImportedMemo[],
  here: readonly Memo[],
  decisions: { take: boolean; conflicts: ReadonlyMap<string, ConflictDecision> },
  place: ImportPlace,
  newId: () => string = () => crypto.randomUUID(),
): MemoPlan {
  const plan: MemoPlan = { added: [], same: [], conflicting: [], written: [] };
  const aboutOf = (memo: ImportedMemo) => subjectHere(memo.about, place);
  const saysSame = (mine: Memo, theirs: ImportedMemo) =>
    wordsOf(mine) === wordsOf(theirs) && isKnownSubject(mine.about, theirs.about, place);
  const asOwn = (memo: ImportedMemo, id = memo.id): StoreMemo => ({ ...memo, id, about: aboutOf(memo) });
  for (const memo of imported) {
    const mine = here.find(({ id }) => id === memo.id);
    if (here.some((other) => saysSame(other, memo))) {
      plan.same.push(memo);
    } else if (mine === undefined) {
      plan.added.push(memo);
      if (decisions.take) plan.written.push(asOwn(memo));
    } else {
      plan.conflicting.push({ mine, theirs: memo });
      const decision = decisions.take ? (decisions.conflicts.get(memo.id) ?? "mine") : "mine";
      if (decision !== "mine") plan.written.push(asOwn(memo, decision === "theirs" ? memo.id : newId()));
    }
  }
  return plan;
}

function subjectHere(about: ImportedMemo["about"], { tags, keyHere }: ImportPlace): MemoSubject {
  if (about.type === "library") return about;
  if (about.type === "debate") return { ...about, key: keyHere(about.key) };
  return { type: "tag", id: (about.tag && tags.idsOf([about.tag])[0]) ?? about.id };
}

/** Whether both are about the same; a debate is told by the words it is known by. */
function isKnownSubject(mine: MemoSubject, theirs: ImportedMemo["about"], { tags }: ImportPlace): boolean {
  if (mine.type === "tag" && theirs.type === "tag") {
    return mine.id === (theirs.tag ? tags.find(theirs.tag) : theirs.id);
  }
  if (mine.type === "debate" && theirs.type === "debate") return hashOfKey(mine.key) === hashOfKey(theirs.key);
  return mine.type === theirs.type;
}

function wordsOf({ title, body }: Pick<Memo, "title" | "body">): string {
  return JSON.stringify([title.replace(/\s+/g, " ").trim(), body.trim()]);
}
