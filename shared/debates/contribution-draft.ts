import type { PrintedGap } from "../model/extract.ts";
import type { OccurrencePlace } from "./extract-node.ts";

/** A turn being rebuilt: its occurrences of different extracts, the leading one first. */
export interface ContributionDraft {
  places: OccurrencePlace[];
  /** Similarity of each place's words to the leading one's, 0..1; 1 for the leading one. */
  similarities: number[];
  reasons: string[];
  gapBefore: PrintedGap | null;
}
