import { indexFrom } from "../../lib/index-from.ts";
import { isWhiteSpace } from "../../text/white-space.ts";
import type { Piece, TextParse } from "../reader.ts";

/**
 * A token of JSON with its place. A string's `pieces` are its words: runs as printed, and one piece for each escape; it
 * is `cut` when its closing quote is missing. A `scalar` is a number, `true`, `null`, or anything else that stands bare.
 */
export type JsonToken =
  | { type: "mark"; mark: "{" | "}" | "[" | "]" | ":" | ","; start: number; end: number }
  | { type: "string"; pieces: Piece[]; start: number; end: number; cut: boolean }
  | { type: "scalar"; text: string; start: number; end: number };

const ESCAPES: Record<string, string> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const ESCAPE = /^\\(?:u([\da-fA-F]{4})(?:\\u([\da-fA-F]{4}))?|([^u]))/;
/** The longest escape is a surrogate pair. */
const MAX_ESCAPE = 12;
const SCALAR_END = /[\s{}[\]:,"]/g;

/**
 * Cuts JSON, or JSON lines, into tokens with exact ranges, whatever the chunks. It never throws and knows no grammar:
 * `readJson` makes values of the tokens. Libraries were no help here: those that stream give no ranges of a string's
 * escapes (or only bytes of another encoding), those that give ranges want the whole text.
 */
export function scanJson(take: (token: JsonToken) => void): TextParse {
  const scan = new JsonScan(take);
  return { write: (chunk) => scan.write(chunk), end: () => scan.end() };
}

class JsonScan {
  private readonly take: (token: JsonToken) => void;
  /** The text at hand, its offset, and how far it is looked at. */
  private text = "";
  private base = 0;
  private at = 0;
  private state: "between" | "string" | "scalar" = "between";
  /** Of the string or scalar that chunks may cut: where it begins, and its words so far. */
  private start = 0;
  private pieces: Piece[] = [];
  private bare = "";
  /** The last piece is a run as printed, which may go on in the next chunk. */
  private inRun = false;
  /** The next quote and backslash in the text at hand, if they were looked for from here on; its length for none. */
  private quote = -1;
  private backslash = -1;

  constructor(take: (token: JsonToken) => void) {
    this.take = take;
  }

  write(chunk: string): void {
    this.text = this.text.slice(this.at) + chunk;
    this.base += this.at;
    this.at = 0;
    this.quote = -1;
    this.backslash = -1;
    this.drain(false);
  }

  end(): void {
    this.drain(true);
    if (this.state === "string") this.endString(true);
    if (this.state === "scalar") this.endScalar();
  }

  /** Each step looks at some text and says whether there may be more to do. */
  private drain(atEnd: boolean): void {
    for (let more = true; more; ) {
      if (this.state === "between") more = this.between();
      else more = this.state === "string" ? this.string(atEnd) : this.scalar();
    }
  }

  private find(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.index ?? this.text.length;
  }

  private between(): boolean {
    while (isWhiteSpace(this.text.charCodeAt(this.at))) this.at++;
    const mark = this.text[this.at];
    if (mark === undefined) return false;
    this.start = this.base + this.at;
    if (mark === '"') {
      this.at++;
      this.state = "string";
    } else if ("{}[]:,".includes(mark)) {
      this.at++;
      this.take({ type: "mark", mark: mark as "{", start: this.start, end: this.start + 1 });
    } else this.state = "scalar";
    return true;
  }

  private scalar(): boolean {
    const end = this.find(SCALAR_END);
    this.bare += this.text.slice(this.at, end);
    this.at = end;
    if (end === this.text.length) return false;
    this.endScalar();
    return true;
  }

  private string(atEnd: boolean): boolean {
    if (this.quote < this.at) this.quote = indexFrom(this.text, '"', this.at);
    if (this.backslash < this.at) this.backslash = indexFrom(this.text, "\\", this.at);
    const stop = Math.min(this.quote, this.backslash);
    this.run(stop);
    if (stop === this.text.length) return false;
    if (this.text[stop] === '"') {
      this.at++;
      this.endString(false);
      return true;
    }
    if (this.text.length - stop < MAX_ESCAPE && !atEnd) return false;
    this.escape();
    return true;
  }

  private run(to: number): void {
    if (to === this.at) return;
    const [text, end] = [this.text.slice(this.at, to), this.base + to];
    const last = this.pieces.at(-1);
    if (last && this.inRun) {
      last.text += text;
      last.end = end;
    } else this.add({ text, start: this.base + this.at, end });
    this.inRun = true;
    this.at = to;
  }

  private escape(): void {
    const match = ESCAPE.exec(this.text.slice(this.at, this.at + MAX_ESCAPE));
    const [high, low, single] = [match?.[1], match?.[2], match?.[3]];
    const first = high === undefined ? "" : String.fromCharCode(Number.parseInt(high, 16));
    const both = low === undefined ? "" : first + String.fromCharCode(Number.parseInt(low, 16));
    if (single !== undefined && ESCAPES[single] !== undefined) this.addEscape(ESCAPES[single], 2);
    else if (/^[\ud800-\udbff][\udc00-\udfff]$/.test(both)) this.addEscape(both, MAX_ESCAPE);
    else if (high !== undefined) this.addEscape(first, 6);
    else this.run(this.at + 1);
  }

  private addEscape(text: string, length: number): void {
    const start = this.base + this.at;
    this.add({ text, start, end: start + length });
    this.inRun = false;
    this.at += length;
  }

  /** Most strings are one piece, for which an array that has room for more would be kept. */
  private add(piece: Piece): void {
    if (this.pieces.length === 0) this.pieces = [piece];
    else this.pieces.push(piece);
  }

  private endString(cut: boolean): void {
    const { pieces, start } = this;
    this.take({ type: "string", pieces, start, end: this.base + this.at, cut });
    this.pieces = [];
    this.inRun = false;
    this.state = "between";
  }

  private endScalar(): void {
    this.take({ type: "scalar", text: this.bare, start: this.start, end: this.base + this.at });
    this.bare = "";
    this.state = "between";
  }
}
