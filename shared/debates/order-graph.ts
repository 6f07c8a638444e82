/** "Comes before" among things numbered 0..n-1; lower numbers come first where nothing else is known. */
export interface OrderGraph {
  after: Set<number>[];
  before: Set<number>[];
}

export function emptyOrder(size: number): OrderGraph {
  const sets = (): Set<number>[] => Array.from({ length: size }, () => new Set<number>());
  return { after: sets(), before: sets() };
}

/** Notes that `a` comes before `b`. */
export function addEdge(graph: OrderGraph, a: number, b: number): void {
  graph.after[a]?.add(b);
  graph.before[b]?.add(a);
}

/** Notes it unless `b` is already known to come before `a`, or is `a`; says whether it did. */
export function addEdgeIfConsistent(graph: OrderGraph, a: number, b: number): boolean {
  if (reaches(graph, b, a)) return false;
  addEdge(graph, a, b);
  return true;
}

/** Whether `a` is `b` or known to come before it. */
export function reaches(graph: OrderGraph, a: number, b: number): boolean {
  const seen = new Set([a]);
  const open = [a];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === b) return true;
    for (const next of graph.after[at] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return false;
}

/**
 * All in an order that contradicts nothing known. After one thing comes, if possible, one known to follow it
 * (`prefers` first), so that chains stay together. Shorter than the graph when it holds a cycle.
 */
export function linearOrder(graph: OrderGraph, prefers: (a: number, b: number) => boolean = () => false): number[] {
  const waiting = graph.before.map((set) => set.size);
  const ready = new Set<number>();
  waiting.forEach((count, at) => {
    if (count === 0) ready.add(at);
  });
  const order: number[] = [];
  while (ready.size > 0) {
    const last = order[order.length - 1];
    const following = last === undefined ? [] : [...(graph.after[last] ?? [])].filter((at) => ready.has(at));
    const preferred = following.filter((at) => prefers(last as number, at));
    const next = lowest(preferred.length > 0 ? preferred : following.length > 0 ? following : ready);
    ready.delete(next);
    order.push(next);
    for (const after of graph.after[next] ?? []) {
      waiting[after] = (waiting[after] as number) - 1;
      if (waiting[after] === 0) ready.add(after);
    }
  }
  return order;
}

function lowest(numbers: Iterable<number>): number {
  let found = Number.POSITIVE_INFINITY;
  for (const number of numbers) if (number < found) found = number;
  return found;
}

/** Those whose place relative to all others is known. The graph must hold no cycle. */
export function fixedPlaces(graph: OrderGraph): boolean[] {
  const before = knownFollowers(graph.after, graph.before);
  return knownFollowers(graph.before, graph.after).map((following, at) => {
    const preceding = before[at] as number | null;
    return following !== null && preceding !== null && following + preceding === graph.after.length - 1;
  });
}

/**
 * How many are known to come after each, where that can be seen at once: when one is the only thing that may
 * come next, all that is left comes after it. Null for the others; something is in no order with them.
 */
function knownFollowers(before: readonly Set<number>[], after: readonly Set<number>[]): (number | null)[] {
  const waiting = before.map((set) => set.size);
  const ready = waiting.flatMap((count, at) => (count === 0 ? [at] : []));
  const followers: (number | null)[] = before.map(() => null);
  let left = before.length;
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    left -= 1;
    if (ready.length === 0) followers[next] = left;
    for (const following of after[next] ?? []) {
      waiting[following] = (waiting[following] as number) - 1;
      if (waiting[following] === 0) ready.push(following);
    }
  }
  return followers;
}
