import { fnv64 } from "../lib/fnv.ts";
import type { Correction } from "../model/correction.ts";
import type { Debate, Reconstruction } from "../model/debate.ts";
import type { ParsedSource } from "../model/source.ts";
import { buildDebate, type DebateContext, personFieldKey } from "./build-debate.ts";
import { correctGroups } from "./correct-groups.ts";
import { type DebateDraft, draftDebate } from "./debate-draft.ts";
import { debateKind } from "./debate-facts.ts";
import type { DebateGroup } from "./debate-group.ts";
import { debateIds } from "./debate-ids.ts";
import { compareText, type ExtractNode, extractNodes, placeId } from "./extract-node.ts";
import { groupExtracts } from "./group-extracts.ts";
import { indexPeople, type PeopleIndex, type PersonRecord, stalePeople } from "./people.ts";
import { type NameResolver, nameResolver } from "./person-name.ts";
import { type PlacedCorrection, resolveCorrections } from "./resolve-corrections.ts";

/** What one reconstruction hands to the next, so that only what changed is done again. Its content is its own. */
export interface ReconstructionMemo {
  drafts: ReadonlyMap<string, DebateDraft>;
  debates: ReadonlyMap<string, Debate>;
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
  const nodes = extractNodes(sources);
  const resolved = resolveCorrections(nodes, corrections);
  const names = nameResolver(resolved.people);
  const nameDecisions = JSON.stringify(resolved.people.filter(({ body }) => body.type !== "person-field"));
  const groups = correctGroups(groupExtracts(nodes), resolved.placed);
  const { ofGroup, stale } = correctionsByGroup(groups, resolved.placed);

  const drafts = new Map<string, DebateDraft>();
  const draftOf = new Map<DebateGroup, { signature: string; draft: DebateDraft }>();
  for (const group of groups) {
    const own = ofGroup.get(group) ?? [];
    const signature = groupSignature(group, own, nameDecisions);
    const draft = previous?.drafts.get(signature) ?? draftDebate(group, debateKind(group), own, names);
    drafts.set(signature, draft);
    draftOf.set(group, { signature, draft });
  }

  const uses = [...drafts.values()].flatMap((draft) => draft.uses);
  const people = indexPeople(uses);
  const context = { names, people, personFields: personFields(resolved.people, names, people) };
  const ids = debateIds(groups);
  const debates = new Map<string, Debate>();
  const signPerson = personSigner(context);
  for (const [group, { signature, draft }] of draftOf) {
    const id = ids.get(group) as string;
    const keys = [...new Set(draft.uses.map((use) => use.key))];
    const whole = `${id}\n${fnv64(signature)}\n${signature.length}\n${keys.map(signPerson).join(" ")}`;
    debates.set(whole, previous?.debates.get(whole) ?? buildDebate(id, draft, context));
  }
  return {
    reconstruction: {
      debates: [...debates.values()].sort(compareDebates),
      people: people.people,
      staleCorrections: [...resolved.stale, ...stale, ...stalePeople(resolved.people, uses, names, people)].sort(),
    },
    memo: { drafts, debates },
  };
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

/** Equal for equal input of {@link draftDebate}. */
function groupSignature(group: DebateGroup, own: readonly PlacedCorrection[], nameDecisions: string): string {
  const members = group.members.map(({ id, source }) => [id, source.revision, source.reader.id, source.reader.version]);
  const placed = own.map(({ correction, places }) => [correction, places.map(placeId)]);
  return JSON.stringify([members, group.reasons, [...group.set], placed, nameDecisions]);
}

function personFields(
  corrections: readonly Correction[],
  names: NameResolver,
  people: PeopleIndex,
): Map<string, Correction[]> {
  const fields = new Map<string, Correction[]>();
  for (const correction of corrections) {
    if (correction.body.type !== "person-field") continue;
    const person = people.byKey.get(names.ofName(correction.body.person));
    if (!person) continue;
    const key = personFieldKey(person.id, correction.body.field);
    fields.set(key, [...(fields.get(key) ?? []), correction]);
  }
  return fields;
}

/** Short signatures of all that the library tells about a person, each worked out once. */
function personSigner({ people, personFields: fields }: DebateContext): (key: string) => string {
  const signed = new Map<PersonRecord, string>();
  return (key) => {
    const person = people.byKey.get(key) as PersonRecord;
    const known = signed.get(person);
    if (known) return known;
    const set = (["party", "constituency", "office"] as const).map((field) =>
      fields.get(personFieldKey(person.id, field)),
    );
    const signature = fnv64(JSON.stringify([person.id, person.name, person.party, person.constituency, set]));
    signed.set(person, signature);
    return signature;
  };
}
