import type { Correction } from "../model/correction.ts";
import type { Reconstruction } from "../model/debate.ts";
import type { ParsedSource } from "../model/source.ts";
import { compareDebates, completeDebate, draftPart, namingBy } from "./draft-part.ts";
import { extractNodes } from "./extract-node.ts";
import { indexPeople, stalePeople } from "./people.ts";
import { resolveCorrections, spotsIn } from "./resolve-corrections.ts";
import { tabulateUses } from "./speaker-uses.ts";

/**
 * Rebuilds debates, contributions and people from the set of sources and corrections. Pure: the order of arrival
 * of either does not matter. Every occurrence is in exactly one contribution. The whole library is taken as one part;
 * rebuilding each part of a `partition` alone gives the same.
 */
export function reconstruct(sources: readonly ParsedSource[], corrections: readonly Correction[]): Reconstruction {
  const nodes = extractNodes(sources);
  const resolved = resolveCorrections(spotsIn(nodes), corrections);
  const placed = resolved.spotted.map(({ correction, spots }) => ({
    correction,
    places: spots.map((spot) => spot.place),
  }));
  const naming = namingBy(resolved.people);
  const { names } = naming;
  const part = draftPart(nodes, placed, naming);
  const uses = tabulateUses(part.debates.map(({ draft }) => draft.uses));
  const people = indexPeople(uses, resolved.people, names);
  const orderOf = ({ date, title, id }: Reconstruction["debates"][number]) => ({
    date: date.value,
    title: title.value,
    id,
  });
  return {
    debates: part.debates
      .map((debate) => completeDebate(debate, { names, people }))
      .sort((a, b) => compareDebates(orderOf(a), orderOf(b))),
    people: people.people(),
    staleCorrections: [...resolved.stale, ...part.stale, ...stalePeople(resolved.people, names, people, uses)].sort(),
  };
}
