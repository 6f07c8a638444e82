import { compareText } from "./extract-node.ts";
import { isShortKey, ownWords, readBearerKey } from "./name-form.ts";
import type { UseTable } from "./speaker-uses.ts";

/**
 * The fullest of the names that share a source's id and a word that is no title stands for all of them: names change by
 * marriage and with a peerage. Of ids that are bare numbers, which sources give alike to different people, the surname
 * must be shared. A surname alone follows its id only where the id is printed with it: others may bear it; and so does a
 * name that several people bear by ids that are a person's for good.
 */
export function keysById({ texts, columns }: UseTable): (key: string, id: string | null) => string {
  const keysOf = new Map<string, Set<string>>();
  const pairs = new Set<number>();
  columns.id.forEach((id, row) => {
    const pair = (columns.key[row] as number) * texts.length + id;
    if (id === 0 || pairs.has(pair)) return;
    pairs.add(pair);
    const text = texts[id] as string;
    if (isPersonId(text))
      keysOf.set(text, (keysOf.get(text) ?? new Set()).add(texts[columns.key[row] as number] as string));
  });
  if (keysOf.size === 0) return (key) => key;
  const isShared = keysOfSeveral(keysOf);
  const fullest = new Map<string, string>();
  const fuller = new Map<string, string>();
  for (const [id, keys] of keysOf) {
    for (const alike of namesOfOne(id, keys)) {
      const best = alike[0] as string;
      for (const key of alike) {
        fullest.set(`${id}\n${key}`, best);
        const known = fuller.get(key) ?? key;
        const isBetter = best.length > known.length || (best.length === known.length && best < known);
        if (isBetter && !isShortKey(key) && !isShared(key)) fuller.set(key, best);
      }
    }
  }
  const follow = (key: string): string => {
    let main = key;
    for (let next = fuller.get(main); next !== undefined; next = fuller.get(main)) main = next;
    return main;
  };
  const followsId = (key: string): boolean => isShortKey(key) || isShared(key);
  return (key, id) => follow(isPersonId(id) && followsId(key) ? (fullest.get(`${id}\n${key}`) ?? key) : key);
}

/** Words that many names hold, and courtesies that are taken for names. */
const SMALL_WORD = /^(?:bin|binti|del|den|der|dos|van|von|los|las|yang|dato|datuk|tuan|puan)$/;

/** Names printed with one id that are one person's, the fullest first. */
function namesOfOne(id: string, keys: ReadonlySet<string>): string[][] {
  const found: { names: string[]; words: Set<string> }[] = [];
  const isBare = /^\d+$/.test(id);
  for (const key of [...keys].sort((a, b) => b.length - a.length || compareText(a, b))) {
    const own = ownWords(readBearerKey(key)?.key ?? key);
    const words = own.filter(
      (word, at) => at === own.length - 1 || !(isBare || word.length < 3 || SMALL_WORD.test(word)),
    );
    const one = found.find((other) => words.some((word) => other.words.has(word)));
    if (!one) found.push({ names: [key], words: new Set(words) });
    else {
      one.names.push(key);
      for (const word of words) one.words.add(word);
    }
  }
  return found.map(({ names }) => names);
}

/** Tells of a name whether several ids that are a person's for good are printed with it. */
function keysOfSeveral(keysOf: ReadonlyMap<string, ReadonlySet<string>>): (key: string) => boolean {
  const ids = new Map<string, number>();
  for (const [id, keys] of keysOf) {
    if (!/\/person\/\d+$/.test(id)) continue;
    for (const key of keys) ids.set(key, (ids.get(key) ?? 0) + 1);
  }
  return (key) => (ids.get(key) ?? 0) > 1;
}

/** Whether a source's id says who somebody is. */
export function isPersonId(id: string | null): id is string {
  return id !== null && id !== "" && id !== "unknown";
}
