import type { SpanRole } from "../../model/source.ts";
import type { Piece, TextRange } from "../reader.ts";
import type { References } from "./references.ts";
import { piecesOf } from "./text-collector.ts";
import type { AttributePlaces } from "./tokens.ts";

/** What markup or an attribute can be said to be. */
export type MarkupRole = Exclude<SpanRole, "text" | "gap" | "unrecognised">;

/** A run of markup with what it is; null for words of a turn, which their occurrence covers. */
export interface Claim extends TextRange {
  role: MarkupRole | null;
}

/**
 * A start tag (or an empty-element tag) while its `open` handler runs; one object serves for all tags, so nothing may
 * keep it. Attributes are read only when asked for.
 */
export class OpenTag {
  /** The name without its prefix: `u` for `<tei:u>`. */
  name = "";
  /** Where `<` stands, and the offset after `>`. */
  start = 0;
  end = 0;
  /** What the reader said of this tag, for the front end. */
  readonly claims: Claim[] = [];
  /** What the tag is as a whole; readers say it by `cover`. */
  role: MarkupRole = "boilerplate";
  private text = "";
  private base = 0;
  private marks: readonly number[] = [];
  private count = 0;
  private readonly references: References;
  /** HTML does not mind case; names are then asked for in small letters. */
  private readonly ignoresCase: boolean;

  constructor(references: References, ignoresCase = false) {
    this.references = references;
    this.ignoresCase = ignoresCase;
  }

  /** For the front end: begins another tag. `text` begins at offset `base` of the document. */
  begin(name: string, start: number, end: number, text: string, base: number, { marks, count }: AttributePlaces): void {
    this.name = name;
    this.start = start;
    this.end = end;
    this.text = text;
    this.base = base;
    this.marks = marks;
    this.count = count;
    this.role = "boilerplate";
    if (this.claims.length > 0) this.claims.length = 0;
  }

  /** An attribute's value with its references decoded; null when the tag has none of that name (prefix included). */
  get(name: string): string | null {
    const at = this.find(name);
    return at < 0 ? null : this.references.decodeAll(this.raw(at + 2));
  }

  /** Every attribute in source order. */
  attributes(): [name: string, value: string][] {
    const all: [string, string][] = [];
    for (let at = 0; at < this.count; at += 4) {
      all.push([this.raw(at), this.references.decodeAll(this.raw(at + 2))]);
    }
    return all;
  }

  /** Says what the whole tag is or, with a name, what that attribute's value is. Without a word it is boilerplate. */
  cover(role: MarkupRole, attribute?: string): void {
    if (attribute === undefined) {
      this.role = role;
      return;
    }
    const at = this.find(attribute);
    if (at >= 0) this.claim(at + 2, role);
  }

  /** An attribute's value as words of a turn: its pieces, to be put into an occurrence. Empty when there is none. */
  words(attribute: string): Piece[] {
    const at = this.find(attribute);
    return at < 0 ? [] : this.claimWords(at + 2);
  }

  /** An attribute's name as a word of a turn (`ayes` of `ayes="234"`). */
  nameWords(attribute: string): Piece[] {
    const at = this.find(attribute);
    return at < 0 ? [] : this.claimWords(at);
  }

  private claimWords(at: number): Piece[] {
    const pieces = piecesOf(this.raw(at), this.marks[at] as number, this.references);
    if (pieces.length > 0) this.claim(at, null);
    return pieces;
  }

  private claim(at: number, role: MarkupRole | null): void {
    const [start, end] = [this.marks[at] as number, this.marks[at + 1] as number];
    if (start < end) this.claims.push({ start, end, role });
  }

  private raw(at: number): string {
    return this.text.slice((this.marks[at] as number) - this.base, (this.marks[at + 1] as number) - this.base);
  }

  private find(name: string): number {
    const { marks, count, text, base } = this;
    for (let at = 0; at < count; at += 4) {
      const start = marks[at] as number;
      if ((marks[at + 1] as number) - start !== name.length) continue;
      if (text.startsWith(name, start - base)) return at;
      if (!this.ignoresCase) continue;
      // Names are asked for in small letters: most others are told by their first one.
      if ((text.charCodeAt(start - base) | 32) !== name.charCodeAt(0)) continue;
      if (this.raw(at).toLowerCase() === name) return at;
    }
    return -1;
  }
}
