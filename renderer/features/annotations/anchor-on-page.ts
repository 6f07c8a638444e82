import { makeAnchor } from "../../../shared/anchoring/make-anchor.ts";
import type { DebatePage } from "../../../shared/api/page-schemas.ts";
import type { Anchor } from "../../../shared/model/annotation.ts";
import { occurrenceText } from "../../../shared/model/extract.ts";

/** A place in the text of one occurrence. */
export interface TextPlace {
  key: string;
  start: number;
  end: number;
}

/**
 * The anchor of a place, made from the words the page holds for that very occurrence (a copy whose words differ
 * has its own). Null when the page does not hold it.
 */
export function anchorOnPage(page: Pick<DebatePage, "runs">, { key, start, end }: TextPlace): Anchor | null {
  const contribution = page.runs
    .flatMap((run) => run.contributions)
    .find(({ occurrences }) => occurrences.some((place) => place.key === key));
  const occurrence = contribution?.occurrences.find((place) => place.key === key);
  if (!contribution || !occurrence) return null;
  const paragraphs = occurrence.differs
    ? contribution.variants.find((variant) => variant.key === key)?.paragraphs
    : contribution.paragraphs;
  if (!paragraphs) return null;
  const { printed } = contribution.speaker;
  return makeAnchor(occurrenceText(paragraphs.map((text) => ({ text }))), start, end, {
    key,
    reader: contribution.reader,
    speaker: printed?.name ?? printed?.printed ?? null,
  });
}
