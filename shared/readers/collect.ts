import type { Extract, Occurrence } from "../model/extract.ts";
import type { Span } from "../model/source.ts";
import type { SourceSink, StreamedOccurrence } from "./build.ts";

/** A sink that keeps all it is given, each turn with the day of its extract where it has none of its own. */
export class CollectedSource implements SourceSink {
  extracts: Extract[] = [];
  spans: Span[] = [];
  private occurrences: StreamedOccurrence[] = [];

  occurrence(occurrence: StreamedOccurrence): void {
    this.occurrences.push(occurrence);
  }

  extract(extract: Omit<Extract, "occurrences">): void {
    for (const occurrence of this.occurrences) if (occurrence.date === undefined) occurrence.date = extract.date;
    this.extracts.push({ ...extract, occurrences: this.occurrences as Occurrence[] });
    this.occurrences = [];
  }

  span(span: Span): void {
    this.spans.push(span);
  }
  again(): void {
    this.extracts = [];
    this.spans = [];
    this.occurrences = [];
  }
}
