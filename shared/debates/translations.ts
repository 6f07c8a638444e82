import { type DebateGroup, filesOf } from "./debate-group.ts";
import type { ExtractNode } from "./extract-node.ts";
import { comparableWords } from "./similarity.ts";
import { listInWords } from "./wording.ts";

/** Of the small words ("the", "of") texts of one language share a quarter and more, of two languages a seventh. */
const SAME_LANGUAGE = 0.2;
const SMALL_WORD = 3;
/** So many small words of an extract tell its language; fewer than the fewest tell nothing. */
const MOST_WORDS = 200;
const FEWEST_WORDS = 8;
/** No paragraph needs more characters to show its small words. */
const LONG_TEXT = 4000;

/** Parts the extracts of a group that print the same ids in another language: they are linked, never merged. */
export function separateLanguages(groups: readonly DebateGroup[]): DebateGroup[] {
  return groups.flatMap((group) => {
    if (group.members.length < 2 || !group.members.some((member) => externalIds(member).length > 0)) return [group];
    const parts: ExtractNode[][] = [];
    for (const member of group.members) {
      const own = parts.find((part) => !part.some((other) => areTranslations(other, member)));
      if (own) own.push(member);
      else parts.push([member]);
    }
    if (parts.length === 1) return [group];
    const files = parts.map((members) => listInWords(filesOf(members)));
    return parts.map((members, at) => {
      const others = listInWords(files.filter((_, other) => other !== at));
      const reason = `${others} prints the same ids in another language; linked as a translation.`;
      return { members, reasons: members.length > 1 ? [...group.reasons, reason] : [reason], set: new Map(group.set) };
    });
  });
}

/** Which groups of one day print the same ids in another language. Only pairs with a common id are compared. */
export function findTranslations(groups: readonly DebateGroup[]): Map<DebateGroup, DebateGroup[]> {
  const holders = new Map<string, Set<DebateGroup>>();
  for (const group of groups) {
    for (const member of group.members) {
      for (const id of externalIds(member)) {
        const key = `${member.extract.date}\n${id}`;
        const found = holders.get(key);
        if (found) found.add(group);
        else holders.set(key, new Set([group]));
      }
    }
  }
  const translations = new Map<DebateGroup, Set<DebateGroup>>();
  for (const held of holders.values()) {
    if (held.size < 2) continue;
    for (const a of held) {
      for (const b of held) {
        if (a === b || translations.get(a)?.has(b)) continue;
        if (a.members.some((left) => b.members.some((right) => areTranslations(left, right)))) {
          translations.set(a, (translations.get(a) ?? new Set()).add(b));
        }
      }
    }
  }
  return new Map([...translations].map(([group, others]) => [group, [...others]]));
}

/** The source's own ids of an item and of its first and last turn: enough to find the same item again. */
export function externalIds({ extract }: Pick<ExtractNode, "extract">): string[] {
  const first = extract.occurrences.find(({ id }) => id !== null)?.id ?? null;
  const last = extract.occurrences.findLast(({ id }) => id !== null)?.id ?? null;
  return [...new Set([extract.id, first, last])].filter((id) => id !== null);
}

function areTranslations(a: ExtractNode, b: ExtractNode): boolean {
  const ids = new Set(externalIds(a));
  if (!externalIds(b).some((id) => ids.has(id))) return false;
  const [left, right] = [smallWords(a), smallWords(b)];
  const size = Math.min(left.length, right.length);
  return size >= FEWEST_WORDS && commonShare(left.slice(0, size), right.slice(0, size)) < SAME_LANGUAGE;
}

function smallWords({ extract }: ExtractNode): string[] {
  const words: string[] = [];
  for (const { paragraphs } of extract.occurrences) {
    for (const { text } of paragraphs) {
      words.push(...comparableWords(text.slice(0, LONG_TEXT)).filter((word) => word.length <= SMALL_WORD));
      if (words.length >= MOST_WORDS) return words.slice(0, MOST_WORDS);
    }
  }
  return words;
}

/** Sørensen-Dice coefficient of the words as multisets, whatever their order. */
function commonShare(a: readonly string[], b: readonly string[]): number {
  const open = new Map<string, number>();
  for (const word of a) open.set(word, (open.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = open.get(word) ?? 0;
    if (count === 0) continue;
    open.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}
