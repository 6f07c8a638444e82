import { fnv32, fnv64Halves } from "../lib/fnv.ts";
import type { ParsedSource } from "../model/source.ts";
import { countWords } from "../text/words.ts";
import { printedIdentity } from "./debate-ids.ts";
import { copyKey, isIdentified } from "./group-extracts.ts";
import { itemKey, kindClass, questionKey } from "./item-key.ts";
import { titleKey } from "./title-key.ts";
import { externalIds } from "./translations.ts";

/**
 * What of a source decides which extracts of a library can have to do with each other, in numbers: so that this can be
 * told for a million contributions without reading their sources.
 */
export interface Skeleton {
  /** Rows of {@link FACTS}, one for each extract in order. */
  facts: Uint32Array;
  /**
   * Extract -> first of its keys; one more at the end. A key is two numbers; extracts that share one are to be rebuilt
   * together: the same printed ids, the same place of the same bytes, the same words without title or day.
   */
  keyStarts: Uint32Array;
  keys: Uint32Array;
  /** Extract -> first of its occurrences; one more at the end. */
  starts: Uint32Array;
  words: Uint32Array;
  /** The first 64 bits of the hash of each occurrence's text. */
  hashes: Uint32Array;
}

/** Columns of {@link Skeleton.facts}: hashes of what is printed, and what kind of item it is. */
export const FACTS = { date: 0, title: 1, asked: 2, kind: 3, width: 4 } as const;

/** Sums of these stand under {@link FACTS}.kind. */
export const KINDS = { spoken: 0, written: 1, question: 2, identified: 4 } as const;

/** A day or a title as it stands in {@link Skeleton.facts}; 0 for none. */
export function factHash(text: string | null): number {
  return text === null || text === "" ? 0 : fnv32(text) || 1;
}

/** Works out the skeleton of a source; `wordsIn` counts as {@link countWords} does. */
export function skeletonOf(source: ParsedSource, wordsIn: (text: string) => number = countWords): Skeleton {
  const { extracts } = source;
  const occurrences = extracts.flatMap((extract) => extract.occurrences);
  const skeleton: Skeleton = {
    facts: new Uint32Array(extracts.length * FACTS.width),
    keyStarts: new Uint32Array(extracts.length + 1),
    keys: new Uint32Array(0),
    starts: new Uint32Array(extracts.length + 1),
    words: Uint32Array.from(occurrences, ({ paragraphs }) =>
      paragraphs.reduce((sum, { text }) => sum + wordsIn(text), 0),
    ),
    hashes: Uint32Array.from(occurrences.flatMap(({ hash }) => hashHalves(hash))),
  };
  const keys: number[] = [];
  for (const [at, extract] of extracts.entries()) {
    const title = titleKey(extract.title);
    const node = { source, extract, title, item: itemKey(extract, extract.date, title) };
    const kind = kindClass(extract);
    const asked = factHash(`${kind}\n${questionKey(extract)}`);
    const flags = KINDS[kind] + (isIdentified(node) ? KINDS.identified : 0);
    skeleton.facts.set([factHash(extract.date), factHash(title), asked, flags], at * FACTS.width);
    for (const id of externalIds(node)) keys.push(...fnv64Halves(`id\n${extract.date}\n${id}`));
    if (!isIdentified(node)) {
      keys.push(...fnv64Halves(`copy\n${copyKey(node)}`), ...fnv64Halves(`print\n${printedIdentity(node)}`));
    }
    skeleton.keyStarts[at + 1] = keys.length / 2;
    skeleton.starts[at + 1] = (skeleton.starts[at] as number) + extract.occurrences.length;
  }
  return { ...skeleton, keys: Uint32Array.from(keys) };
}

function hashHalves(hash: string): [high: number, low: number] {
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)];
}

const PARTS = ["facts", "keyStarts", "keys", "starts", "words", "hashes"] as const;

/** A skeleton as bytes; {@link unpackSkeleton} reads them on a machine of the same byte order. */
export function packSkeleton(skeleton: Skeleton): Uint8Array {
  const arrays = PARTS.map((part) => skeleton[part]);
  const packed = new Uint32Array(PARTS.length + arrays.reduce((sum, { length }) => sum + length, 0));
  packed.set(arrays.map(({ length }) => length));
  let at = PARTS.length;
  for (const array of arrays) {
    packed.set(array, at);
    at += array.length;
  }
  return new Uint8Array(packed.buffer);
}

/** The skeleton of {@link packSkeleton}. */
export function unpackSkeleton(bytes: Uint8Array): Skeleton {
  // Bytes out of a database may begin anywhere; numbers must not.
  const numbers = new Uint32Array(new Uint8Array(bytes).buffer);
  let at: number = PARTS.length;
  const next = (part: number): Uint32Array => {
    const array = numbers.subarray(at, at + (numbers[part] as number));
    at += array.length;
    return array;
  };
  return { facts: next(0), keyStarts: next(1), keys: next(2), starts: next(3), words: next(4), hashes: next(5) };
}

/** The skeleton of several sources as if they were one, their extracts one after another. */
export function joinSkeletons(skeletons: readonly Skeleton[]): Skeleton {
  const joined = (part: (typeof PARTS)[number], skip = 0): Uint32Array => {
    const size = skeletons.reduce((sum, one) => sum + one[part].length - skip, skip);
    const all = new Uint32Array(size);
    let at = skip;
    for (const one of skeletons) {
      all.set(skip > 0 ? one[part].subarray(skip) : one[part], at);
      at += one[part].length - skip;
    }
    return all;
  };
  const starts = (part: "keyStarts" | "starts"): Uint32Array => {
    const all = joined(part, 1);
    let at = 1;
    let before = 0;
    for (const one of skeletons) {
      const end = at + one[part].length - 1;
      for (; at < end; at += 1) (all[at] as number) += before;
      before += one[part].at(-1) as number;
    }
    return all;
  };
  return {
    facts: joined("facts"),
    keyStarts: starts("keyStarts"),
    keys: joined("keys"),
    starts: starts("starts"),
    words: joined("words"),
    hashes: joined("hashes"),
  };
}
