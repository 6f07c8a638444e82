import { isLongEnough } from "../../../shared/debates/extract-node.ts";
import type { FindSpots, Spot } from "../../../shared/debates/resolve-corrections.ts";
import { lastAtMost } from "../../../shared/lib/last-at-most.ts";
import { keyOfHash } from "../index/key-table.ts";
import type { SourceSet } from "./source-set.ts";

/** A place in a set of sources. */
export interface NumberedSpot extends Spot {
  /** The extract's number in the set. */
  number: number;
}

/** Looks through a library's numbers: one pass over all hashes, without reading anything. */
export function spotsAmong(set: SourceSet): FindSpots<NumberedSpot> {
  const { words, hashes, starts } = set.skeleton;
  return (wanted) => {
    const found = new Map(Array.from(wanted, (hash): [string, NumberedSpot[]] => [hash, []]));
    const byHigh = Map.groupBy(wanted, (hash) => keyOfHash(hash)[0]);
    for (let at = 0; at < words.length; at++) {
      const candidates = byHigh.get(hashes[at * 2] as number);
      const hash = candidates?.find((one) => keyOfHash(one)[1] === hashes[at * 2 + 1]);
      if (hash) found.get(hash)?.push(spotOf(at));
    }
    return found;
  };

  function spotOf(at: number): NumberedSpot {
    const number = lastAtMost(starts, at);
    const source = lastAtMost(set.extracts, number);
    return {
      number,
      source: set.ids[source] as string,
      extract: number - (set.extracts[source] as number),
      index: at - (starts[number] as number),
      hasRevision(revision) {
        const [high, low] = keyOfHash(revision);
        return set.revisions[source * 2] === high && set.revisions[source * 2 + 1] === low;
      },
      isLong: () => isLongEnough(words[at] as number),
    };
  }
}
