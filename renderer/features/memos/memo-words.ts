import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import type { Memo, MemoSubject } from "../../../shared/model/annotation.ts";
import { hashOfKey } from "../../../shared/model/occurrence-key.ts";
import { shortDay } from "../../ui/day.ts";

/** What a memo is about, in words. `pathOf` names tags from the top of the codebook. */
export function aboutWords(about: MemoSubject, pathOf: (tag: string) => string[]): string {
  if (about.type === "library") return "About the library";
  if (about.type === "debate") return `About ${about.title}`;
  const path = pathOf(about.id).join(" › ");
  return path === "" ? "About a tag that is gone" : `About the tag ${path}`;
}

/** The debate of a page as what a memo is about; null for one without words. */
export function debateSubject(page: DebatePage): MemoSubject | null {
  const key = page.runs[0]?.contributions[0]?.occurrences[0]?.key;
  const title = page.title.value ?? "Untitled";
  const day = page.date.value;
  return key === undefined ? null : { type: "debate", key, title: day ? `${title} (${shortDay(day)})` : title };
}

/** The memos about the debate of a page; a changed file keeps those whose words it still holds. */
export function memosOfDebate(memos: readonly Memo[], page: DebatePage): Memo[] {
  const isAny = memos.some(({ about }) => about.type === "debate");
  if (!isAny) return [];
  const turns = page.runs.flatMap((run) => run.contributions);
  const hashes = new Set(turns.flatMap((turn) => turn.occurrences.map(({ key }) => hashOfKey(key))));
  return memos.filter(({ about }) => about.type === "debate" && hashes.has(hashOfKey(about.key)));
}

/** The memos that hold all words, in what they say or are about. */
export function findMemos(memos: readonly Memo[], text: string, pathOf: (tag: string) => string[]): Memo[] {
  const words = fold(text).split(" ").filter(Boolean);
  return memos.filter(({ title, body, about }) => {
    const own = fold([title, body, aboutWords(about, pathOf)].join(" "));
    return words.every((word) => own.includes(word));
  });
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’‘]/g, "'").toLowerCase().replace(/\s+/g, " ").trim();
}
