import type { ContributionKind, DayInterval, DebateKind, IsoDate, PrintedGap, PrintedSpeaker } from "./extract.ts";
import type { OccurrenceKey } from "./occurrence-key.ts";
import type { SourceId } from "./source.ts";

/** Where a known value comes from: printed there, carried from another place, set by the analyst, or not known. */
export type Origin = "printed" | "carried" | "set" | "none";

/** A value with its origin. `reason` says from where it was carried or by which correction it was set. */
export interface Known<T> {
  value: T | null;
  origin: Origin;
  reason: string | null;
}

/** Where one occurrence stands. */
export interface OccurrenceRef {
  key: OccurrenceKey;
  source: SourceId;
  extract: number;
  index: number;
}

/** Words of another occurrence of the same contribution that differ from the leading one's. */
export interface Variant {
  key: OccurrenceKey;
  /** 0..1, 1 being equal. */
  similarity: number;
}

/** One speaker's uninterrupted turn as rebuilt: a view over its occurrences. */
export interface Contribution {
  /** Names this turn in one reconstruction; never the sole reference in anything that is kept. */
  id: string;
  kind: ContributionKind;
  /** As the leading occurrence prints it. */
  speaker: PrintedSpeaker | null;
  /** The resolved person; null when nobody is named. */
  personId: string | null;
  /** The person's usual name, or null. */
  name: Known<string>;
  office: Known<string>;
  constituency: Known<string>;
  party: Known<string>;
  date: Known<IsoDate>;
  /** To whom a question is put. */
  addressee: Known<string>;
  /**
   * The number a question bears, the column it begins in, its time and its own address, each as its first source that
   * has one prints it; absent where none does.
   */
  number?: string;
  column?: string;
  time?: string;
  url?: string;
  /** The marked gap before it that no other source fills. */
  gapBefore: PrintedGap | null;
  /** The first is the leading one: its text is what is shown. */
  occurrences: OccurrenceRef[];
  variants: Variant[];
  /** Why occurrences were merged or kept apart, one sentence each. */
  reasons: string[];
}

/** Contributions whose order is known. `orderKnown` is false when its place among the other runs is not. */
export interface Run {
  orderKnown: boolean;
  /** Who set the order, or why it is not known; null when there is nothing to say. */
  orderOrigin: Origin;
  reason: string | null;
  contributions: Contribution[];
}

export interface ExtractRef {
  source: SourceId;
  extract: number;
  /** Of an older revision of a file: the newest one's id, "" where the library does not hold it. */
  supersededBy?: SourceId;
}

/** What is likely, with its reason. Shown, never stored as a value. */
export interface DateHint {
  interval: DayInterval;
  reason: string;
}

/** The item of business itself, rebuilt from all its extracts. */
export interface Debate {
  /** Names it in one reconstruction. */
  id: string;
  kind: DebateKind;
  title: Known<string>;
  date: Known<IsoDate>;
  answeredDate: Known<IsoDate>;
  house: Known<string>;
  chamber: Known<string>;
  department: Known<string>;
  volume: Known<string>;
  columns: Known<string>;
  url: Known<string>;
  dateHint: DateHint | null;
  headingPath: string[];
  /** The language its sources say it is in, as a BCP 47 tag; absent when they do not say. */
  language?: string;
  extracts: ExtractRef[];
  /** Ids of debates that are this one in another language (the source prints the same ids); absent when there are none. */
  translations?: string[];
  /** True when every extract shows only parts of the debate. */
  isExcerpt: boolean;
  runs: Run[];
  /** Why the extracts were put together, one sentence each. */
  reasons: string[];
}

/** A person rebuilt from many printed forms. */
export interface Person {
  id: string;
  name: string;
  /** Every printed form met, most frequent first. */
  printedForms: { printed: string; count: number }[];
}

/** The whole library rebuilt: a pure function of the set of sources, reader results and corrections. */
export interface Reconstruction {
  /** In date order (undated last), then title, then id. */
  debates: Debate[];
  people: Person[];
  /** Corrections whose place no longer exists, by id. */
  staleCorrections: string[];
}
