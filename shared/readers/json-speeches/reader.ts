import type { ChosenColumns, TableField } from "../../model/table-fields.ts";
import { itemsOf, type JsonObject, type JsonValue } from "../json/json-value.ts";
import { readJson } from "../json/read-json.ts";
import { MappedText } from "../mapped-text.ts";
import type { Probe, ReaderContext, ReaderSink, SniffResult, TextParse, TextReader } from "../reader.ts";
import { judgeColumns, mapColumns } from "../speech-table/columns.ts";
import { type SpeechRow, SpeechRows, withPersonsTitle } from "../speech-table/speech-rows.ts";
import { asNames, columnsOf, isRecordPath, MAX_COLUMN_DEPTH, nameOf, wordsOf } from "./record-columns.ts";

/** Shapes of records whose columns are remembered. */
const MAX_SHAPES = 64;

/** What a file may say once for all its records. */
const OF_ALL = ["date", "house", "chamber", "title", "debateId"] as const;

/** The names that stand in the text itself, without the members around them. */
function lastNames(chosen: ChosenColumns): ChosenColumns {
  return Object.fromEntries(Object.entries(chosen).map(([field, path]) => [field, path?.split(".").at(-1)]));
}

/** Gives rows of records; records of one shape share one mapping of their columns. */
function rowMaker(chosen: ChosenColumns): (columns: Map<string, JsonValue>) => Row {
  const own = asNames(chosen);
  const mappings = new Map<string, [TableField, string][]>();
  return (columns) => {
    let shape = "";
    for (const path of columns.keys()) shape += `${path}\n`;
    let mapping = mappings.get(shape);
    if (!mapping) {
      const paths = [...columns.keys()];
      mapping = [...mapColumns(paths.map(nameOf), own)].map(([field, index]) => [field, paths[index] as string]);
      if (mappings.size < MAX_SHAPES) mappings.set(shape, mapping);
    }
    const row = new Map<TableField, MappedText>();
    for (const [field, path] of mapping) {
      const value = columns.get(path) as JsonValue;
      // A list of strings is paragraphs of words; of anything else it says no one thing.
      const words = field === "text" || value.type !== "array" ? wordsOf(value) : null;
      if (words) row.set(field, words);
    }
    return { row: withPersonsTitle(row), isOfQuestions: mapping.some(([field]) => field === "answer") };
  };
}

/** A record, and whether records of its shape are questions with answers. */
interface Row {
  row: SpeechRow;
  isOfQuestions: boolean;
}

function open(sink: ReaderSink, { columns: chosen = {} }: ReaderContext): TextParse {
  return readJson(sink, (emit, settle) => {
    const rows = new SpeechRows(emit);
    const rowOf = rowMaker(chosen);
    /** What stands in the root itself: a speech where each line is one, else facts about the list in it. */
    let root = new Map<string, JsonValue>();
    let rootIsList = false;
    let count = 0;
    /** What the root says of all its records, where these do not say it themselves. */
    let above: SpeechRow | null = null;
    const take = (columns: Map<string, JsonValue>, at: number, isLast = true) => {
      const { row: own, isOfQuestions } = rowOf(columns);
      if (!own.has("text")) return false;
      const row = new Map(own);
      count++;
      for (const field of OF_ALL) {
        const text = row.has(field) ? null : above?.get(field)?.text;
        if (text) row.set(field, new MappedText([{ text, start: at, end: at }]));
      }
      rows.take(row, at, isOfQuestions);
      if (isLast) settle();
      return true;
    };
    /** A record that is a debate holds its speeches in a list of its own. */
    const within = (debate: JsonObject): boolean => {
      const outer = above;
      above = new Map([...(outer ?? []), ...rowOf(columnsOf(debate)).row]);
      const before = count;
      for (const [, member] of debate.members) {
        for (const one of itemsOf(member)) if (one.type === "object") take(columnsOf(one), one.start, false);
      }
      // What stands between the speeches is told when all are known.
      if (count > before) settle();
      above = outer;
      return count > before;
    };
    return {
      isRecord: isRecordPath,
      take(value, path) {
        if (value.type === "object") {
          // Recognisers of speech give the whole text before its segments.
          if (path[0] === "segments") root.delete("text");
          if (!rootIsList && rowOf(root).row.has("text")) return;
          if (!rootIsList) above = rowOf(root).row;
          rootIsList = take(columnsOf(value), value.start) || within(value) || rootIsList;
          if (rootIsList) root = new Map();
        } else if (!rootIsList && path.length <= MAX_COLUMN_DEPTH && !path.includes("*"))
          root.set(path.join("."), value);
      },
      endRoot() {
        const [first] = root.values();
        above = null;
        if (first) take(root, first.start);
        root = new Map();
        above = null;
        rootIsList = false;
        settle();
      },
      end() {
        if (count > 0) return;
        const message = "No member of this JSON is known to hold the words that were spoken; say which one does.";
        emit({ type: "diagnostic", code: "no-text-column", severity: "error", message, range: null });
      },
    };
  });
}

/** A list of records, or a record a line. */
const RECORDS = /^\s*(?:\[\s*\{|\{[^\n]*\}\s*\n\s*\{)/;

/** Captions as some legislatures' players hand them out: `{"lang": [{"Begin": "...", "End": "...", "Content": "..."}]}`. */
const CAPTIONS = /^\s*\{"\w+"\s*:\s*\[\s*\{"Begin"\s*:\s*"[^"]*"\s*,\s*"End"\s*:\s*"[^"]*"\s*,\s*"Content"\s*:/;
const SEGMENTS = /"segments"\s*:\s*\[\s*\{/;

function sniff({ text, columns }: Probe): SniffResult {
  const no = { confidence: "no" as const, reason: "It is no JSON of speeches." };
  if (!/^\s*(?:\[\s*)?\{/.test(text)) return no;
  const names = [...text.slice(0, 16_384).matchAll(/"([^"\\]{1,60})"\s*:/g)].map((match) => match[1] as string);
  const judged = judgeColumns([...new Set(names)], columns && lastNames(columns));
  if (
    judged === "other" &&
    ((SEGMENTS.test(text) && names.includes("text") && names.includes("start")) || CAPTIONS.test(text))
  )
    return { confidence: "likely", reason: "It is JSON of timed segments, as recognisers of speech write it." };
  if (judged === "other") {
    return RECORDS.test(text)
      ? { confidence: "maybe", reason: "It is JSON of records; their members are not known." }
      : no;
  }
  return { confidence: judged === "speeches" ? "likely" : "maybe", reason: "It is JSON whose records hold speeches." };
}

/**
 * JSON and JSON lines of speeches: a list of records wherever it stands, or one record a line. Members are columns, as of
 * a table, those of members too (`speaker.name`). Steps from source to words: escapes and HTML are decoded.
 */
export const jsonSpeeches: TextReader = { id: "json-speeches", version: 9, name: "Speeches as JSON", sniff, open };
