import type { IsoDate } from "./extract.ts";
import type { OccurrenceKey } from "./occurrence-key.ts";
import type { ChosenColumns } from "./table-fields.ts";

export const DEBATE_FIELDS = [
  "date",
  "answeredDate",
  "title",
  "house",
  "chamber",
  "department",
  "url",
  "volume",
  "columns",
] as const;
export type DebateField = (typeof DEBATE_FIELDS)[number];
export const PERSON_FIELDS = ["party", "constituency", "office"] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/**
 * What the analyst decided. Held by the engine, keyed by occurrence keys (people by name), applied over
 * parsed data; never written into a source. A null value takes a printed value away ("not known").
 */
export type CorrectionBody =
  /** Sets a fact of the debate that holds these occurrences (one key per extract is enough). */
  | { type: "debate-field"; keys: OccurrenceKey[]; field: DebateField; value: string | null }
  /** Sets a person's attribute, for all days or from/to (inclusive). `person` is the person's name as rebuilt. */
  | {
      type: "person-field";
      person: string;
      field: PersonField;
      value: string | null;
      from: IsoDate | null;
      to: IsoDate | null;
    }
  /** Says who speaks (`speaker`) or is asked (`addressee`) in one contribution. */
  | { type: "contribution-field"; key: OccurrenceKey; field: "speaker" | "addressee"; value: string | null }
  /** These occurrences are two contributions. */
  | { type: "split"; keys: [OccurrenceKey, OccurrenceKey] }
  /** These occurrences are one contribution. */
  | { type: "join"; keys: [OccurrenceKey, OccurrenceKey] }
  /** The extracts of these occurrences are two debates, or one. */
  | { type: "split-debates" | "join-debates"; keys: [OccurrenceKey, OccurrenceKey] }
  /** The run that holds `before` comes before the run that holds `after`. */
  | { type: "order"; before: OccurrenceKey; after: OccurrenceKey }
  /** These two names are one person (`name` is kept), or this printed form is somebody else. */
  | { type: "join-people"; name: string; other: string }
  | { type: "split-person"; name: string; printed: string; as: string }
  /** This file or folder is read by that reader. `path` is relative, or a root's id for all of it. */
  | { type: "reader"; path: string; reader: string }
  /** Of this table, or of the tables in this folder, these columns hold these fields; the last one made holds. */
  | { type: "columns"; path: string; columns: ChosenColumns };

export interface Correction {
  /** UUID. */
  id: string;
  /** ISO time of the decision. */
  at: string;
  author: string;
  body: CorrectionBody;
}
