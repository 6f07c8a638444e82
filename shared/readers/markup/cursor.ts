import type { MarkupTokens } from "./tokens.ts";

/** What the scanner is in the middle of. */
export type State =
  | "text"
  | "beforeTagName"
  | "tagName"
  | "beforeAttribute"
  | "attributeName"
  | "afterAttributeName"
  | "beforeValue"
  | "doubleQuoted"
  | "singleQuoted"
  | "unquoted"
  | "selfClosing"
  | "beforeClosingName"
  | "closingName"
  | "afterClosingName"
  | "rawText"
  | "plainText"
  | "beforeDeclaration"
  | "cdataWord"
  | "doctypeWord"
  | "beforeComment"
  | "declaration"
  | "bogusComment"
  | "comment"
  | "cdata"
  | "instruction";

export const GREATER = 62;
export const DASH = 45;

/** The part of a document that is at hand, the place in it that is looked at next, and what is being read there. */
export abstract class MarkupCursor {
  protected readonly isXml: boolean;
  protected readonly tokens: MarkupTokens;
  protected state: State = "text";
  protected text = "";
  protected base = 0;
  protected end = 0;
  /** The next character to look at, and where the current token begins. */
  protected at = 0;
  protected start = 0;

  constructor(isXml: boolean, tokens: MarkupTokens) {
    this.isXml = isXml;
    this.tokens = tokens;
  }

  protected code(at = this.at): number {
    return this.text.charCodeAt(at - this.base);
  }

  protected slice(start: number, end: number): string {
    return this.text.slice(start - this.base, end - this.base);
  }

  /** Where `wanted` stands from `from` on; -1 when it does not. */
  protected find(wanted: string, from: number): number {
    const index = this.text.indexOf(wanted, from - this.base);
    return index < 0 ? -1 : index + this.base;
  }

  /** Another token begins, or text goes on, at the character after the current one. */
  protected next(state: State): void {
    this.at++;
    this.state = state;
  }

  protected resume(state: State): void {
    this.at++;
    this.start = this.at;
    this.state = state;
  }

  protected upToGreater(take: (at: number) => void): void {
    const close = this.find(">", this.at);
    this.at = close < 0 ? this.end : close;
    if (close < 0) return;
    take(close);
    this.resume("text");
  }
}
