import { type Anchor, type Memo, RECORD_TABLES, type SavedView, type Tag } from "../../shared/model/annotation.ts";
import type { Correction, CorrectionBody } from "../../shared/model/correction.ts";
import {
  type Maker,
  type Plan,
  planAnnotate,
  planCreateTag,
  planMergeTags,
  planMoveAnchor,
  planRemoveAnnotations,
  planRemoveTag,
  planSetNote,
  planSetTag,
  planUpdateTag,
} from "./annotation-commands.ts";
import { importInChunks } from "./bulk-import.ts";
import { moveInHistory, runCommand, runCorrections, type Session } from "./command-runner.ts";
import { planRemoveMemo, planUpdateMemo, planWriteMemo } from "./memo-commands.ts";
import type { ShelfReader } from "./shelf.ts";
import { planRemoveView, planSaveView, planUpdateView } from "./view-commands.ts";
import type { ViewDefinition } from "./view-definition.ts";

/** What an undo or redo did. `label` is null when there was nothing to undo. */
export interface UndoReport {
  label: string | null;
  /** Records changed back (corrections count one each). */
  done: number;
  /** Records left alone, wholly or in part, because somebody else changed them since. */
  skipped: number;
}

/** A tag of an import; an id that is known already is updated, a tombstone comes back. */
export type ImportedTag = Pick<Tag, "id" | "name" | "parentId" | "colour" | "description">;
/** A saved view to be added; its name is free. */
export type ImportedView = Pick<SavedView, "id" | "name" | "author"> & {
  createdAt: string | null;
  definition: ViewDefinition;
};
/** A memo of an import; an id that is known already says what is given, a tombstone comes back. */
export type ImportedMemo = Pick<Memo, "id" | "title" | "body" | "about" | "author" | "createdAt">;
/** All that an import writes. */
export interface ImportedRecords {
  tags?: ImportedTag[];
  annotations: ImportedAnnotation[];
  memos?: ImportedMemo[];
  views?: ImportedView[];
}

/** An annotation of an import; an id that is known already becomes what is given, a tombstone comes back. */
export interface ImportedAnnotation {
  id: string;
  anchor: Anchor;
  tagIds: string[];
  note: string;
  /** Initials of who made it; the present analyst when left out. */
  author?: string;
  /** ISO time; now when left out. */
  createdAt?: string;
}

export interface ImportOptions {
  onProgress?(done: number, total: number): void;
  /** Aborting rolls back what was written and rejects with `cancelled`. */
  signal?: AbortSignal;
}

/**
 * Every change of the user's records. Each call is one step of undo and is kept (or held, see `useSaveState`)
 * when its promise resolves. Rejections are `AppError`s: `not-found` for ids that are not live, `bad-params` for what makes no
 * sense (a cycle of tags, an empty name), `newer-version` when the profile was written by a newer Backbench.
 */
export interface AnnotationStore {
  /** One annotation per anchor, all with the same tags and note. Returns their ids. */
  annotate(input: { anchors: Anchor[]; tagIds: string[]; note?: string }): Promise<string[]>;
  setTag(annotationIds: string[], tagId: string, on: boolean): Promise<void>;
  setNote(annotationId: string, note: string): Promise<void>;
  /** Accepts a re-anchoring; `exactAtCreation` stays what it was. */
  moveAnchor(annotationId: string, anchor: Anchor): Promise<void>;
  removeAnnotations(ids: string[]): Promise<void>;
  /** Names are unique among siblings, whatever their case: the existing one's id is returned. */
  createTag(input: { name: string; parentId?: string | null; colour?: number; description?: string }): Promise<string>;
  /** Refuses cycles, empty names and a name that a sibling has. */
  updateTag(
    id: string,
    fields: Partial<Pick<Tag, "name" | "parentId" | "colour" | "description" | "order">>,
  ): Promise<void>;
  /** `into` takes over annotations and children of `from`, which goes. */
  mergeTags(from: string, into: string): Promise<void>;
  /** Takes the tag off all annotations; its children move up. */
  removeTag(id: string): Promise<void>;
  /** Keeps a view under a name that no other has, whatever its case. Returns its id. */
  saveView(input: { name: string; definition: ViewDefinition }): Promise<string>;
  updateView(id: string, fields: { name?: string; definition?: ViewDefinition }): Promise<void>;
  removeView(id: string): Promise<void>;
  /** Refuses a memo that says nothing. Returns its id. */
  writeMemo(input: Pick<Memo, "title" | "body" | "about">): Promise<string>;
  updateMemo(id: string, fields: Partial<Pick<Memo, "title" | "body">>): Promise<void>;
  removeMemo(id: string): Promise<void>;
  /** Corrections by the engine, as one step of the same undo list. */
  applyCorrections(bodies: CorrectionBody[], label: string): Promise<void>;
  removeCorrections(corrections: Correction[], label: string): Promise<void>;
  undo(): Promise<UndoReport>;
  redo(): Promise<UndoReport>;
  /** Writes in chunks; one step of undo. Cancelled or interrupted, nothing of it stays. */
  importAnnotations(input: ImportedRecords & { label: string }, options?: ImportOptions): Promise<void>;
  /** Those of the ids that records of other libraries in this profile have: an import takes others in their place. */
  idsElsewhere(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Commands follow one another: each starts when `ready` and all before it are through, and resolves after
 * `onDone` has taken note of it.
 */
export function createAnnotationStore(
  session: Session,
  ready: Promise<unknown>,
  onDone: () => Promise<void>,
): AnnotationStore {
  let last: Promise<unknown> = ready;
  function inTurn<R>(work: () => Promise<R>): Promise<R> {
    const result = last.then(work).finally(onDone);
    last = result.catch(() => {});
    return result;
  }
  function run<R>(plan: (reader: ShelfReader, maker: Maker) => Promise<Plan<R>>): Promise<R> {
    return inTurn(() =>
      runCommand(session, (reader, { author, now }) => plan(reader, { author, at: new Date(now).toISOString() })),
    );
  }
  return {
    annotate: (input) => run((reader, maker) => planAnnotate(reader, maker, input)),
    setTag: (ids, tagId, on) => run((reader) => planSetTag(reader, ids, tagId, on)),
    setNote: (id, note) => run((reader) => planSetNote(reader, id, note)),
    moveAnchor: (id, anchor) => run((reader) => planMoveAnchor(reader, id, anchor)),
    removeAnnotations: (ids) => run((reader) => planRemoveAnnotations(reader, ids)),
    createTag: (input) => run((reader, maker) => planCreateTag(reader, maker, input)),
    updateTag: (id, fields) => run((reader) => planUpdateTag(reader, id, fields)),
    mergeTags: (from, into) => run((reader) => planMergeTags(reader, from, into)),
    removeTag: (id) => run((reader) => planRemoveTag(reader, id)),
    saveView: (input) => run((reader, maker) => planSaveView(reader, maker, input)),
    updateView: (id, fields) => run((reader) => planUpdateView(reader, id, fields)),
    removeView: (id) => run((reader) => planRemoveView(reader, id)),
    writeMemo: (input) => run((reader, maker) => planWriteMemo(reader, maker, input)),
    updateMemo: (id, fields) => run((reader) => planUpdateMemo(reader, id, fields)),
    removeMemo: (id) => run((reader) => planRemoveMemo(reader, id)),
    applyCorrections: (bodies, label) =>
      inTurn(() => runCorrections(session, label, { did: "apply", ids: [], bodies })),
    removeCorrections: (corrections, label) =>
      inTurn(() =>
        runCorrections(session, label, {
          did: "remove",
          ids: corrections.map(({ id }) => id),
          bodies: corrections.map(({ body }) => body),
        }),
      ),
    undo: () => inTurn(() => moveInHistory(session, "undo")),
    redo: () => inTurn(() => moveInHistory(session, "redo")),
    // Takes no turn, so that work goes on meanwhile; its chunks and other commands follow one another on the shelf.
    importAnnotations: (input, options = {}) =>
      ready.then(() => importInChunks(session, input, options)).finally(onDone),
    idsElsewhere: (ids) => session.shelf.transaction((reader) => idsElsewhere(reader, session.library, ids)),
  };
}

async function idsElsewhere(
  reader: ShelfReader,
  library: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const elsewhere = new Set<string>();
  for (const table of RECORD_TABLES) {
    for (const record of await reader.recordsById(table, ids)) {
      if (record && record.library !== library) elsewhere.add(record.id);
    }
  }
  return elsewhere;
}
