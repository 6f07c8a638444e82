import type { ChosenColumns } from "../../model/table-fields.ts";
import { type JsonValue, mappedOf, memberOf } from "../json/json-value.ts";
import { MappedText } from "../mapped-text.ts";
import type { Piece } from "../reader.ts";

/** Records may stand this deep: `[{...}]`, `{"rows": [{...}]}`, `{"data": {"rows": [{...}]}}`. */
const MAX_PATH = 3;
/** Members of members are columns too, `speaker.name`, to this depth. */
export const MAX_COLUMN_DEPTH = 3;
/** The leaves of a record by their path, `speaker.name`; of lists, those of paragraphs alone: strings, or objects that hold them. */
export function columnsOf(record: JsonValue): Map<string, JsonValue> {
  const columns = new Map<string, JsonValue>();
  const open: { value: JsonValue; path: string; depth: number }[] = [{ value: record, path: "", depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (value.type === "object" && depth < MAX_COLUMN_DEPTH) {
      for (const [key, member] of value.members) {
        open.push({ value: member, path: depth === 0 ? key : `${path}.${key}`, depth: depth + 1 });
      }
    } else if (value.type === "array" ? isOfParagraphs(path, value.items) : value.type !== "object")
      columns.set(path, value);
  }
  return columns;
}

const PARAGRAPHS = /(?:^|\.)para(?:s|graphs)$/i;

function isOfParagraphs(path: string, items: readonly JsonValue[]): boolean {
  if (items.length === 0) return false;
  if (PARAGRAPHS.test(path)) return items.every((item) => contentOf(item).type === "string");
  return items.every((item) => item.type === "string");
}

/** The words of a paragraph: a string, or `{"content": "..."}`, `{"text": "..."}`. */
function contentOf(item: JsonValue): JsonValue {
  return memberOf(item, "content", "text") ?? item;
}

/** The words of a leaf; null for what says nothing. */
export function wordsOf(value: JsonValue): MappedText | null {
  if (value.type === "string") return mappedOf(value);
  if (value.type === "array") return new MappedText(value.items.flatMap(paragraphOf));
  const isNothing = value.type !== "scalar" || /^(?:null|NaN|true|false)$/.test(value.text);
  return isNothing ? null : new MappedText([{ text: value.text, start: value.start, end: value.end }]);
}

/** A string of a list as a line of its own. */
function paragraphOf(item: JsonValue, at: number): Piece[] {
  const content = contentOf(item);
  const pieces = content.type === "string" ? content.pieces : [];
  return at === 0 ? pieces : [{ text: "\n", start: item.start, end: item.start }, ...pieces];
}

/** `speaker.name` is first of all a `speaker`'s name, `content.en` a content, `value.askingMember.name` who asks: the columns as synonyms know them. */
export function nameOf(path: string): string {
  return path
    .replace(/^value\./, "")
    .replace(/^asking_?member\.(?:name|list_?as)$/i, "speaker name")
    .replace(/^asking_?member\.id$/i, "person id")
    .replace(/^asking_?member\./i, "")
    .replace(/^answering_?member\.name$/i, "answered by")
    .replace(/^(?:speaker|member|person|mp)\.(?:name|full_?name|displayed|full)$/i, "speaker name")
    .replace(/^(?:speaker|member|person|mp|name)\.(first|last|given|family)$/i, "$1 name")
    .replace(/^(?:speaker|speaker_?info|speech_?(?:data|info)|member|person|mp|anforande|meta(?:data)?)\./i, "")
    .replace(/^([^.]+)\.en$/i, "$1");
}

/** Whether what stands there is a record. */
export function isRecordPath(path: readonly string[]): boolean {
  return path.at(-1) === "*" && path.length <= MAX_PATH;
}

/** What the user said of columns, in the names that synonyms know. */
export function asNames(chosen: ChosenColumns): ChosenColumns {
  return Object.fromEntries(Object.entries(chosen).map(([field, path]) => [field, path && nameOf(path)]));
}
