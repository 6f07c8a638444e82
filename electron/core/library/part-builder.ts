import { completeDebate, type DraftedPart, type Naming, namingBy } from "../../../shared/debates/draft-part.ts";
import { addNames, type NameTable, newNameTable } from "../../../shared/debates/named-in.ts";
import type { PeopleIndex } from "../../../shared/debates/people.ts";
import type { SpottedCorrection } from "../../../shared/debates/resolve-corrections.ts";
import { USE_COLUMNS, type UseTable } from "../../../shared/debates/speaker-uses.ts";
import { TableBuilder } from "../../../shared/lib/coded-table.ts";
import type { Correction } from "../../../shared/model/correction.ts";
import { debateRow } from "../query/debate-rows.ts";
import type { NumberedSpot } from "./correction-spots.ts";
import { type PackedDebate, packDebate } from "./debate-store.ts";
import { createFreshIntake, type FreshDebates, type FreshIntake, type OccurrenceNumbers } from "./fresh-debates.ts";
import { relativePath } from "./loaded-source.ts";
import { createPartReader, type PartReader } from "./part-reader.ts";
import type { SourceCache } from "./source-cache.ts";
import { peopleTold } from "./told-people.ts";

/** What must be known of a library to rebuild parts of it. */
export interface BuildGround {
  set: OccurrenceNumbers;
  /** Source -> the one that took its place. */
  superseded: ReadonlyMap<string, string>;
  /** Decisions about people, in the order they were made. */
  people: readonly Correction[];
}

/** A part to rebuild: the numbers of its extracts, ascending, and the decisions within it. */
export interface PartTask {
  part: number;
  extracts: readonly number[];
  decisions: readonly SpottedCorrection<NumberedSpot>[];
}

/** What comes of a part before people are known. */
export interface PartDrafted {
  part: number;
  /** How many debates it is. */
  debates: number;
  /** Ids of corrections that no one debate of it holds. */
  stale: string[];
}

/** What debates print about people, a group for each in the order in which they were drafted. */
export interface PrintTables {
  uses: UseTable;
  names: NameTable;
}

/**
 * Rebuilds parts of a library: drafts some, tells what they print about people, and, when it is told what all of the
 * library prints, completes them in the same order.
 */
export interface PartBuilder {
  draft(tasks: readonly PartTask[]): Promise<PartDrafted[]>;
  /** Of all that was drafted. */
  prints(): Promise<PrintTables>;
  /**
   * What all of the library prints about people: to be told before anything is completed. `ahead` works out at once what is
   * known of everybody, which is else done when they are met.
   */
  tell(uses: UseTable, ahead?: boolean): Promise<void>;
  /** The debates of the next drafted parts, which hold about so many occurrences; none when no more are left. */
  complete(occurrences: number): Promise<PackedDebate[]>;
  /** All that was completed, in numbers. */
  finish(): Promise<FreshDebates>;
}

/** Drafts of so many occurrences, a kilobyte each, are kept until they can be completed; beyond that they are drafted twice. */
export const KEPT_DRAFTS = 200_000;

/** A builder that works where it is asked, reading from a cache. */
export function createPartBuilder(
  { set, superseded, people: decided }: BuildGround,
  cache: Pick<SourceCache, "outline">,
  keptDrafts = KEPT_DRAFTS,
): PartBuilder {
  const naming: Naming = namingBy(decided);
  const reader: PartReader = createPartReader(set, cache, superseded);
  const uses = new TableBuilder(USE_COLUMNS);
  const names = newNameTable();
  const intake: FreshIntake = createFreshIntake(set, relativePath);
  const drafted: { task: PartTask; occurrences: number; draft: DraftedPart | null }[] = [];
  let people: PeopleIndex | null = null;
  let all = 0;
  let completed = 0;

  const draftOf = ({ extracts, decisions }: PartTask): DraftedPart => reader.draft(extracts, decisions, naming);

  function draft(task: PartTask): PartDrafted {
    const draft = draftOf(task);
    for (const { draft: one } of draft.debates) {
      for (const use of one.uses) uses.add(use);
      uses.endGroup();
      addNames(names, one.group.members);
    }
    const occurrences = occurrencesIn(task.extracts, set.skeleton.starts);
    all += occurrences;
    drafted.push({ task, occurrences, draft: all <= keptDrafts ? draft : null });
    return { part: task.part, debates: draft.debates.length, stale: draft.stale };
  }

  function complete({ task, draft }: (typeof drafted)[number], known: PeopleIndex): PackedDebate[] {
    return (draft ?? draftOf(task)).debates.map((one) => {
      const debate = completeDebate(one, { names: naming.names, people: known });
      intake.add(debate, task.part);
      return packDebate(debate, debateRow(debate, relativePath, wordsOf));
    });
  }

  const wordsOf = (source: string, extract: number, index: number) => intake.wordsOf({ source, extract, index });

  return {
    draft: async (tasks) => tasks.map(draft),
    prints: async () => ({ uses: uses.finish(), names: names.finish() }),
    async tell(printed, ahead = false) {
      people = peopleTold(printed, decided, naming.names);
      if (ahead) people.people();
    },
    async complete(occurrences) {
      if (!people) throw new Error("nothing was told about people");
      const debates: PackedDebate[] = [];
      for (let size = 0; size < occurrences; completed++) {
        const next = drafted[completed];
        if (!next) break;
        debates.push(...complete(next, people));
        size += next.occurrences;
        next.draft = null;
      }
      return debates;
    },
    finish: async () => intake.finish(),
  };
}

/** How many occurrences some extracts have; `starts` as in a skeleton. */
export function occurrencesIn(extracts: readonly number[], starts: Uint32Array): number {
  return extracts.reduce((sum, extract) => sum + (starts[extract + 1] as number) - (starts[extract] as number), 0);
}
