/**
 * Stages of a bill as records print them in titles and headings: Westminster, Canada and Australia count readings, Ireland
 * stages. A committee alone is none: many have committees.
 */
const STAGES = new RegExp(
  [
    "(?:first|second|third|\\b[123](?:st|nd|rd)) reading",
    "(?:first|second|third|fourth|fifth|committee|report|final)(?:(?:,| and|, and) (?:committee|report|final|remaining))* stages?",
    "remaining stages",
    "consideration (?:in (?:detail|committee)|of (?:(?:lords|commons|senate|house) )?amendments?(?: and/or reasons)?)",
    "(?:lords|commons|senate) (?:amendments?|reasons)",
    "clause[- ]by[- ]clause (?:consideration|study)",
    "royal assent",
  ]
    .map((form) => `\\b${form}\\b`)
    .join("|"),
  "i",
);

/** The stage of a bill that a title or, where it names none, the innermost heading prints; null when none does. */
export function printedStage(title: string | null, headings: readonly string[]): string | null {
  for (const words of [title, ...headings.toReversed()]) {
    const stage = words === null ? undefined : STAGES.exec(words)?.[0];
    if (stage) return stage.charAt(0).toUpperCase() + stage.slice(1);
  }
  return null;
}
