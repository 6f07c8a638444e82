import type { Correction } from "../../model/correction.ts";
import type { Reconstruction } from "../../model/debate.ts";
import type { ParsedSource } from "../../model/source.ts";
import { correctionBonds } from "../correction-bonds.ts";
import { compareDebates, completeDebate, draftPart, namingBy } from "../draft-part.ts";
import { compareText, extractNodes } from "../extract-node.ts";
import { partition } from "../partition.ts";
import { indexPeople, stalePeople } from "../people.ts";
import { resolveCorrections, spotsIn } from "../resolve-corrections.ts";
import { joinSkeletons, packSkeleton, skeletonOf, unpackSkeleton } from "../skeleton.ts";
import { tabulateUses } from "../speaker-uses.ts";

/** The same as `reconstruct`, each part of the library by itself. */
export function byParts(sources: readonly ParsedSource[], corrections: readonly Correction[]): Reconstruction {
  const sorted = [...sources].sort((a, b) => compareText(a.source, b.source));
  const skeleton = joinSkeletons(sorted.map((source) => unpackSkeleton(packSkeleton(skeletonOf(source)))));
  const nodes = extractNodes(sorted);
  const numberOf = new Map(nodes.map((node, number) => [node, number]));
  const resolved = resolveCorrections(spotsIn(nodes), corrections);
  const numbered = resolved.spotted.map(({ correction, spots }) => ({
    correction,
    places: spots.map((spot) => spot.place),
    extracts: spots.map((spot) => numberOf.get(spot.place.node) as number),
  }));
  const partOf = partition(skeleton, correctionBonds(numbered));
  const naming = namingBy(resolved.people);
  const parts = Map.groupBy(nodes, (_, number) => partOf[number] as number);
  const drafted = [...parts].map(([part, members]) =>
    draftPart(
      members,
      numbered.filter(({ extracts: [first] }) => partOf[first as number] === part),
      naming,
    ),
  );
  const drafts = drafted.flatMap((part) => part.debates);
  const uses = tabulateUses(drafts.map(({ draft }) => draft.uses));
  const people = indexPeople(uses, resolved.people, naming.names);
  const debates = drafts.map((draft) => completeDebate(draft, { names: naming.names, people }));
  const orderOf = ({ date, title, id }: (typeof debates)[number]) => ({ date: date.value, title: title.value, id });
  const stale = stalePeople(resolved.people, naming.names, people, uses);
  return {
    debates: debates.sort((a, b) => compareDebates(orderOf(a), orderOf(b))),
    people: people.people(),
    staleCorrections: [...resolved.stale, ...drafted.flatMap((part) => part.stale), ...stale].sort(),
  };
}
