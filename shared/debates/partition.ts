import { isLongEnough } from "./extract-node.ts";
import { FACTS, KINDS, type Skeleton } from "./skeleton.ts";

/** What decisions of the analyst have to do with which extracts, by their numbers. */
export interface Bonds {
  /** Extracts that one decision names. */
  together: readonly (readonly number[])[];
  /** Extracts whose debates may be joined with others by their facts, with the day and title that are set (see `factHash`). */
  decided: readonly { extract: number; date: number; title: number }[];
}

/** Stands for the part of an extract of which it is not known with what it goes. */
export const OPEN = 0xffff_ffff;

/**
 * Parts a library so that extracts of different parts have nothing to do with each other, apart from people: they are
 * never one debate, nor translations of each other, no decision concerns both, and what keeps the ids of debates apart
 * is in the part too. What is parted could often be parted further. Gives the part of each extract; parts are numbered by
 * their first extracts. Linear in the size of the library, some hundreds of milliseconds for a million occurrences; what is
 * `known` spares most of that: extract -> its part where nothing else goes with that, apart from decisions, else {@link OPEN}.
 */
export function partition(skeleton: Skeleton, { together, decided }: Bonds, known?: Uint32Array): Uint32Array {
  const forest = new Forest(skeleton.starts.length - 1);
  if (known) joinKnown(known, forest);
  const isSought = (extract: number): boolean => !known || known[extract] === OPEN;
  joinByKeys(skeleton, forest, isSought);
  joinLoose(skeleton, forest, isSought);
  for (const [first, ...others] of together) {
    for (const other of others) forest.join(first as number, other);
  }
  if (decided.length > 0) joinByFacts(skeleton, decided, forest);
  return forest.numbers();
}

/** Disjoint sets of numbers; each is named by its smallest. */
class Forest {
  private readonly parents: Uint32Array;

  constructor(size: number) {
    this.parents = new Uint32Array(size);
    for (let at = 1; at < size; at += 1) this.parents[at] = at;
  }

  find(number: number): number {
    let at = number;
    for (let parent = this.parents[at] as number; parent !== at; parent = this.parents[at] as number) {
      const above = this.parents[parent] as number;
      this.parents[at] = above;
      at = above;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.parents[Math.max(left, right)] = Math.min(left, right);
  }

  /** The sets numbered in the order of their smallest members. */
  numbers(): Uint32Array {
    const numbers = new Uint32Array(this.parents.length);
    let next = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const root = this.find(at);
      numbers[at] = root === at ? next++ : (numbers[root] as number);
    }
    return numbers;
  }
}

function joinKnown(known: Uint32Array, forest: Forest): void {
  let parts = 0;
  for (let extract = 0; extract < known.length; extract += 1) {
    const part = known[extract] as number;
    if (part !== OPEN && part >= parts) parts = part + 1;
  }
  const firsts = new Int32Array(parts).fill(-1);
  for (let extract = 0; extract < known.length; extract += 1) {
    const part = known[extract] as number;
    if (part === OPEN) continue;
    const first = firsts[part] as number;
    if (first < 0) firsts[part] = extract;
    else forest.join(first, extract);
  }
}

type Visit = (high: number, low: number, extract: number) => void;

/** Whether the keys of an extract are looked at. */
type IsSought = (extract: number) => boolean;

/** The keys of extracts: those they have, title and day, and the long turns of a day. */
export function eachKey(skeleton: Skeleton, isSought: IsSought, visit: Visit): void {
  const { facts, keyStarts, keys, starts, words, hashes } = skeleton;
  for (let extract = 0; extract + 1 < starts.length; extract += 1) {
    if (!isSought(extract)) continue;
    for (let at = keyStarts[extract] as number; at < (keyStarts[extract + 1] as number); at += 1) {
      visit(keys[at * 2] as number, keys[at * 2 + 1] as number, extract);
    }
    const row = extract * FACTS.width;
    const kind = facts[row + FACTS.kind] as number;
    if (!(kind & KINDS.identified)) continue;
    const [date, asked] = [facts[row + FACTS.date] as number, facts[row + FACTS.asked] as number];
    const title = facts[row + FACTS.title] as number;
    visit(date ^ Math.imul(asked, 0x9e3779b1), title ^ Math.imul(asked, 0x85ebca6b), extract);
    if (kind & KINDS.question) continue;
    const day = Math.imul(date + kind, 0xc2b2ae35);
    for (let at = starts[extract] as number; at < (starts[extract + 1] as number); at += 1) {
      if (!isLongEnough(words[at] as number)) continue;
      visit((hashes[at * 2] as number) ^ day, hashes[at * 2 + 1] as number, extract);
    }
  }
}

/** The long turns of extracts that have both title and day, or (`isLoose`) have not, whatever the day; of no questions. */
export function eachLongTurn(skeleton: Skeleton, isLoose: boolean, isSought: IsSought, visit: Visit): void {
  const { facts, starts, words, hashes } = skeleton;
  for (let extract = 0; extract + 1 < starts.length; extract += 1) {
    const kind = facts[extract * FACTS.width + FACTS.kind] as number;
    if (((kind & KINDS.identified) === 0) !== isLoose || kind & KINDS.question || !isSought(extract)) continue;
    const written = Math.imul(kind & KINDS.written, 0xc2b2ae35);
    for (let at = starts[extract] as number; at < (starts[extract + 1] as number); at += 1) {
      if (!isLongEnough(words[at] as number)) continue;
      visit((hashes[at * 2] as number) ^ written, hashes[at * 2 + 1] as number, extract);
    }
  }
}

/** 53 of the bits of a key: that two different ones meet would only join what could stand apart. */
export function keyNumber(high: number, low: number): number {
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}

/** Most keys occur once: only those that may occur twice, by a bit each, are looked up. */
function joinByKeys(skeleton: Skeleton, forest: Forest, isSought: IsSought): void {
  let most = 0;
  for (let extract = 0; extract + 1 < skeleton.starts.length; extract += 1) {
    if (isSought(extract)) most += 2 * sizeOf(skeleton.keyStarts, extract) + sizeOf(skeleton.starts, extract) + 1;
  }
  let size = 1 << 16;
  while (size < most * 16 && size < 1 << 28) size *= 2;
  const [once, twice] = [new Uint8Array(size / 8), new Uint8Array(size / 8)];
  eachKey(skeleton, isSought, (high, low) => {
    const bit = bitOf(high, low) & (size - 1);
    const [place, mask] = [bit >>> 3, 1 << (bit & 7)];
    if ((once[place] as number) & mask) (twice[place] as number) |= mask;
    else (once[place] as number) |= mask;
  });
  const holders = new Map<number, number>();
  eachKey(skeleton, isSought, (high, low, extract) => {
    const bit = bitOf(high, low) & (size - 1);
    if (!((twice[bit >>> 3] as number) & (1 << (bit & 7)))) return;
    const key = keyNumber(high, low);
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, extract);
    else forest.join(holder, extract);
  });
}

function sizeOf(starts: Uint32Array, group: number): number {
  return (starts[group + 1] as number) - (starts[group] as number);
}

/** All bits of a key in 32: its last ones choose one of a table of bits. */
export function bitOf(high: number, low: number): number {
  return low ^ Math.imul(high, 0x9e3779b1);
}

/** Extracts without title or day go with all that have a long turn in common with them. */
function joinLoose(skeleton: Skeleton, forest: Forest, isSought: IsSought): void {
  const holders = new Map<number, number>();
  eachLongTurn(skeleton, true, isSought, (high, low, extract) => {
    const key = keyNumber(high, low);
    const holder = holders.get(key);
    if (holder === undefined) holders.set(key, extract);
    else forest.join(holder, extract);
  });
  if (holders.size === 0) return;
  eachLongTurn(skeleton, false, isSought, (high, low, extract) => {
    const holder = holders.get(keyNumber(high, low));
    if (holder !== undefined) forest.join(holder, extract);
  });
}

/** Debates whose facts were decided may join any other with any day and title that theirs can come to have. */
function joinByFacts(skeleton: Skeleton, decided: Bonds["decided"], forest: Forest): void {
  const { facts, starts } = skeleton;
  const possible = new Map<number, { dates: Set<number>; titles: Set<number>; asked: Set<number> }>();
  for (const { extract, date, title } of decided) {
    const root = forest.find(extract);
    const own = possible.get(root) ?? { dates: new Set(), titles: new Set(), asked: new Set() };
    possible.set(root, own);
    own.dates.add(date);
    own.titles.add(title);
  }
  const eachExtract = (visit: (extract: number, date: number, title: number, asked: number) => void): void => {
    for (let extract = 0; extract + 1 < starts.length; extract += 1) {
      const [date, title, asked] = facts.subarray(extract * FACTS.width) as unknown as [number, number, number];
      visit(extract, date, title, asked);
    }
  };
  eachExtract((extract, date, title, asked) => {
    const own = possible.get(forest.find(extract));
    own?.dates.add(date);
    own?.titles.add(title);
    own?.asked.add(asked);
  });
  const holders = new Map<string, number>();
  for (const [root, { dates, titles, asked }] of possible) {
    for (const date of dates) {
      if (date === 0) continue; // Debates without a day are never joined by their facts.
      for (const title of titles) {
        for (const one of asked) {
          const key = `${date} ${title} ${one}`;
          const holder = holders.get(key);
          if (holder === undefined) holders.set(key, root);
          else forest.join(holder, root);
        }
      }
    }
  }
  eachExtract((extract, date, title, asked) => {
    const holder = holders.get(`${date} ${title} ${asked}`);
    if (holder !== undefined) forest.join(holder, extract);
  });
}
