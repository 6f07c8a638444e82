import { type DraftedPart, draftPart, type Naming } from "../../../shared/debates/draft-part.ts";
import { type ExtractNode, extractNode } from "../../../shared/debates/extract-node.ts";
import type { SpottedCorrection } from "../../../shared/debates/resolve-corrections.ts";
import { lastAtMost } from "../../../shared/lib/last-at-most.ts";
import type { Occurrence } from "../../../shared/model/extract.ts";
import { createRecent } from "../index/recent.ts";
import type { NumberedSpot } from "./correction-spots.ts";
import type { OutlinedSource } from "./packed-source.ts";
import type { SourceCache } from "./source-cache.ts";
import type { SourceSet } from "./source-set.ts";

/** Sources with many items are in many parts, which come one after another. */
const OPEN_OUTLINES = 32;

/** Drafts parts of a library, reading the outlines of their sources and keeping few of them. */
export interface PartReader {
  /** `extracts` are the numbers of the part's extracts, ascending. */
  draft(
    extracts: readonly number[],
    decisions: readonly SpottedCorrection<NumberedSpot>[],
    naming: Naming,
  ): DraftedPart;
}

/** Reads parts of a set of sources out of the cache. */
export function createPartReader(
  set: Pick<SourceSet, "ids" | "extracts">,
  cache: Pick<SourceCache, "outline">,
  superseded: ReadonlyMap<string, string>,
): PartReader {
  const open = createRecent<number, OutlinedSource>(OPEN_OUTLINES);

  function outlineOf(source: number): OutlinedSource {
    const known = open.get(source);
    if (known) return known;
    const outline = cache.outline(set.ids[source] as string);
    open.set(source, outline);
    return outline;
  }

  function nodeOf(number: number): ExtractNode {
    const source = lastAtMost(set.extracts, number);
    const outline = outlineOf(source);
    const extract = outline.extracts[number - (set.extracts[source] as number)] as ExtractNode["extract"];
    return extractNode(outline, extract, superseded.get(outline.source) ?? null);
  }

  return {
    draft(extracts, decisions, naming) {
      const nodes = new Map(extracts.map((number) => [number, nodeOf(number)]));
      const placed = decisions.map(({ correction, spots }) => ({
        correction,
        places: spots.map(({ number, index }) => {
          const node = nodes.get(number) as ExtractNode;
          return { node, occurrence: node.extract.occurrences[index] as Occurrence };
        }),
      }));
      return draftPart([...nodes.values()], placed, naming);
    },
  };
}
