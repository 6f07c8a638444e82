import { z } from "zod";
import { isoDate, nonNegative } from "./common-schemas.ts";
import { concordanceFacts, concordanceLine, concordanceSpec } from "./concordance-schemas.ts";
import {
  hostCapabilities,
  jobEnd,
  jobProgress,
  librarySummary,
  privacyPath,
  recentLibrary,
  settings,
} from "./library-schemas.ts";
import { contributionMention } from "./mention-schemas.ts";
import { anchor, debatePage, passage } from "./page-schemas.ts";
import {
  contributionRow,
  debateRow,
  divisionRow,
  facetCount,
  facetField,
  personRow,
  personVote,
  queryResult,
  querySpec,
  sortKey,
  sourceRow,
  votedList,
} from "./query-schemas.ts";
import { correctionBody, correctionState, journalEntry } from "./record-schemas.ts";
import { sourceReaders, sourceText } from "./source-schemas.ts";
import { chosenColumns, sourceColumns } from "./table-columns.ts";
import { groupName, groupRow, MOST_NAMED_GROUPS, namedGroup, TIME_UNITS, timeline } from "./table-schemas.ts";

const text = z.string();
const none = z.object({});
const path = z.string().min(1).max(5000);
const page = z.object({ offset: nonNegative, limit: z.number().int().min(1).max(500) });

function call<P extends z.ZodType, R extends z.ZodType>(params: P, result: R): { params: P; result: R } {
  return { params, result };
}

/** Answered by the engine (its worker), the same in every host. */
export const engineCalls = {
  /** Opens a folder as a library (the known one for a known real path); a job reports. Null opens the sample. */
  "library.open": call(z.object({ path: path.nullable() }), z.object({ job: text, library: text })),
  /** Opens a library opened before, by id. */
  "library.reopen": call(z.object({ id: text }), z.object({ job: text, library: text })),
  /** What is open now; null before the first open. */
  "library.current": call(none, librarySummary.nullable()),
  /** The job that opens a library now, which a host may have begun before any window was there; null when none does. */
  "library.opening": call(none, z.object({ job: text }).nullable()),
  "library.recent": call(none, z.array(recentLibrary)),
  /** Looks at the folders again: new, changed, vanished files. */
  "library.rescan": call(none, z.object({ job: text, library: text })),
  /** Adds a folder to the open library. */
  "library.addRoot": call(z.object({ path }), z.object({ job: text, library: text })),
  /** Removes index, journals, corrections and snapshots of a library from the data folder. Never a source. */
  "library.forget": call(z.object({ id: text }), none),

  /** Names of sub-folders only, for the web host's dialog. Null starts at home. */
  "folders.list": call(
    z.object({ path: path.nullable() }),
    z.object({
      path: text,
      parent: text.nullable(),
      folders: z.array(text),
      truncated: z.boolean(),
      readable: z.boolean(),
    }),
  ),
  /** Stops a job within a moment; its end event says `cancelled`. */
  "jobs.cancel": call(z.object({ job: text }), none),

  /** Totals, facets, explanations and the first rows, in the chosen order. */
  "query.run": call(z.object({ spec: querySpec, limit: z.number().int().min(0).max(500) }), queryResult),
  /** Further rows of the same query. */
  "query.rows": call(
    z.object({ spec: querySpec }).extend(page.shape),
    z.object({ generation: nonNegative, rows: z.array(contributionRow) }),
  ),
  /**
   * How many rows each group of a grouped query has, in their order, and which of them bear the names asked for. Throws
   * `bad-params` when it is not grouped.
   */
  "query.groupSizes": call(
    z.object({ spec: querySpec, names: z.array(groupName).max(MOST_NAMED_GROUPS) }),
    z.object({ generation: nonNegative, sizes: z.array(nonNegative), named: z.array(namedGroup) }),
  ),
  /** The groups themselves; their rows are those of `query.rows` from `first` on. */
  "query.groups": call(
    z.object({ spec: querySpec }).extend(page.shape),
    z.object({ generation: nonNegative, total: nonNegative, groups: z.array(groupRow) }),
  ),
  /** Contributions over time between two days (null: all), whatever the dates of the query. */
  "query.timeline": call(
    z.object({ spec: querySpec, unit: z.enum(TIME_UNITS), from: isoDate.nullable(), to: isoDate.nullable() }),
    timeline,
  ),
  /** Values of a facet whose words hold `text`, at most 500, with their counts; also those a result does not list. */
  "query.facet": call(
    z.object({ spec: querySpec, field: facetField, text: z.string().max(200) }),
    z.object({ values: z.array(facetCount) }),
  ),
  /** Rows of a query as anchors of their whole words, for tagging them; null where there are no words. */
  "query.anchors": call(
    z.object({ spec: querySpec }).extend(page.shape),
    z.object({ generation: nonNegative, anchors: z.array(anchor.nullable()) }),
  ),
  /** The contributions that hold hits, in the chosen order, for stepping: the `offset`-th and its neighbours. */
  "query.hits": call(
    z.object({ spec: querySpec }).extend(page.shape),
    z.object({ total: nonNegative, hits: z.array(z.object({ contribution: text, debate: text, hits: nonNegative })) }),
  ),
  /** The debates that hold a contribution of the query. */
  "query.debates": call(
    z.object({ spec: querySpec }).extend(page.shape),
    z.object({ total: nonNegative, rows: z.array(debateRow) }),
  ),
  /**
   * The divisions of the query: its words are looked for in what is put to the vote, in titles and headings; what only
   * contributions have holds for divisions of debates with such a contribution.
   */
  "query.divisions": call(
    z.object({ spec: querySpec, withLists: z.boolean() }).extend(page.shape),
    z.object({ generation: nonNegative, total: nonNegative, rows: z.array(divisionRow) }),
  ),
  /** All sources, whatever the query. */
  "sources.list": call(
    z.object({ sort: z.array(z.object({ column: text, descending: z.boolean() })) }).extend(page.shape),
    z.object({ total: nonNegative, rows: z.array(sourceRow) }),
  ),
  /** Everybody who speaks, whatever the query. `text`: words of a name or printed form; empty for everybody. */
  "people.list": call(
    z.object({ text: z.string().max(300), sort: z.array(sortKey).max(4) }).extend(page.shape),
    z.object({ total: nonNegative, rows: z.array(personRow) }),
  ),
  /** Who is spoken of in a contribution, in the order of its text; of what does not count as one: nobody. */
  "contribution.mentions": call(z.object({ contribution: text }), z.object({ mentions: z.array(contributionMention) })),
  /** The same of all contributions of a debate in which somebody is spoken of. */
  "debate.mentions": call(
    z.object({ debate: text }),
    z.object({ contributions: z.array(z.object({ contribution: text, mentions: z.array(contributionMention) })) }),
  ),
  /** Who bears this name after all corrections, or is printed in this form. Throws `not-found`. */
  "people.get": call(z.object({ name: z.string().max(2000) }), personRow),
  /**
   * The divisions in which somebody voted of whom that is certain, by the name known of them: how often on which side
   * (`others`: paired, abstained and the like), as teller, and in how many more (`doubtful`) a name may be theirs.
   */
  "person.votes": call(
    z.object({ name: z.string().max(2000) }).extend(page.shape),
    z.object({
      generation: nonNegative,
      total: nonNegative,
      ayes: nonNegative,
      noes: nonNegative,
      others: nonNegative,
      asTeller: nonNegative,
      doubtful: nonNegative,
      rows: z.array(personVote),
    }),
  ),
  /** The lists of a division, by its turn, with who voted as far as that is certain. Throws `not-found`. */
  "division.lists": call(z.object({ contribution: text }), z.object({ lists: z.array(votedList) })),
  /** Those of the given contributions that are in the query. */
  "query.matching": call(
    z.object({ spec: querySpec, contributions: z.array(text).max(500) }),
    z.object({ matching: z.array(text) }),
  ),
  /** Row position of a contribution in a query, or -1. */
  "query.position": call(z.object({ spec: querySpec, contribution: text }), z.object({ position: z.number().int() })),

  /**
   * The hits of a query as lines with their contexts. Answers within a moment: where the lines are to be sorted by
   * words and not all were read yet, `read` is less than `lines`, and the next call goes on. Throws `bad-query`.
   */
  "concordance.open": call(z.object({ spec: concordanceSpec }), concordanceFacts),
  /** Lines of it, in the chosen order. */
  "concordance.lines": call(
    z.object({ spec: concordanceSpec }).extend(page.shape),
    z.object({ set: nonNegative, lines: z.array(concordanceLine) }),
  ),
  /** The ordinals of the lines at some places of the chosen order. */
  "concordance.ordinals": call(
    z.object({ spec: concordanceSpec, offset: nonNegative, limit: z.number().int().min(1).max(1_000_000) }),
    z.object({ set: nonNegative, ordinals: z.array(nonNegative) }),
  ),
  /** The page of a debate: by debate id, by the contribution it holds, or by an occurrence key. */
  "debate.page": call(
    z.object({ debate: text.optional(), contribution: text.optional(), key: text.optional() }),
    debatePage,
  ),
  /** One part of the decoded text of a source, with what each run became: by its number, by a line in it, else the first. */
  "source.raw": call(
    z.object({ source: text, part: nonNegative.optional(), line: nonNegative.optional() }),
    sourceText,
  ),
  /** What each reader says of a source, the surest first, and the choice that holds. */
  "source.readers": call(z.object({ source: text }), sourceReaders),
  /** The columns of a table of speeches with what would come of a choice; null asks of what holds now. */
  "source.columns": call(z.object({ source: text, columns: chosenColumns.nullable() }), sourceColumns),
  /** The readers there are, for choosing another. */
  "readers.list": call(none, z.array(z.object({ id: text, version: nonNegative, name: text }))),

  "corrections.list": call(none, z.array(correctionState)),
  /** Applies corrections at once (one undo step); answers with the ids and the new generation. */
  "corrections.apply": call(
    z.object({ bodies: z.array(correctionBody).min(1).max(100), author: z.string().max(100) }),
    z.object({ ids: z.array(text), generation: nonNegative }),
  ),
  /** Takes corrections back. Unknown ids are skipped and named. */
  "corrections.remove": call(
    z.object({ ids: z.array(text) }),
    z.object({ skipped: z.array(text), generation: nonNegative }),
  ),

  /** Where anchors stand now, with all facts for lists, citations and exports. At most 500 a call. */
  "passages.resolve": call(z.object({ anchors: z.array(z.object({ id: text, anchor })).max(500) }), z.array(passage)),

  /** Appends committed commands, fsynced before the answer. Entries already there are skipped. */
  "journal.append": call(
    z.object({ entries: z.array(journalEntry).min(1).max(100) }),
    z.object({ stored: nonNegative, skipped: nonNegative }),
  ),
  /** Entries of a library from all stores in order of arrival, after `cursor` (opaque; null from the start). */
  "journal.read": call(
    z.object({ library: text, cursor: text.nullable(), limit: z.number().int().min(1).max(1000) }),
    z.object({ entries: z.array(journalEntry), cursor: text, isEnd: z.boolean() }),
  ),
  /** What tables need of the user's records: occurrence key -> tag ids and whether a note stands there. Replaces the former. */
  "projection.put": call(
    z.object({
      library: text,
      /** True for the first chunk, which forgets what was there. */
      reset: z.boolean(),
      records: z.array(z.object({ id: text, key: text, tags: z.array(text), note: z.string() })).max(500),
      removed: z.array(text).max(500),
      tagNames: z.record(z.string(), z.string()).optional(),
    }),
    z.object({ generation: nonNegative }),
  ),

  /** Begins a file. Refused with `exists` unless `overwrite`, and inside a library folder with `inside-library`. */
  "save.begin": call(z.object({ path, overwrite: z.boolean() }), z.object({ save: text, path: text })),
  "save.append": call(z.object({ save: text, chunk: z.string().max(4_000_000) }), none),
  /** Moves the finished file into place, fsynced; until then nothing stands at its path. */
  "save.commit": call(z.object({ save: text }), z.object({ path: text, bytes: nonNegative })),
  "save.abort": call(z.object({ save: text }), none),
  /** Where a file of that name would go when the host has no dialogs. */
  "save.suggest": call(z.object({ name: z.string().min(1).max(200) }), z.object({ folder: text, path: text })),

  "settings.get": call(none, settings),
  "settings.set": call(settings.partial(), settings),
  "privacy.paths": call(none, z.array(privacyPath)),
  "engine.info": call(
    none,
    z.object({
      version: text,
      dataFolder: text,
      node: text,
      sqlite: text,
      /** Another engine holds the data folder: everything can be read, nothing changed. */
      readOnly: z.boolean(),
      readOnlyReason: text.nullable(),
    }),
  ),
} as const;

/** Answered by the host itself, on the side that shows the window. */
export const hostCalls = {
  "host.capabilities": call(none, hostCapabilities),
  /** The host's own folder dialog; null when the user cancels. */
  "host.pickFolder": call(none, z.object({ path: text }).nullable()),
  /** The host's own save dialog; null when the user cancels. It has asked about an existing file. */
  "host.pickSavePath": call(z.object({ name: z.string().max(200) }), z.object({ path: text }).nullable()),
  /** Shows a file in the system's file manager. */
  "host.reveal": call(z.object({ path }), none),
} as const;

export const calls = { ...engineCalls, ...hostCalls };

/** What is told without being asked. */
export const events = {
  "job.progress": jobProgress,
  "job.ended": jobEnd,
  /** Rows, facets or pages may have changed; ask again. */
  "library.changed": librarySummary,
  /** Another store wrote to the journal of this library. */
  "journal.changed": z.object({ library: text, store: text }),
  "projection.changed": z.object({ generation: nonNegative }),
  "corrections.changed": z.object({ generation: nonNegative }),
  /** The engine died: restarting, or stopped for good. */
  "engine.status": z.object({ status: z.enum(["restarting", "running", "stopped"]), message: text }),
} as const;

export type Calls = typeof calls;
export type EngineCalls = typeof engineCalls;
export type HostCalls = typeof hostCalls;
export type CallName = keyof Calls;
export type Params<M extends CallName> = z.infer<Calls[M]["params"]>;
export type Result<M extends CallName> = z.infer<Calls[M]["result"]>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;

/** Who answers; a missing handler does not compile. */
export type Handlers<C extends Partial<Calls>> = {
  [M in keyof C & CallName]: (params: Params<M>, signal: AbortSignal) => Promise<Result<M>> | Result<M>;
};
export type EngineHandlers = Handlers<EngineCalls>;
export type HostHandlers = Handlers<HostCalls>;
