import type { Correction } from "../model/correction.ts";
import type { Debate } from "../model/debate.ts";
import { buildDebate, type DebateContext } from "./build-debate.ts";
import { correctGroups } from "./correct-groups.ts";
import { type DebateDraft, draftDebate } from "./debate-draft.ts";
import { debateKind } from "./debate-facts.ts";
import type { DebateGroup } from "./debate-group.ts";
import { debateIds } from "./debate-ids.ts";
import { type DebateNaming, debateNaming } from "./debate-names.ts";
import { compareText, type ExtractNode } from "./extract-node.ts";
import { groupExtracts } from "./group-extracts.ts";
import { type NameResolver, nameResolver } from "./person-name.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import { findTranslations } from "./translations.ts";

/** How names are understood all over a library. */
export interface Naming {
  names: NameResolver;
  ofDebate: DebateNaming;
}

/** A debate rebuilt as far as its part of the library tells. */
export interface DraftedDebate {
  id: string;
  draft: DebateDraft;
  /** Ids of debates that are this one in another language. */
  translations: string[];
}

/** What comes of one part of a library before people are known. */
export interface DraftedPart {
  debates: DraftedDebate[];
  /** Ids of corrections of merges, order and roles that no one debate holds. */
  stale: string[];
}

/** Understands names by the analyst's decisions about people, in the order they were made. */
export function namingBy(people: readonly Correction[]): Naming {
  const names = nameResolver(people);
  return { names, ofDebate: debateNaming(names) };
}

/**
 * Rebuilds the debates of some extracts that have nothing to do with any others (see `partition`), or of all. `nodes`
 * must be in the order of source ids, then ordinals; `placed` are the corrections with a place in them.
 */
export function draftPart(
  nodes: readonly ExtractNode[],
  placed: readonly PlacedCorrection[],
  { names, ofDebate }: Naming,
): DraftedPart {
  const groups = correctGroups(groupExtracts(nodes), placed);
  const { ofGroup, stale } = correctionsByGroup(groups, placed);
  const ids = debateIds(groups);
  const idOf = (group: DebateGroup): string => ids.get(group) as string;
  const translations = findTranslations(groups);
  const debates = groups.map((group) => ({
    id: idOf(group),
    draft: draftDebate(group, debateKind(group), ofGroup.get(group) ?? [], ofDebate(group.members), names.ofName),
    translations: (translations.get(group) ?? []).map(idOf).sort(compareText),
  }));
  return { debates, stale };
}

/** The debate of a draft, by what all of the library tells about people. */
export function completeDebate({ id, draft, translations }: DraftedDebate, context: DebateContext): Debate {
  const debate = buildDebate(id, draft, context);
  return translations.length > 0 ? { ...debate, translations } : debate;
}

/** What debates are ordered by. */
export interface DebateOrder {
  date: string | null;
  title: string | null;
  id: string;
}

/** By date, undated ones last, then title, then id. */
export function compareDebates(a: DebateOrder, b: DebateOrder): number {
  const byDate = compareText(a.date ?? "9999-99-99", b.date ?? "9999-99-99");
  return byDate || compareText(a.title ?? "", b.title ?? "") || compareText(a.id, b.id);
}

/** Corrections of merges, order and roles by the group that holds their places; stale when no one group does. */
function correctionsByGroup(
  groups: readonly DebateGroup[],
  placed: readonly PlacedCorrection[],
): { ofGroup: Map<DebateGroup, PlacedCorrection[]>; stale: string[] } {
  const ofGroup = new Map<DebateGroup, PlacedCorrection[]>();
  const stale: string[] = [];
  const within = placed.filter(({ correction: { body } }) =>
    ["split", "join", "order", "contribution-field"].includes(body.type),
  );
  if (within.length === 0) return { ofGroup, stale };
  const groupOf = new Map<ExtractNode, DebateGroup>();
  for (const group of groups) for (const member of group.members) groupOf.set(member, group);
  for (const item of within) {
    const [first, second] = item.places;
    const group = first && groupOf.get(first.node);
    const isElsewhere = second !== undefined && groupOf.get(second.node) !== group;
    const isOneExtract = item.correction.body.type === "join" && first?.node === second?.node;
    if (group && !isElsewhere && !isOneExtract) ofGroup.set(group, [...(ofGroup.get(group) ?? []), item]);
    // What is in two debates is apart already; to join or order it, the debates must be joined first.
    else if (item.correction.body.type !== "split") stale.push(item.correction.id);
  }
  return { ofGroup, stale };
}
