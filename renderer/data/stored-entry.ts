import type { JournalEntry } from "../../shared/model/annotation.ts";
import type { CorrectionBody } from "../../shared/model/correction.ts";

/**
 * A journal entry of this store with what became of it: `held` while its bulk command is unfinished, `due` for
 * the journal, `posted` once the engine has it on disk.
 */
export interface StoredEntry extends JournalEntry {
  /** The step of undo it belongs to. */
  step: string;
  posting: "held" | "due" | "posted";
}

/** Corrections of one step, as the engine knows them now. */
export interface CorrectionStep {
  /** What the step did; its undo does the other. */
  did: "apply" | "remove";
  /** Ids in the engine of those that stand (after `apply`) or stood (before `remove`). */
  ids: string[];
  bodies: CorrectionBody[];
}

/**
 * One command in the undo list of this store. `open` while a bulk command is being written. A new command takes
 * away those that are undone.
 */
export interface Step {
  id: string;
  library: string;
  /** The rev of its (first) entry: steps are undone from the greatest. */
  rev: string;
  at: string;
  label: string;
  state: "open" | "done" | "undone";
  corrections: CorrectionStep | null;
}
