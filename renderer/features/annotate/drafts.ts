import { makeAnchor } from "../../../shared/anchoring/make-anchor.ts";
import type { PageContribution } from "../../../shared/api/page-schemas.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { occurrenceText } from "../../../shared/model/extract.ts";
import type { Interval } from "./lanes.ts";

/** Selected words of one contribution. */
export interface Draft extends Interval {
  contribution: PageContribution;
}

/** One anchor for each contribution a selection reaches over; drafts of nothing but white space give none. */
export function draftAnchors(drafts: readonly Draft[]): Anchor[] {
  return drafts.flatMap(({ contribution, start, end }) => {
    const leading = contribution.occurrences[0];
    if (!leading) return [];
    const text = occurrenceText(contribution.paragraphs.map((paragraph) => ({ text: paragraph })));
    const anchor = makeAnchor(text, start, end, {
      key: leading.key,
      reader: contribution.reader,
      speaker: contribution.speaker.printed?.name ?? contribution.speaker.printed?.printed ?? null,
    });
    return anchor ?? [];
  });
}
