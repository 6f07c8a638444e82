import { MappedText } from "../mapped-text.ts";
import type { Piece, TextRange } from "../reader.ts";

export interface JsonObject extends TextRange {
  type: "object";
  /** Of a repeated key the last value. */
  members: Map<string, JsonValue>;
}

/** A value with its range. A scalar's text is as printed: a number, `true`, `null`. */
export type JsonValue =
  | JsonObject
  | ({ type: "array"; items: JsonValue[] } & TextRange)
  | ({ type: "string"; pieces: Piece[] } & TextRange)
  | ({ type: "scalar"; text: string } & TextRange);

/** The value of the first of the keys that the object has; null when it has none of them, or is no object. */
export function memberOf(value: JsonValue | null | undefined, ...keys: string[]): JsonValue | null {
  if (value?.type !== "object") return null;
  for (const key of keys) {
    const member = value.members.get(key);
    if (member) return member;
  }
  return null;
}

/** The words of a string. */
export function textOfPieces(pieces: readonly Piece[]): string {
  const [only] = pieces;
  return pieces.length === 1 && only ? only.text : pieces.map(({ text }) => text).join("");
}

/** A string's or number's text, trimmed; null when it is blank, `null`, `true`, `false`, or no leaf. */
export function textOf(value: JsonValue | null): string | null {
  if (value?.type === "string") return textOfPieces(value.pieces).trim() || null;
  if (value?.type === "scalar") return /^(?:null|true|false|NaN)$/.test(value.text) ? null : value.text;
  return null;
}

/** A string's words with their places; null for anything else, and for blank strings. */
export function mappedOf(value: JsonValue | null): MappedText | null {
  if (value?.type !== "string") return null;
  const mapped = new MappedText(value.pieces).trim();
  return mapped.text === "" ? null : mapped;
}

/** An array's items; none for anything else. */
export function itemsOf(value: JsonValue | null): readonly JsonValue[] {
  return value?.type === "array" ? value.items : [];
}
