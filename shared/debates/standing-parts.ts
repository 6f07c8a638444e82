import { bitOf, eachKey, eachLongTurn, keyNumber, OPEN } from "./partition.ts";
import { FACTS, KINDS, type Skeleton } from "./skeleton.ts";

/**
 * Which parts of a former parting nothing new has to do with, so that `partition` need not look at them again. `partOf` is
 * the former part of each extract that is as it was, {@link OPEN} for one that is new or changed; `isBroken` tells of
 * former parts of which extracts changed or went, or that decisions held together. Answers with `partOf`, open for all
 * extracts of parts that are broken or share a key with an open one. One look at each key, at few of them twice.
 */
export function standingParts(skeleton: Skeleton, partOf: Uint32Array, isBroken: Uint8Array): Uint32Array {
  const isNew = (extract: number): boolean => partOf[extract] === OPEN;
  const isStanding = (extract: number): boolean => !isNew(extract) && isBroken[partOf[extract] as number] === 0;
  const breakBy = (set: KeySet) => (high: number, low: number, extract: number) => {
    if (set.has(high, low)) isBroken[partOf[extract] as number] = 1;
  };
  const keys = new KeySet();
  eachKey(skeleton, isNew, (high, low) => keys.add(high, low));
  eachKey(skeleton, isStanding, breakBy(keys));
  const looseTurns = new KeySet();
  eachLongTurn(skeleton, true, isNew, (high, low) => looseTurns.add(high, low));
  if (looseTurns.size > 0) eachLongTurn(skeleton, false, isStanding, breakBy(looseTurns));
  if (hasLoose(skeleton, isStanding)) {
    eachLongTurn(skeleton, false, isNew, (high, low) => looseTurns.add(high, low));
    eachLongTurn(skeleton, true, isStanding, breakBy(looseTurns));
  }
  const standing = partOf.slice();
  for (let extract = 0; extract < standing.length; extract += 1) if (!isStanding(extract)) standing[extract] = OPEN;
  return standing;
}

function hasLoose({ facts, starts }: Skeleton, isSought: (extract: number) => boolean): boolean {
  for (let extract = 0; extract + 1 < starts.length; extract += 1) {
    const kind = facts[extract * FACTS.width + FACTS.kind] as number;
    if ((kind & KINDS.identified) === 0 && isSought(extract)) return true;
  }
  return false;
}

/** Keys, few of those that are looked up among them: a bit for each tells most of the others. */
class KeySet {
  private readonly bits = new Uint8Array(1 << 17);
  private readonly numbers = new Set<number>();

  get size(): number {
    return this.numbers.size;
  }

  add(high: number, low: number): void {
    const bit = this.placeOf(high, low);
    (this.bits[bit >>> 3] as number) |= 1 << (bit & 7);
    this.numbers.add(keyNumber(high, low));
  }

  has(high: number, low: number): boolean {
    const bit = this.placeOf(high, low);
    return ((this.bits[bit >>> 3] as number) & (1 << (bit & 7))) !== 0 && this.numbers.has(keyNumber(high, low));
  }

  private placeOf(high: number, low: number): number {
    return bitOf(high, low) & (this.bits.length * 8 - 1);
  }
}
