import { type NameTable, newNameTable } from "../../../shared/debates/named-in.ts";
import { SIGHTING_COLUMNS, type SightingTable } from "../../../shared/debates/sightings.ts";
import { USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { TableBuilder } from "../../../shared/lib/coded-table.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { type Catalogue, emptyCatalogue } from "../index/catalogue.ts";
import type { Layout } from "./layout.ts";
import type { Parting } from "./plan-parts.ts";
import { noSources, type SourceSet } from "./source-set.ts";

/** What a build leaves to the next one, besides what is shown, so that only what changed is built again. */
export interface Groundwork extends Parting {
  set: SourceSet;
  /** All decisions about people, in the order they were made. */
  people: Correction[];
  /** Ids of corrections of merges, order and roles that no one debate holds, by part. */
  stale: Map<number, string[]>;
  debates: DebateFacts;
  uses: UseTable;
  names: NameTable;
  sightings: SightingTable;
}

/** What is known of each debate in the order of the layout. */
export interface DebateFacts {
  /** Debate -> its part. */
  parts: Uint32Array;
  /** Debate -> its first row; one more at the end. */
  rows: Uint32Array;
  /** Debate -> its first division; one more at the end. */
  divisions: Uint32Array;
  /** 1 for written questions. */
  questions: Uint8Array;
  dates: (string | null)[];
  titles: (string | null)[];
}

/** A library as it was rebuilt. */
export interface Rebuilt {
  layout: Layout;
  catalogue: Catalogue;
  groundwork: Groundwork;
}

/** A library of nothing. */
export function nothingRebuilt(): Rebuilt {
  const none = new Uint32Array(0);
  const set = noSources();
  return {
    layout: {
      debateIds: [],
      debateStarts: new Uint32Array(1),
      debateBodies: none,
      rowTurns: none,
      divisionTurns: none,
      turnWords: none,
      turnKeys: none,
      turnLeads: none,
      sourceIds: [],
      sourceExtracts: set.extracts,
      sourceBodies: none,
      sourceRevisions: none,
      extractStarts: set.skeleton.starts,
      turns: none,
      hashes: none,
    },
    catalogue: emptyCatalogue(),
    groundwork: {
      set,
      partOf: none,
      decisions: new Map(),
      people: [],
      stale: new Map(),
      debates: {
        parts: none,
        rows: new Uint32Array(1),
        divisions: new Uint32Array(1),
        questions: new Uint8Array(0),
        dates: [],
        titles: [],
      },
      names: newNameTable().finish(),
      uses: new TableBuilder(USE_COLUMNS).finish(),
      sightings: new TableBuilder(SIGHTING_COLUMNS).finish(),
    },
  };
}
