import { occurrenceText } from "../../model/extract.ts";
import type { ParsedSource } from "../../model/source.ts";
import { countWords } from "../../text/words.ts";

/** What `seeds/manifest.json` says each seed must parse to. */
export function summarise(parsed: ParsedSource) {
  return {
    reader: parsed.reader.id,
    extracts: parsed.extracts.map((extract) => ({
      title: extract.title,
      kind: extract.kind,
      date: extract.date,
      answeredDate: extract.answeredDate,
      house: extract.house,
      chamber: extract.chamber,
      department: extract.department,
      addressee: extract.addressee,
      participants: extract.participants,
      isExcerpt: extract.isExcerpt,
      line: extract.line,
      occurrences: extract.occurrences.map((occurrence) => {
        const words = occurrenceText(occurrence.paragraphs).split(/\s+/);
        return {
          kind: occurrence.kind,
          speaker: occurrence.speaker?.printed ?? null,
          name: occurrence.speaker?.name ?? null,
          office: occurrence.speaker?.office ?? null,
          constituency: occurrence.speaker?.constituency ?? null,
          party: occurrence.speaker?.party ?? null,
          date: occurrence.date,
          gapBefore: occurrence.gapBefore?.printed ?? null,
          line: occurrence.paragraphs[0]?.line ?? null,
          paragraphs: occurrence.paragraphs.length,
          words: countWords(occurrenceText(occurrence.paragraphs)),
          firstWords: words.slice(0, 8).join(" "),
          lastWords: words.slice(-5).join(" "),
        };
      }),
    })),
  };
}
