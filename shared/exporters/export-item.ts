import type { Anchor, AnchorStatus } from "../model/annotation.ts";
import type { Known } from "../model/debate.ts";
import type { ContributionKind, DebateKind, PrintedSpeaker } from "../model/extract.ts";
import type { Revision, SourceId } from "../model/source.ts";

/** The debate a passage stands in. */
export interface CitedDebate {
  id: string;
  kind: DebateKind;
  /** Outer headings, the outermost first. */
  headingPath: string[];
  title: Known<string>;
  date: Known<string>;
  answeredDate: Known<string>;
  house: Known<string>;
  chamber: Known<string>;
  department: Known<string>;
  volume: Known<string>;
  columns: Known<string>;
  url: Known<string>;
}

/** Who speaks, as printed there and as known. */
export interface CitedSpeaker {
  printed: PrintedSpeaker | null;
  personId: string | null;
  name: Known<string>;
  office: Known<string>;
  constituency: Known<string>;
  party: Known<string>;
}

/** A file in which the words stand. `path` is relative, with `/` and container members after `!/`. */
export interface CitedPlace {
  source: SourceId;
  path: string;
  revision: Revision;
  line: number;
  byteStart: number;
  byteEnd: number;
}

/** What a citation needs. The contract's `passage` fits it. */
export interface CitedPassage {
  /** The words now; null when they are lost. */
  exact: string | null;
  contributionKind: ContributionKind | null;
  /** Null when the words are lost. */
  debate: CitedDebate | null;
  /** The contribution's own date: sitting, asked or answered. */
  date: Known<string> | null;
  speaker: CitedSpeaker | null;
  column: string | null;
  /** The number a question bears: its place on the order paper or its UIN. */
  number: string | null;
  /** 1-based numbers of the first and last paragraph in the contribution. */
  paragraphs: { from: number; to: number } | null;
  places: CitedPlace[];
}

/** A tag on a passage. `path` holds the names from the codebook's root to the tag itself. */
export interface ExportTag {
  id: string;
  name: string;
  path: string[];
  /** 0..11, an index into the tag palette. */
  colour: number;
}

/** One annotation as it stands in the library now, with everything any format writes. */
export interface ExportItem extends CitedPassage {
  /** The annotation's id. */
  id: string;
  status: AnchorStatus;
  /** 0..1. */
  score: number;
  /** Where the words are now; null when lost. */
  key: string | null;
  start: number;
  end: number;
  time: string | null;
  /** Address of the turn itself. */
  url: string | null;
  /** Position of the contribution in date order; -1 when lost. */
  order: number;
  /** The words as they were when the annotation was made. */
  exactAtCreation: string;
  anchor: Anchor;
  tags: ExportTag[];
  note: string;
  author: string;
  createdAt: string;
  updatedAt: string;
}

/** The words to write: those of now, or for a lost passage those last known. Always verbatim from a source. */
export function itemWords(item: ExportItem): string {
  return item.exact ?? item.anchor.exact;
}
