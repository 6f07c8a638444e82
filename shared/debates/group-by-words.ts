import type { Occurrence } from "../model/extract.ts";
import { type DebateGroup, filesOf, joinedGroup } from "./debate-group.ts";
import { type ExtractNode, isLong } from "./extract-node.ts";
import { areCompatibleVenues, joinedVenue, kindClass, type Venue } from "./item-key.ts";
import { areSimilarTitles } from "./title-key.ts";
import { countInWords, listInWords } from "./wording.ts";

/**
 * Joins groups of one day, house and chamber whose titles are nearly the same and which print at least one
 * long turn with the same words, and older revisions under another title with the newest. Similar titles alone never suffice ("Clause 1", "Clause 2").
 */
export function joinSimilarTitles(groups: readonly DebateGroup[]): DebateGroup[] {
  const joining = new Joining(groups);
  for (const [bucket, sameDay] of bucketsOf(groups, (first) => `${kindClass(first.extract)}\n${first.extract.date}`)) {
    if (sameDay.length < 2 || bucket.startsWith("question")) continue;
    for (const [pair, count] of sharedTurns(groups, sharingTitleWords(groups, sameDay))) {
      const [a, b] = pair.split(" ").map(Number) as [number, number];
      const [left, right] = [groups[a] as DebateGroup, groups[b] as DebateGroup];
      if (!areSimilarTitles(titleOf(left), titleOf(right)) && !isMostly(left, right, count)) continue;
      const [leftTitle, rightTitle] = [firstTitle(left), firstTitle(right)];
      joining.join(
        a,
        b,
        `Titled “${leftTitle}” in ${listInWords(filesOf(left.members))} and “${rightTitle}” in ` +
          `${listInWords(filesOf(right.members))}; put together because of the same date and ` +
          `${countInWords(count, "contribution")} with the same words.`,
      );
    }
  }
  return joining.result();
}

/** Those with a word in their title that another one has too, for no others can have similar titles; and revisions. */
function sharingTitleWords(groups: readonly DebateGroup[], indexes: readonly number[]): number[] {
  const holder = new Map<string, number>();
  const sharing = new Set<number>();
  for (const index of indexes) {
    for (const word of titleOf(groups[index] as DebateGroup).split(" ")) {
      const other = holder.get(word);
      if (other === undefined) holder.set(word, index);
      else if (other !== index) sharing.add(other).add(index);
    }
  }
  const revised = new Set(
    indexes.flatMap((index) => (groups[index] as DebateGroup).members.flatMap((member) => member.supersededBy ?? [])),
  );
  const isRevised = ({ members }: DebateGroup): boolean =>
    members.some((member) => member.supersededBy !== null || revised.has(member.source.source));
  return indexes.filter((index) => sharing.has(index) || isRevised(groups[index] as DebateGroup));
}

/** Whether one group is an older revision of the other under another title: half of its turns stand there. */
function isMostly(a: DebateGroup, b: DebateGroup, shared: number): boolean {
  const isOlder = (older: DebateGroup, newer: DebateGroup): boolean => {
    const files = new Set(newer.members.map((member) => member.source.source));
    const turns = older.members.reduce((sum, { extract }) => sum + extract.occurrences.length, 0);
    return 2 * shared >= turns && older.members.every(({ supersededBy }) => supersededBy && files.has(supersededBy));
  };
  return isOlder(a, b) || isOlder(b, a);
}

/**
 * Undated (or untitled) groups join each other, and undated ones the one dated group, that has the same title
 * and shares most long turns with them; without shared words or with a tie they stay apart.
 */
export function attachUndated(dated: readonly DebateGroup[], loose: readonly DebateGroup[]): DebateGroup[] {
  if (loose.length === 0) return [...dated];
  const groups = [...dated, ...loose];
  const joining = new Joining(groups);
  const isLoose = (index: number): boolean => index >= dated.length;
  const bucketOf = ({ extract, title }: ExtractNode): string =>
    `${kindClass(extract)}\n${title || `untitled ${extract.date ?? ""}`}`;
  const looseBuckets = new Set(loose.map((group) => bucketOf(group.members[0] as ExtractNode)));
  for (const [bucket, indexes] of bucketsOf(groups, bucketOf)) {
    if (indexes.length < 2 || bucket.startsWith("question") || !looseBuckets.has(bucket)) continue;
    const pairs = sharedTurns(groups, indexes).map(([pair, count]) => {
      const [a, b] = pair.split(" ").map(Number) as [number, number];
      return { a, b, count };
    });
    for (const { a, b, count } of pairs) {
      if (isLoose(a) && isLoose(b)) joining.join(a, b, undatedReason(groups[b] as DebateGroup, count));
    }
    const votes = new Map<number, Map<number, number>>();
    for (const { a, b, count } of pairs) {
      if (isLoose(a) || !isLoose(b)) continue;
      const ofLoose = votes.get(joining.find(b)) ?? new Map<number, number>();
      ofLoose.set(a, (ofLoose.get(a) ?? 0) + count);
      votes.set(joining.find(b), ofLoose);
    }
    for (const [b, ofLoose] of votes) {
      const [best, next] = [...ofLoose].sort((x, y) => y[1] - x[1] || x[0] - y[0]);
      if (best && best[1] !== next?.[1]) joining.join(best[0], b, undatedReason(joining.group(b), best[1]));
    }
  }
  return joining.result();
}

function undatedReason(group: DebateGroup, count: number): string {
  const files = listInWords(filesOf(group.members));
  const missing = group.members[0]?.extract.date === null ? "date" : "title";
  const same = missing === "date" && group.members[0]?.extract.title ? "the title and " : "";
  return (
    `The place in ${files} prints no ${missing}; put here because ${same}the words of ` +
    `${countInWords(count, "contribution")} are the same.`
  );
}

function firstTitle(group: DebateGroup): string {
  return group.members[0]?.extract.title ?? "";
}

function titleOf(group: DebateGroup): string {
  return group.members[0]?.title ?? "";
}

function bucketsOf(groups: readonly DebateGroup[], keyOf: (first: ExtractNode) => string): Map<string, number[]> {
  const buckets = new Map<string, number[]>();
  groups.forEach((group, index) => {
    const key = keyOf(group.members[0] as ExtractNode);
    const found = buckets.get(key);
    if (found) found.push(index);
    else buckets.set(key, [index]);
  });
  return buckets;
}

/** How many wordings of long turns two groups share, `<a> <b>` -> count with a < b, most first. */
function sharedTurns(groups: readonly DebateGroup[], indexes: readonly number[]): [string, number][] {
  const first = new Map<string, number>();
  const shared = new Map<string, { indexes: number[]; occurrence: Occurrence }>();
  for (const index of indexes) {
    for (const { extract } of groups[index]?.members ?? []) {
      for (const occurrence of extract.occurrences) {
        const { hash } = occurrence;
        const earlier = first.get(hash);
        if (earlier === undefined) first.set(hash, index);
        if (earlier === undefined || earlier === index) continue;
        const found = shared.get(hash);
        if (!found) shared.set(hash, { indexes: [earlier, index], occurrence });
        else if (found.indexes[found.indexes.length - 1] !== index) found.indexes.push(index);
      }
    }
  }
  const counts = new Map<string, number>();
  for (const held of shared.values()) {
    if (!isLong(held.occurrence)) continue;
    for (const [a, b] of pairsOf(held.indexes)) counts.set(`${a} ${b}`, (counts.get(`${a} ${b}`) ?? 0) + 1);
  }
  const places = ([pair]: [string, number]): number[] => pair.split(" ").map(Number);
  return [...counts].sort((x, y) => {
    const [[a, b], [c, d]] = [places(x), places(y)] as [[number, number], [number, number]];
    return y[1] - x[1] || a - c || b - d;
  });
}

/** More holders than this are a formula or a pile of copies: then only neighbours are compared. */
const MANY_HOLDERS = 32;

function* pairsOf(indexes: readonly number[]): Generator<[number, number]> {
  for (let a = 0; a < indexes.length; a += 1) {
    const end = indexes.length > MANY_HOLDERS ? Math.min(a + 2, indexes.length) : indexes.length;
    for (let b = a + 1; b < end; b += 1) yield [indexes[a] as number, indexes[b] as number];
  }
}

/** Groups being joined: a disjoint-set forest that refuses to join what house or chamber keep apart. */
class Joining {
  private readonly parents: number[];
  private readonly groups: DebateGroup[];
  private readonly venues: Venue[];

  constructor(groups: readonly DebateGroup[]) {
    this.groups = [...groups];
    this.parents = groups.map((_, index) => index);
    this.venues = groups.map((group) => group.members.map(({ venue }) => venue).reduce(joinedVenue));
  }

  find(index: number): number {
    let root = index;
    while (this.parents[root] !== root) root = this.parents[root] as number;
    this.parents[index] = root;
    return root;
  }

  group(index: number): DebateGroup {
    return this.groups[this.find(index)] as DebateGroup;
  }

  join(a: number, b: number, reason: string): void {
    const [left, right] = [this.find(a), this.find(b)];
    const [leftVenue, rightVenue] = [this.venues[left] as Venue, this.venues[right] as Venue];
    if (left === right || !areCompatibleVenues(leftVenue, rightVenue)) return;
    this.groups[left] = joinedGroup(this.group(left), this.group(right), reason);
    this.venues[left] = joinedVenue(leftVenue, rightVenue);
    this.parents[right] = left;
  }

  result(): DebateGroup[] {
    return this.groups.filter((_, index) => this.find(index) === index);
  }
}
