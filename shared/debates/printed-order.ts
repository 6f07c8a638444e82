import type { PrintedGap } from "../model/extract.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { compareNodes, compareStanding, type ExtractNode, placeId, placeText } from "./extract-node.ts";
import { addEdge, addEdgeIfConsistent, emptyOrder, linearOrder, type OrderGraph } from "./order-graph.ts";
import { quoteStart, sourcePath } from "./wording.ts";

/** One extract as a chain of drafts. */
export interface Chain {
  node: ExtractNode;
  /** Index of the draft of each occurrence, in the extract's order. */
  drafts: number[];
  gaps: (PrintedGap | null)[];
}

/** What the extracts print about the order of the drafts of one debate. */
export interface PrintedOrder {
  graph: OrderGraph;
  chains: Chain[];
  /** Right after which draft which one is printed, with no marker between. */
  adjacent: Set<number>[];
  /** Sentences about places where an extract's own order was not kept, by draft. */
  flags: Map<number, string[]>;
}

/**
 * Merges the orders of the extracts. Where they contradict each other the order of the source with most
 * contributions to the debate is kept and the other place is flagged.
 */
export function printedOrder(drafts: readonly ContributionDraft[], members: readonly ExtractNode[]): PrintedOrder {
  const chains = chainsOf(drafts, members);
  const adjacent = drafts.map(() => new Set<number>());
  for (const { drafts: chain, gaps } of chains) {
    chain.forEach((draft, at) => {
      const previous = chain[at - 1];
      if (previous !== undefined && !gaps[at]) adjacent[previous]?.add(draft);
    });
  }
  const order: PrintedOrder = { graph: emptyOrder(drafts.length), chains, adjacent, flags: new Map() };
  for (const [a, b] of plainEdges(chains)) addEdge(order.graph, a, b);
  if (linearOrder(order.graph).length < drafts.length) keepConsistent(order, drafts);
  fillGaps(order);
  return order;
}

/** By the number of contributions of their source, most first; older revisions last. */
function chainsOf(drafts: readonly ContributionDraft[], members: readonly ExtractNode[]): Chain[] {
  const draftOf = new Map<string, number>();
  drafts.forEach((draft, at) => {
    for (const place of draft.places) draftOf.set(placeId(place), at);
  });
  const size = new Map<string, number>();
  for (const { source, extract } of members) {
    size.set(source.source, (size.get(source.source) ?? 0) + extract.occurrences.length);
  }
  const sizeOf = (node: ExtractNode): number => size.get(node.source.source) ?? 0;
  return [...members]
    .sort((a, b) => compareStanding(a, b) || sizeOf(b) - sizeOf(a) || compareNodes(a, b))
    .map((node) => ({
      node,
      drafts: node.extract.occurrences.map((occurrence) => draftOf.get(placeId({ node, occurrence })) as number),
      gaps: node.extract.occurrences.map((occurrence) => occurrence.gapBefore),
    }));
}

/** Steps within each extract, and from one to the next where a source prints the whole debate in parts. */
function plainEdges(chains: readonly Chain[]): [number, number][] {
  return linksOf(chains).flatMap(({ drafts }) =>
    drafts.slice(1).map((draft, at): [number, number] => [drafts[at] as number, draft]),
  );
}

/** The extracts, those of one source that are not excerpts linked to one long chain. */
function linksOf(chains: readonly Chain[]): { node: ExtractNode; drafts: number[] }[] {
  const links: { node: ExtractNode; drafts: number[] }[] = [];
  for (const { node, drafts } of chains) {
    const last = links[links.length - 1];
    const isNextPart = last?.node.source === node.source && !last.node.extract.isExcerpt && !node.extract.isExcerpt;
    if (last && isNextPart && !drafts.some((draft) => last.drafts.includes(draft))) last.drafts.push(...drafts);
    else links.push({ node, drafts: [...drafts] });
  }
  return links;
}

/** Takes the chains one by one and leaves out every step that contradicts those before. */
function keepConsistent(order: PrintedOrder, drafts: readonly ContributionDraft[]): void {
  order.graph = emptyOrder(drafts.length);
  const leading = order.chains[0]?.node;
  for (const { node, drafts: chain } of linksOf(order.chains)) {
    let open: number[] = [];
    for (const draft of chain) {
      const refused = open.filter((previous) => !addEdgeIfConsistent(order.graph, previous, draft));
      for (const previous of refused) flag(order, drafts, { moved: draft, previous, node, leading });
      open = [...refused, draft];
    }
  }
}

function flag(
  order: PrintedOrder,
  drafts: readonly ContributionDraft[],
  at: { moved: number; previous: number; node: ExtractNode; leading: ExtractNode | undefined },
): void {
  const before = drafts[at.previous]?.places[0];
  const kept = at.leading && sourcePath(at.leading.source.source);
  const sentence =
    `${sourcePath(at.node.source.source)} prints this after ${before ? quoteStart(placeText(before)) : "another"}; ` +
    `the order of ${kept}, which prints most of the debate, is kept.`;
  order.flags.set(at.moved, [...(order.flags.get(at.moved) ?? []), sentence]);
}

/**
 * Where an extract leaves words out between two turns, turns that others print right after the first or right
 * before the second belong into that gap.
 */
function fillGaps({ graph, chains, adjacent }: PrintedOrder): void {
  const adjacentBefore = adjacent.map(() => new Set<number>());
  adjacent.forEach((set, at) => {
    for (const next of set) adjacentBefore[next]?.add(at);
  });
  for (const { drafts, gaps } of chains) {
    drafts.forEach((draft, at) => {
      const previous = drafts[at - 1];
      if (previous === undefined || !gaps[at]) return;
      const left = walk(adjacent, previous, draft);
      const right = walk(adjacentBefore, draft, previous);
      if (left !== draft && right !== previous && left !== right) addEdgeIfConsistent(graph, left, right);
    });
  }
}

/** Follows single steps as far as they go, but not past `end`. */
function walk(steps: readonly Set<number>[], start: number, end: number): number {
  const seen = new Set([start]);
  let at = start;
  for (;;) {
    const [next, ...others] = steps[at] ?? [];
    if (next === undefined || others.length > 0 || seen.has(next)) return at;
    at = next;
    seen.add(at);
    if (at === end) return at;
  }
}
