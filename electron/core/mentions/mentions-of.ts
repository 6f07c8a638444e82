import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import { nameKey } from "../../../shared/debates/name-form.ts";
import { findMentions } from "../../../shared/mentions/find-mentions.ts";
import { isCourtesy } from "../../../shared/mentions/mention.ts";
import { type KnownPeople, type MentionPlace, resolveMention } from "../../../shared/mentions/resolve-mention.ts";
import type { Pacer } from "../index/pacer.ts";
import type { QueryGround } from "../query/evaluate.ts";
import { placeOfRow } from "./mention-columns.ts";

/** Who is spoken of in a contribution, in the order of its text. */
export async function mentionsOf(ground: QueryGround, contribution: string): Promise<ContributionMention[]> {
  const row = ground.view.rowOfContribution(contribution);
  if (row < 0) return [];
  const { known } = await ground.mentions.load();
  return mentionsIn(ground.view.rowText(row), placeOfRow(ground.catalogue, row).place, known);
}

/** Who is spoken of in each contribution of a debate that mentions somebody. */
export async function mentionsOfDebate(
  { view, catalogue, mentions }: QueryGround,
  debate: string,
  pacer: Pacer,
): Promise<{ contribution: string; mentions: ContributionMention[] }[]> {
  const { known } = await mentions.load();
  const turns = (view.debate(debate)?.turns ?? []).filter(({ row }) => row >= 0);
  const [first] = turns;
  if (!first) return [];
  const { place } = placeOfRow(catalogue, first.row);
  const found = [];
  for (const { row, contribution } of turns) {
    const own = mentionsIn(view.rowText(row), place, known);
    if (own.length > 0) found.push({ contribution: contribution.id, mentions: own });
    if (pacer.isDue()) await pacer.breathe();
  }
  return found;
}

function mentionsIn(text: string, place: MentionPlace, known: KnownPeople): ContributionMention[] {
  return findMentions(text).map((mention) => {
    const { start, end } = mention;
    const { name, reason } = resolveMention(mention, place, known);
    const speaks = name !== null && known.named(nameKey(name), place.day) !== null;
    return { printed: text.slice(start, end), start, end, name, speaks, isCourtesy: isCourtesy(mention), reason };
  });
}
