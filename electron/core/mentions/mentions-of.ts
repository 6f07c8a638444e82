import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";
import { nameKey } from "../../../shared/debates/name-form.ts";
import { findMentions } from "../../../shared/mentions/find-mentions.ts";
import { isCourtesy } from "../../../shared/mentions/mention.ts";
import { resolveMention } from "../../../shared/mentions/resolve-mention.ts";
import type { QueryGround } from "../query/evaluate.ts";
import { placeOfRow } from "./mention-columns.ts";

/** Who is spoken of in a contribution, in the order of its text. */
export async function mentionsOf(ground: QueryGround, contribution: string): Promise<ContributionMention[]> {
  const row = ground.view.rowOfContribution(contribution);
  if (row < 0) return [];
  const { known } = await ground.mentions.load();
  const { place } = placeOfRow(ground.catalogue, row);
  const text = ground.view.rowText(row);
  return findMentions(text).map((mention) => {
    const { start, end } = mention;
    const { name, reason } = resolveMention(mention, place, known);
    const speaks = name !== null && known.named(nameKey(name)) !== null;
    return { printed: text.slice(start, end), start, end, name, speaks, isCourtesy: isCourtesy(mention), reason };
  });
}
