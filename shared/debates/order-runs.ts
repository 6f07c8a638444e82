import type { Correction } from "../model/correction.ts";
import type { Origin } from "../model/debate.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { type ExtractNode, placeId, placeText } from "./extract-node.ts";
import { openGaps } from "./open-gaps.ts";
import { addEdge, addEdgeIfConsistent, emptyOrder, fixedPlaces, linearOrder, type OrderGraph } from "./order-graph.ts";
import { type PrintedOrder, printedOrder } from "./printed-order.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import { byWhom, listInWords, quoteStart, sourcePath } from "./wording.ts";

/** A run of drafts in order; see `Run` in the model. */
export interface RunDraft {
  orderKnown: boolean;
  orderOrigin: Origin;
  reason: string | null;
  drafts: ContributionDraft[];
}

export interface OrderedRuns {
  runs: RunDraft[];
  /** Sentences about the analyst's decisions that could not be followed. */
  reasons: string[];
}

interface SetOrder {
  correction: Correction;
  before: number;
  after: number;
}

/** One extract, about which nothing is decided, is one run as it stands; equal to merging and ordering it. */
export function asPrinted(node: ExtractNode): OrderedRuns {
  const drafts = node.extract.occurrences.map((occurrence) => ({
    places: [{ node, occurrence }],
    similarities: ONE,
    reasons: NONE,
    gapBefore: occurrence.gapBefore,
  }));
  if (drafts.length === 0) return { runs: [], reasons: NONE };
  return { runs: [{ orderKnown: true, orderOrigin: "printed", reason: null, drafts }], reasons: NONE };
}

/** Shared by all turns that stand alone; nobody adds to them. */
const ONE: number[] = [1];
const NONE: string[] = [];

/**
 * Puts the drafts of one debate in order. Drafts whose place relative to all others is printed form runs of
 * known order; the others form runs as long as one source prints them one after another, with their order
 * unknown until the analyst sets it.
 */
export function orderRuns(
  drafts: readonly ContributionDraft[],
  members: readonly ExtractNode[],
  corrections: readonly PlacedCorrection[],
): OrderedRuns {
  const printed = printedOrder(drafts, members);
  const fixed = fixedPlaces(printed.graph);
  const isAdjacent = (a: number, b: number): boolean => printed.adjacent[a]?.has(b) ?? false;
  const runs = cutIntoRuns(linearOrder(printed.graph, isAdjacent), printed.graph, fixed);
  const { order, sets, reasons } = applySetOrders(drafts, runs, printed.graph, corrections);
  const fixedBySets = sets.length > 0 ? fixedPlaces(printed.graph) : fixed;
  const gaps = openGaps(printed, runs);
  return {
    reasons,
    runs: order.map((at): RunDraft => {
      const run = runs[at] as number[];
      const isPrinted = run.every((draft) => fixed[draft]);
      const orderKnown = isPrinted || run.every((draft) => fixedBySets[draft]);
      const setReason = isPrinted ? null : reasonOfSets(at, sets, runs, drafts);
      return {
        orderKnown,
        orderOrigin: isPrinted ? "printed" : orderKnown ? "set" : "none",
        reason: isPrinted ? null : (setReason ?? unknownReason(run, drafts, printed)),
        drafts: run.map((draft) => ({
          ...(drafts[draft] as ContributionDraft),
          gapBefore: gaps.get(draft) ?? null,
          reasons: [...(drafts[draft] as ContributionDraft).reasons, ...(printed.flags.get(draft) ?? [])],
        })),
      };
    }),
  };
}

function cutIntoRuns(order: readonly number[], graph: OrderGraph, fixed: readonly boolean[]): number[][] {
  const runs: number[][] = [];
  for (const draft of order) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    const goesOn = last !== undefined && graph.after[last]?.has(draft) && fixed[last] === fixed[draft];
    if (run && goesOn) run.push(draft);
    else runs.push([draft]);
  }
  return runs;
}

/** Follows `order` corrections, the latest first, as far as they contradict nothing; adds them to the graph. */
function applySetOrders(
  drafts: readonly ContributionDraft[],
  runs: readonly number[][],
  graph: OrderGraph,
  corrections: readonly PlacedCorrection[],
): { order: number[]; sets: SetOrder[]; reasons: string[] } {
  const runOf = new Map<number, number>();
  runs.forEach((run, at) => {
    for (const draft of run) runOf.set(draft, at);
  });
  const ofRuns = emptyOrder(runs.length);
  graph.after.forEach((set, from) => {
    for (const to of set) {
      const [a, b] = [runOf.get(from) as number, runOf.get(to) as number];
      if (a !== b) addEdge(ofRuns, a, b);
    }
  });
  const runAt = new Map<string, number>();
  drafts.forEach((draft, at) => {
    for (const place of draft.places) runAt.set(placeId(place), runOf.get(at) as number);
  });
  const sets: SetOrder[] = [];
  const reasons: string[] = [];
  for (const { correction, places } of corrections.toReversed()) {
    if (correction.body.type !== "order") continue;
    const [before, after] = places.map((place) => runAt.get(placeId(place)));
    if (before === undefined || after === undefined || before === after) continue;
    if (addEdgeIfConsistent(ofRuns, before, after)) {
      addEdge(graph, runs[before]?.at(-1) as number, runs[after]?.[0] as number);
      sets.push({ correction, before, after });
    } else
      reasons.push(`An order set ${byWhom(correction)} contradicts what is printed or set later; it is not followed.`);
  }
  return { order: linearOrder(ofRuns), sets, reasons };
}

function reasonOfSets(
  run: number,
  sets: readonly SetOrder[],
  runs: readonly number[][],
  drafts: readonly ContributionDraft[],
): string | null {
  const sentences = sets
    .filter((set) => set.before === run || set.after === run)
    .map(({ correction, before, after }) => {
      const [side, other] = run === after ? ["after", runs[before]] : ["before", runs[after]];
      const place = drafts[other?.[0] as number]?.places[0];
      return `Put ${side} the part that begins ${place ? quoteStart(placeText(place)) : ""} ${byWhom(correction)}.`;
    });
  return sentences.length > 0 ? sentences.join(" ") : null;
}

function unknownReason(run: readonly number[], drafts: readonly ContributionDraft[], { chains }: PrintedOrder): string {
  const places = run.flatMap((draft) => drafts[draft]?.places ?? []);
  const files = [...new Set(places.map((place) => sourcePath(place.node.source.source)))];
  const all = [...new Set(chains.map(({ node }) => sourcePath(node.source.source)))];
  const others = all.filter((file) => !files.includes(file));
  const prints = files.length > 1 ? "print" : "prints";
  return others.length > 0
    ? `Only ${listInWords(files)} ${prints} this part; nothing in it or in ${listInWords(others)} says which comes first.`
    : `${listInWords(files)} ${prints} this part in more than one order with the others.`;
}
