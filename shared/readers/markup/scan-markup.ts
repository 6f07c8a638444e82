import { GREATER, type State } from "./cursor.ts";
import { DeclarationScanner } from "./scan-declarations.ts";
import type { AttributePlaces } from "./tokens.ts";

const SLASH = 47;
const EQUALS = 61;
const EXCLAMATION = 33;
const QUESTION = 63;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
/** HTML elements whose content holds no tags but their own end. */
const RAW = new Set("iframe noembed noframes script style title textarea xmp".split(" "));
const RAW_OR_PLAIN = [...RAW, "plaintext"];
/** Letters and lengths with which their names begin; most names of other elements are told by these alone. */
const RAW_INITIALS = new Set(RAW_OR_PLAIN.map((name) => name.charCodeAt(0) + 256 * name.length));
/** States within a tag that is passed over when the document ends in it. */
const IN_TAG = new Set<State>([
  "beforeAttribute",
  "attributeName",
  "afterAttributeName",
  "beforeValue",
  "doubleQuoted",
  "singleQuoted",
  "unquoted",
  "selfClosing",
  "closingName",
  "afterClosingName",
]);

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
}

function endsName(code: number): boolean {
  return code === SLASH || code === GREATER || isSpace(code);
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * Cuts XML or HTML into tokens, as browsers do with HTML and a forgiving reader with XML: never throwing, whatever the
 * input. It goes on where it stopped, so that nothing is looked at twice however chunks are cut; texts, comments and quoted
 * values are searched for their ends, not walked through. Tags that are all there and written as nearly all are, are read in
 * one go; whatever is not goes through the states.
 */
export class MarkupScanner extends DeclarationScanner {
  /** The element whose raw text is being read, or an empty string. */
  private raw = "";
  /** The rest is looked at again when there is more of it. */
  private waits = false;
  /** Where the name of the start tag stands, and its attributes so far. */
  private nameStart = 0;
  private nameEnd = 0;
  private readonly attributes: AttributePlaces = { marks: [], count: 0 };

  /** More of the document is there: `text` begins at `base`, not after the token that was unfinished. */
  scan(text: string, base: number): void {
    this.text = text;
    this.base = base;
    this.end = base + text.length;
    this.waits = false;
    while (this.at < this.end && !this.waits) this.step();
  }

  /** All of the document so far was told. */
  get isBetween(): boolean {
    return this.state === "text" && this.start === this.end;
  }

  /** The document is over; an unfinished tag is passed over, anything else unfinished is text or a comment. */
  finish(): void {
    const { state, start, end, isXml, tokens } = this;
    if (this.finishDeclaration() || start >= end || IN_TAG.has(state)) return;
    if (state === "tagName") {
      const name = this.slice(start, end).toLowerCase();
      if (!isXml && RAW_OR_PLAIN.some((raw) => raw.startsWith(name))) tokens.ontext(start, end);
    } else tokens.ontext(start, end);
  }

  private step(): void {
    const { state } = this;
    if (state === "text") this.inText();
    else if (state === "beforeTagName") this.beforeTagName();
    else if (state === "tagName") this.tagName();
    else if (state === "beforeAttribute") this.beforeAttribute();
    else if (state === "attributeName") this.attributeName();
    else if (state === "doubleQuoted") this.quoted('"');
    else if (state === "beforeValue") this.beforeValue();
    else if (state === "beforeClosingName") this.beforeClosingName();
    else if (state === "closingName") this.closingName();
    else if (state === "afterClosingName") this.upToGreater(() => {});
    else if (state === "selfClosing") this.selfClosing();
    else if (state === "singleQuoted") this.quoted("'");
    else if (state === "afterAttributeName") this.afterAttributeName();
    else if (state === "unquoted") this.unquoted();
    else if (state === "rawText") this.rawText();
    else if (state === "plainText") this.at = this.end;
    else this.declarationStep(state);
  }

  private inText(): void {
    while (this.state === "text") {
      const tag = this.find("<", this.at);
      if (tag < 0) {
        this.at = this.end;
        return;
      }
      if (tag > this.start) this.tokens.ontext(this.start, tag);
      this.start = tag;
      this.at = tag;
      const isEnd = this.code(tag + 1) === SLASH;
      if (!(isEnd ? this.wholeEndTag(tag + 2) : this.wholeStartTag(tag + 1))) this.next("beforeTagName");
    }
  }

  /** `</name>`, its name at `from`; false where it is written otherwise or is not all there. */
  private wholeEndTag(from: number): boolean {
    const { text, base } = this;
    const first = from - base;
    let at = first;
    let code = text.charCodeAt(at);
    if (!this.startsName(code)) return false;
    while (at < text.length && !endsName(code)) code = text.charCodeAt(++at);
    if (code !== GREATER) return false;
    this.tokens.onclosetag(from, at + base);
    this.at = at + base;
    this.resume("text");
    return true;
  }

  /** `<name a="…" b='…'>` or `<name … />`, its name at `from`; false where it is written otherwise or is not all there. */
  private wholeStartTag(from: number): boolean {
    const { text, base } = this;
    let at = from - base;
    let code = text.charCodeAt(at);
    if (!this.startsName(code) || code === EXCLAMATION || code === QUESTION) return false;
    while (at < text.length && !endsName(code)) code = text.charCodeAt(++at);
    const nameEnd = at + base;
    const { attributes } = this;
    attributes.count = 0;
    while (code !== GREATER && code !== SLASH) {
      if (isSpace(code)) code = text.charCodeAt(++at);
      else {
        at = this.wholeAttribute(at);
        if (at < 0) return false;
        code = text.charCodeAt(at);
      }
    }
    const isEmpty = code === SLASH;
    if (isEmpty && text.charCodeAt(++at) !== GREATER) return false;
    this.nameStart = from;
    this.nameEnd = nameEnd;
    this.at = at + base;
    this.endStartTag(isEmpty);
    return true;
  }

  /** The place in the text at hand after `name="…"`, which begins at `from`; -1 where it is written otherwise. */
  private wholeAttribute(from: number): number {
    const { text, base } = this;
    let at = from + 1;
    let code = text.charCodeAt(at);
    while (at < text.length && code !== EQUALS && !endsName(code)) code = text.charCodeAt(++at);
    const quote = code === EQUALS ? text.charCodeAt(at + 1) : 0;
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return -1;
    const close = text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", at + 2);
    if (close < 0) return -1;
    this.mark(from + base, at + base, at + 2 + base, close + base);
    return close + 1;
  }

  private mark(start: number, nameEnd: number, valueStart: number, end: number): void {
    const { attributes } = this;
    const { marks, count } = attributes;
    marks[count] = start;
    marks[count + 1] = nameEnd;
    marks[count + 2] = valueStart;
    marks[count + 3] = end;
    attributes.count = count + 4;
  }

  /** `>` of a start tag stands at the current place; its body begins. */
  private endStartTag(isEmpty: boolean): void {
    const { nameStart, nameEnd, isXml } = this;
    this.tokens.onstarttag(nameStart, nameEnd, this.at + 1, isEmpty, this.attributes);
    const raw = isXml ? "" : this.rawElement(nameStart, nameEnd);
    this.raw = raw;
    if (raw === "") this.resume("text");
    else this.resume(raw === "plaintext" ? "plainText" : "rawText");
  }

  /** The element's name where its content holds no tags, else an empty string. */
  private rawElement(start: number, end: number): string {
    if (!RAW_INITIALS.has((this.code(start) | 32) + 256 * (end - start))) return "";
    const name = this.slice(start, end).toLowerCase();
    return RAW.has(name) || name === "plaintext" ? name : "";
  }

  private beforeTagName(): void {
    const code = this.code();
    if (code === EXCLAMATION) this.resume("beforeDeclaration");
    else if (code === QUESTION) {
      if (this.isXml) this.resume("instruction");
      else {
        this.start = this.at;
        this.next("bogusComment");
      }
    } else if (this.startsName(code)) {
      this.start = this.at;
      this.next("tagName");
    } else if (code === SLASH) this.next("beforeClosingName");
    else this.state = "text";
  }

  private startsName(code: number): boolean {
    return this.isXml ? !endsName(code) : isLetter(code);
  }

  /** The place of the first character that ends a name; -1 when there is none yet. */
  private endOfName(): number {
    const { text, base, end } = this;
    let at = this.at;
    while (at < end && !endsName(text.charCodeAt(at - base))) at++;
    this.at = at;
    return at < end ? at : -1;
  }

  private tagName(): void {
    const to = this.endOfName();
    if (to < 0) return;
    this.nameStart = this.start;
    this.nameEnd = to;
    this.attributes.count = 0;
    this.state = "beforeAttribute";
  }

  private beforeAttribute(): void {
    const code = this.code();
    if (code === GREATER) this.endStartTag(false);
    else if (code === SLASH) this.next("selfClosing");
    else if (isSpace(code)) this.at++;
    else {
      this.start = this.at;
      this.next("attributeName");
    }
  }

  private attributeName(): void {
    const { text, base, end } = this;
    let at = this.at;
    let code = 0;
    for (; at < end; at++) {
      code = text.charCodeAt(at - base);
      if (code === EQUALS || endsName(code)) break;
    }
    this.at = at;
    if (at === end) return;
    this.mark(this.start, at, at, at);
    if (code === EQUALS) this.next("beforeValue");
    else this.state = "afterAttributeName";
  }

  private afterAttributeName(): void {
    const code = this.code();
    if (code === EQUALS) this.next("beforeValue");
    else if (code === SLASH || code === GREATER) this.state = "beforeAttribute";
    else if (isSpace(code)) this.at++;
    else {
      this.start = this.at;
      this.next("attributeName");
    }
  }

  private beforeValue(): void {
    const code = this.code();
    if (code === DOUBLE_QUOTE) this.resume("doubleQuoted");
    else if (code === SINGLE_QUOTE) this.resume("singleQuoted");
    else if (isSpace(code)) this.at++;
    else {
      this.start = this.at;
      this.state = "unquoted";
    }
  }

  private quoted(quote: string): void {
    const close = this.find(quote, this.at);
    this.at = close < 0 ? this.end : close;
    if (close < 0) return;
    this.value(close);
    this.next("beforeAttribute");
  }

  /** The last attribute's value ends at `end`. */
  private value(end: number): void {
    const { marks, count } = this.attributes;
    marks[count - 2] = this.start;
    marks[count - 1] = end;
  }

  private unquoted(): void {
    const code = this.code();
    if (!isSpace(code) && code !== GREATER) this.at++;
    else {
      this.value(this.at);
      this.state = "beforeAttribute";
    }
  }

  private selfClosing(): void {
    const code = this.code();
    if (code === GREATER) this.endStartTag(true);
    else if (isSpace(code)) this.at++;
    else this.state = "beforeAttribute";
  }

  private beforeClosingName(): void {
    const code = this.code();
    if (isSpace(code) && this.isXml) this.at++;
    else if (code === GREATER) {
      // In XML `</>` is text like any other.
      if (this.isXml) this.next("text");
      else this.resume("text");
    } else {
      this.start = this.at;
      this.next(this.startsName(code) ? "closingName" : "bogusComment");
    }
  }

  private closingName(): void {
    const to = this.endOfName();
    if (to < 0) return;
    this.tokens.onclosetag(this.start, to);
    if (this.code() === GREATER) this.resume("text");
    else this.state = "afterClosingName";
  }

  /** Up to the end tag of the same name; `</script` must be followed by something that ends a name. */
  private rawText(): void {
    for (let close = this.find("</", this.at); close >= 0; close = this.find("</", close + 2)) {
      const after = close + 2 + this.raw.length;
      this.at = close;
      if (after >= this.end) {
        // Not all of it is there yet, unless it is another name anyway.
        if (this.raw.startsWith(this.slice(close + 2, this.end).toLowerCase())) {
          this.waits = true;
          return;
        }
        continue;
      }
      if (!endsName(this.code(after)) || this.slice(close + 2, after).toLowerCase() !== this.raw) continue;
      if (close > this.start) this.tokens.ontext(this.start, close);
      this.tokens.onclosetag(close + 2, after);
      this.raw = "";
      this.at = after;
      this.state = "afterClosingName";
      return;
    }
    this.waits = true;
    this.at = this.text.endsWith("<") ? this.end - 1 : this.end;
  }
}
