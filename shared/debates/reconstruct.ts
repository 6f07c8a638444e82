import type { Correction } from "../model/correction.ts";
import type { Debate, Reconstruction } from "../model/debate.ts";
import type { ParsedSource } from "../model/source.ts";
import { buildDebate } from "./build-debate.ts";
import { correctGroups } from "./correct-groups.ts";
import { type DebateDraft, draftDebate } from "./debate-draft.ts";
import { debateKind } from "./debate-facts.ts";
import type { DebateGroup } from "./debate-group.ts";
import { debateIds } from "./debate-ids.ts";
import { type DebateNames, debateNaming } from "./debate-names.ts";
import { compareText, type ExtractNode, extractNodes, type NodeMemo, placeId } from "./extract-node.ts";
import { groupExtracts } from "./group-extracts.ts";
import { indexPeople, type PeopleIndex, type SpeakerUse, stalePeople, tellTheSame } from "./people.ts";
import { nameResolver } from "./person-name.ts";
import { type PlacedCorrection, resolveCorrections } from "./resolve-corrections.ts";
import { findTranslations } from "./translations.ts";

/** One debate as it was rebuilt, and what it was rebuilt from. */
interface RebuiltDebate {
  id: string;
  uses: readonly SpeakerUse[];
  /** Null when it is quicker to draft it again than to keep the draft. */
  draft: DebateDraft | null;
  debate: Debate;
}

/** What one reconstruction hands to the next, so that only what changed is done again. Its content is its own. */
export interface ReconstructionMemo {
  nodes: NodeMemo;
  /** The decisions about names under which all below was made. */
  nameDecisions: string;
  people: PeopleIndex;
  /** By the signature of their group. */
  debates: ReadonlyMap<string, RebuiltDebate>;
}

/**
 * Rebuilds debates, contributions and people from the set of sources and corrections. Pure: the order of arrival
 * of either does not matter, and with a memo of any earlier call the result equals that without; debates that
 * did not change are then the very same objects. Every occurrence is in exactly one contribution.
 */
export function reconstruct(
  sources: readonly ParsedSource[],
  corrections: readonly Correction[],
  previous?: ReconstructionMemo,
): { reconstruction: Reconstruction; memo: ReconstructionMemo } {
  const { nodes, memo: nodeMemo } = extractNodes(sources, previous?.nodes);
  const resolved = resolveCorrections(nodes, corrections);
  const names = nameResolver(resolved.people);
  const namesOf = debateNaming(names);
  const nameDecisions = JSON.stringify(resolved.people.filter(({ body }) => body.type !== "person-field"));
  const former = previous?.nameDecisions === nameDecisions ? previous : undefined;
  const groups = correctGroups(groupExtracts(nodes), resolved.placed);
  const { ofGroup, stale } = correctionsByGroup(groups, resolved.placed);

  const items = groups.map((group) => {
    const own = ofGroup.get(group) ?? NO_CORRECTIONS;
    const signature = groupSignature(group, own);
    const known = former?.debates.get(signature);
    let ownNames: DebateNames | undefined;
    const draft = (): DebateDraft => {
      ownNames ??= namesOf(group.members);
      return draftDebate(group, debateKind(group), own, ownNames, names.ofName);
    };
    // A draft of other objects would keep the sources of an earlier reading in memory.
    const isCurrent = known?.draft?.group.members.every((member, at) => member === group.members[at]);
    if (known) return { group, signature, known, draft, kept: isCurrent ? known.draft : null, uses: known.uses };
    const drafted = draft();
    const isCheap = group.members.length === 1;
    return { group, signature, known, draft, kept: isCheap ? null : drafted, uses: drafted.uses };
  });
  const uses = items.map((item) => item.uses);
  const people = indexPeople(uses, resolved.people, names, previous?.people);
  const isUnchanged = changeFinder(former?.people, people);

  const ids = debateIds(groups);
  const translations = findTranslations(groups);
  const debates = new Map<string, RebuiltDebate>();
  for (const { group, signature, known, draft, kept, uses: own } of items) {
    const id = ids.get(group) as string;
    const isSame = known?.id === id && isUnchanged(own);
    const built = isSame ? known.debate : buildDebate(id, kept ?? draft(), { names, people });
    const others = translations.get(group)?.map((other) => ids.get(other) as string);
    debates.set(signature, { id, uses: own, draft: kept, debate: linked(built, others?.sort(compareText)) });
  }
  return {
    reconstruction: {
      debates: [...debates.values()].map(({ debate }) => debate).sort(compareDebates),
      people: people.people,
      staleCorrections: [...resolved.stale, ...stale, ...stalePeople(resolved.people, names, people)].sort(),
    },
    memo: { nodes: nodeMemo, nameDecisions, people, debates },
  };
}

/** The same object when its links did not change. */
function linked(debate: Debate, ids: string[] | undefined): Debate {
  if (JSON.stringify(debate.translations) === JSON.stringify(ids)) return debate;
  const { translations: _, ...unlinked } = debate;
  return ids ? { ...unlinked, translations: ids } : unlinked;
}

const NO_CORRECTIONS: readonly PlacedCorrection[] = [];

/** Tells whether all that is known of the people of a debate is what it was. */
function changeFinder(before: PeopleIndex | undefined, now: PeopleIndex): (uses: readonly SpeakerUse[]) => boolean {
  if (!before) return () => false;
  return (uses) =>
    uses.every(({ key, id, date }) => {
      const [was, is] = [before.of(key, id), now.of(key, id)];
      return was !== undefined && is !== undefined && tellTheSame(was, is, date);
    });
}

/** By date, undated ones last, then title, then id. */
function compareDebates(a: Debate, b: Debate): number {
  const byDate = compareText(a.date.value ?? "9999-99-99", b.date.value ?? "9999-99-99");
  return byDate || compareText(a.title.value ?? "", b.title.value ?? "") || compareText(a.id, b.id);
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

/** Equal for equal input of {@link draftDebate} under the same decisions about names. */
function groupSignature({ members, reasons, set }: DebateGroup, own: readonly PlacedCorrection[]): string {
  const [first, ...others] = members;
  if (first && others.length === 0 && reasons.length === 0 && set.size === 0 && own.length === 0) {
    return first.signature;
  }
  const placed = own.map(({ correction, places }) => [correction, places.map(placeId)]);
  return JSON.stringify([members.map((member) => member.signature), reasons, [...set], placed]);
}
