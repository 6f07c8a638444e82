import type { Correction, DebateField } from "../model/correction.ts";
import type { Extract } from "../model/extract.ts";
import { type DebateGroup, filesOf, joinedGroup, majority } from "./debate-group.ts";
import type { ExtractNode } from "./extract-node.ts";
import { areCompatibleVenues, itemKey, kindClass, type Venue } from "./item-key.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import { foldedText, titleKey } from "./title-key.ts";
import { byWhom, listInWords } from "./wording.ts";

/** Fields by which extracts are put together: setting one may bring two items together. */
const IDENTIFYING: readonly DebateField[] = ["date", "title", "house", "chamber"];

/**
 * Applies the analyst's decisions to the groups found from print alone, in the order they were made:
 * `join-debates`, `split-debates`, then the facts set by `debate-field`, which may make one item of two groups.
 */
export function correctGroups(groups: readonly DebateGroup[], corrections: readonly PlacedCorrection[]): DebateGroup[] {
  if (corrections.length === 0) return [...groups];
  const decided = new DecidedGroups(groups);
  for (const { correction, places } of corrections) {
    const [a, b] = places.map((place) => place.node);
    if (a && b && correction.body.type === "join-debates") decided.join(a, b, correction);
    if (a && b && correction.body.type === "split-debates") decided.split(a, b, correction);
  }
  for (const { correction, places } of corrections) {
    if (correction.body.type !== "debate-field") continue;
    for (const { node } of places) decided.of(node).set.set(correction.body.field, correction);
  }
  decided.joinEqual();
  return decided.result();
}

class DecidedGroups {
  private readonly groupOf = new Map<string, DebateGroup>();
  private apart: [ExtractNode, ExtractNode][] = [];

  constructor(groups: readonly DebateGroup[]) {
    for (const group of groups) this.hold({ ...group, set: new Map(group.set) });
  }

  private hold(group: DebateGroup): void {
    for (const member of group.members) this.groupOf.set(member.id, group);
  }

  of(node: ExtractNode): DebateGroup {
    return this.groupOf.get(node.id) as DebateGroup;
  }

  join(a: ExtractNode, b: ExtractNode, correction: Correction): void {
    const [left, right] = [this.of(a), this.of(b)];
    if (left === right) return;
    const areBetween = (x: ExtractNode, y: ExtractNode): boolean => this.of(x) === left && this.of(y) === right;
    this.apart = this.apart.filter(([x, y]) => !areBetween(x, y) && !areBetween(y, x));
    this.hold(joinedGroup(left, right, `Put together ${byWhom(correction)}.`));
  }

  /** The other extracts stay with that one of the two with which they share more turns, else with the first. */
  split(a: ExtractNode, b: ExtractNode, correction: Correction): void {
    this.apart.push([a, b]);
    const group = this.of(a);
    if (group !== this.of(b) || a.id === b.id) return;
    const [ofA, ofB] = [hashesOf(a), hashesOf(b)];
    const goesWithB = (node: ExtractNode): boolean =>
      node.id === b.id || (node.id !== a.id && sharedCount(node, ofB) > sharedCount(node, ofA));
    const reason = `Kept apart ${byWhom(correction)} from another item with the same facts.`;
    const part = (members: ExtractNode[]): DebateGroup => ({ members, reasons: [reason], set: new Map(group.set) });
    this.hold(part(group.members.filter((member) => !goesWithB(member))));
    this.hold(part(group.members.filter(goesWithB)));
  }

  /** Joins every group with a set fact to the only other group that now has the same facts. */
  joinEqual(): void {
    const changed = this.result().filter((group) => IDENTIFYING.some((field) => group.set.has(field)));
    if (changed.length === 0) return;
    const byKey = Map.groupBy(this.result(), correctedKey);
    for (const group of changed) {
      const key = correctedKey(group);
      if (key === null || this.of(group.members[0] as ExtractNode) !== group) continue;
      const fitting = (byKey.get(key) ?? []).filter(
        (other) =>
          other !== group &&
          areCompatibleVenues(correctedVenue(other), correctedVenue(group)) &&
          !this.areApart(group, other),
      );
      const only = fitting[0];
      if (!only || fitting.length > 1) continue;
      const correction = IDENTIFYING.map((field) => group.set.get(field)).find((found) => found !== undefined);
      const files = listInWords(filesOf(group.members));
      const reason = `${files} put here because of the facts set ${byWhom(correction as Correction)}.`;
      const joined = joinedGroup(only, group, reason);
      this.hold(joined);
      byKey.set(key, [...(byKey.get(key) ?? []).filter((other) => other !== only && other !== group), joined]);
    }
  }

  private areApart(left: DebateGroup, right: DebateGroup): boolean {
    return this.apart.some(([a, b]) => {
      const [ofA, ofB] = [this.of(a), this.of(b)];
      return (ofA === left && ofB === right) || (ofA === right && ofB === left);
    });
  }

  result(): DebateGroup[] {
    return [...new Set(this.groupOf.values())];
  }
}

function hashesOf(node: ExtractNode): Set<string> {
  return new Set(node.extract.occurrences.map((occurrence) => occurrence.hash));
}

function sharedCount(node: ExtractNode, hashes: ReadonlySet<string>): number {
  return node.extract.occurrences.filter((occurrence) => hashes.has(occurrence.hash)).length;
}

/** The set value of a field, or what most extracts print. */
export function factOf(
  group: DebateGroup,
  field: DebateField,
  printed: (extract: Extract) => string | null,
): string | null {
  const body = group.set.get(field)?.body;
  if (body?.type === "debate-field") return body.value;
  return majority(group.members.map(({ extract }) => printed(extract)));
}

/** Null when the group lacks a day or a title: such groups are never joined by their facts. */
function correctedKey(group: DebateGroup): string | null {
  const first = group.members[0] as ExtractNode;
  const date = factOf(group, "date", (extract) => extract.date);
  const title = factOf(group, "title", (extract) => extract.title);
  return date && title ? `${kindClass(first.extract)}\n${itemKey(first.extract, date, titleKey(title))}` : null;
}

function correctedVenue(group: DebateGroup): Venue {
  return {
    house: foldedText(factOf(group, "house", (extract) => extract.house)),
    chamber: foldedText(factOf(group, "chamber", (extract) => extract.chamber)),
  };
}
