/** What the scanner tells, in order; all positions are offsets of the document. */
export interface MarkupTokens {
  /** A stretch of text; the next may follow right after it. */
  ontext(start: number, end: number): void;
  onopentagname(start: number, end: number): void;
  onattribname(start: number, end: number): void;
  /** The value of the attribute named last, without its quotes. */
  onattribdata(start: number, end: number): void;
  /** `>` of a start tag, `at` its place; of an empty-element tag. */
  onopentagend(at: number): void;
  onselfclosingtag(at: number): void;
  /** The name of an end tag. */
  onclosetag(start: number, end: number): void;
  /** `trailing`: how much of what ends it stands before `end`. */
  oncdata(start: number, end: number, trailing: number): void;
  oncomment(start: number, end: number): void;
  onprocessinginstruction(start: number, end: number): void;
  ondeclaration(start: number, end: number): void;
}

type State =
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

const SLASH = 47;
const GREATER = 62;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const CDATA_WORD = "CDATA[";
const DOCTYPE_WORD = "doctype";
/** HTML elements whose content holds no tags but their own end. */
const RAW = new Set("iframe noembed noframes script style title textarea xmp".split(" "));
const SHORTEST_RAW = "xmp".length;
const RAW_OR_PLAIN = [...RAW, "plaintext"];

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
 * values are searched for their ends, not walked through.
 */
export class MarkupScanner {
  private readonly isXml: boolean;
  private readonly tokens: MarkupTokens;
  private state: State = "text";
  private text = "";
  private base = 0;
  private end = 0;
  /** The next character to look at, and where the current token begins. */
  private at = 0;
  private start = 0;
  /** The element whose raw text is being read, or an empty string. */
  private raw = "";
  /** The rest is looked at again when there is more of it. */
  private waits = false;
  /** How much of `CDATA[` or `doctype` was met. */
  private matched = 0;

  constructor(isXml: boolean, tokens: MarkupTokens) {
    this.isXml = isXml;
    this.tokens = tokens;
  }

  /** More of the document is there: `text` begins at `base`, not after the token that was unfinished. */
  scan(text: string, base: number): void {
    this.text = text;
    this.base = base;
    this.end = base + text.length;
    this.waits = false;
    while (this.at < this.end && !this.waits) this.step();
  }

  /** The document is over; an unfinished tag is passed over, anything else unfinished is text or a comment. */
  finish(): void {
    const { state, start, end, isXml, tokens } = this;
    const isTag =
      /^(?:beforeAttribute|attributeName|afterAttributeName|beforeValue|doubleQuoted|singleQuoted|unquoted|selfClosing|closingName|afterClosingName)$/;
    if (state === "cdata" && isXml) {
      if (start < end) tokens.oncdata(start, end, 0);
    } else if (state === "cdata") tokens.oncomment(start - CDATA_WORD.length - 1, end);
    else if (state === "comment") tokens.oncomment(start, end);
    else if (/^(?:bogusComment|beforeComment|cdataWord|doctypeWord|declaration)$/.test(state)) {
      if (isXml) tokens.ontext(start, end);
      else if (state !== "declaration" && !(state === "doctypeWord" && this.matched === DOCTYPE_WORD.length)) {
        tokens.oncomment(start, end);
      }
    } else if (state === "beforeDeclaration" && !isXml) tokens.oncomment(start, end);
    else if (start >= end || isTag.test(state)) return;
    else if (state === "tagName") {
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

  private declarationStep(state: State): void {
    if (state === "comment") this.comment();
    else if (state === "beforeDeclaration") this.beforeDeclaration();
    else if (state === "beforeComment") this.beforeComment();
    else if (state === "declaration") this.upToGreater((at) => this.tokens.ondeclaration(this.start, at));
    else if (state === "bogusComment") this.upToGreater((at) => this.tokens.oncomment(this.start, at));
    else if (state === "instruction") this.instruction();
    else if (state === "cdata") this.cdata();
    else if (state === "cdataWord") this.cdataWord();
    else this.doctypeWord();
  }

  private code(at = this.at): number {
    return this.text.charCodeAt(at - this.base);
  }

  private slice(start: number, end: number): string {
    return this.text.slice(start - this.base, end - this.base);
  }

  /** Where `wanted` stands from `from` on; -1 when it does not. */
  private find(wanted: string, from: number): number {
    const index = this.text.indexOf(wanted, from - this.base);
    return index < 0 ? -1 : index + this.base;
  }

  /** Another token begins, or text goes on, at the character after the current one. */
  private next(state: State): void {
    this.at++;
    this.state = state;
  }

  private resume(state: State): void {
    this.at++;
    this.start = this.at;
    this.state = state;
  }

  private inText(): void {
    const tag = this.find("<", this.at);
    if (tag < 0) {
      this.at = this.end;
      return;
    }
    if (tag > this.start) this.tokens.ontext(this.start, tag);
    this.start = tag;
    this.at = tag;
    this.next("beforeTagName");
  }

  private beforeTagName(): void {
    const code = this.code();
    if (code === 33) this.resume("beforeDeclaration");
    else if (code === 63) {
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
  private nameEnd(): number {
    const { text, base, end } = this;
    let at = this.at;
    while (at < end && !endsName(text.charCodeAt(at - base))) at++;
    this.at = at;
    return at < end ? at : -1;
  }

  private tagName(): void {
    const to = this.nameEnd();
    if (to < 0) return;
    this.tokens.onopentagname(this.start, to);
    if (!this.isXml) this.raw = this.rawElement(to);
    this.state = "beforeAttribute";
  }

  /** The element's name where its content holds no tags, else an empty string. */
  private rawElement(to: number): string {
    if (to - this.start < SHORTEST_RAW) return "";
    const name = this.slice(this.start, to).toLowerCase();
    return RAW.has(name) || name === "plaintext" ? name : "";
  }

  private enterBody(): void {
    if (this.raw === "") this.resume("text");
    else this.resume(this.raw === "plaintext" ? "plainText" : "rawText");
  }

  private beforeAttribute(): void {
    const code = this.code();
    if (code === GREATER) {
      this.tokens.onopentagend(this.at);
      this.enterBody();
    } else if (code === SLASH) this.next("selfClosing");
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
    this.tokens.onattribname(this.start, at);
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
    this.tokens.onattribdata(this.start, close);
    this.next("beforeAttribute");
  }

  private unquoted(): void {
    const code = this.code();
    if (!isSpace(code) && code !== GREATER) this.at++;
    else {
      this.tokens.onattribdata(this.start, this.at);
      this.state = "beforeAttribute";
    }
  }

  private selfClosing(): void {
    const code = this.code();
    if (code === GREATER) {
      this.tokens.onselfclosingtag(this.at);
      if (this.isXml) this.resume("text");
      else this.enterBody();
    } else if (isSpace(code)) this.at++;
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
    const to = this.nameEnd();
    if (to < 0) return;
    this.tokens.onclosetag(this.start, to);
    if (this.code() === GREATER) this.resume("text");
    else this.state = "afterClosingName";
  }

  private upToGreater(take: (at: number) => void): void {
    const close = this.find(">", this.at);
    this.at = close < 0 ? this.end : close;
    if (close < 0) return;
    take(close);
    this.resume("text");
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

  private beforeDeclaration(): void {
    const code = this.code();
    if (code === 91) {
      this.matched = 0;
      this.next("cdataWord");
    } else if (this.isXml) this.next(code === DASH ? "beforeComment" : "declaration");
    else if (code === 68 || code === 100) {
      this.matched = 1;
      this.next("doctypeWord");
    } else if (code === GREATER) this.emptyComment();
    else this.next(code === DASH ? "beforeComment" : "bogusComment");
  }

  private emptyComment(): void {
    this.tokens.oncomment(this.start, this.at);
    this.resume("text");
  }

  private cdataWord(): void {
    if (this.code() !== CDATA_WORD.charCodeAt(this.matched)) {
      this.matched = 0;
      this.state = this.isXml ? "declaration" : "bogusComment";
    } else if (++this.matched === CDATA_WORD.length) this.resume("cdata");
    else this.at++;
  }

  private doctypeWord(): void {
    const code = this.code();
    if (this.matched === DOCTYPE_WORD.length) this.state = "declaration";
    else if ((code | 32) === DOCTYPE_WORD.charCodeAt(this.matched)) {
      this.matched++;
      this.at++;
    } else if (code === GREATER) this.emptyComment();
    else this.next("bogusComment");
  }

  private beforeComment(): void {
    const code = this.code();
    if (code === DASH) this.resume("comment");
    else if (this.isXml) this.next("declaration");
    else if (code === GREATER) this.emptyComment();
    else this.next("bogusComment");
  }

  /** Ends at `-->` or `--!>`; in HTML at `>` and `->` right at its beginning too. */
  private comment(): void {
    const { start, end } = this;
    if (!this.isXml && this.at <= start + 1) {
      const begins = this.slice(start, Math.min(end, start + 2));
      const isShort = begins.startsWith(">") || begins === "->";
      if (isShort) {
        this.at = start + begins.indexOf(">");
        this.emptyComment();
        return;
      }
      if (begins === "-" && start + 1 === end) {
        this.at = end;
        return;
      }
    }
    // What was looked at may end in the beginning of the end.
    for (
      let dashes = this.find("--", Math.max(start, this.at - 3));
      dashes >= 0;
      dashes = this.find("--", dashes + 1)
    ) {
      const close = dashes + (this.code(dashes + 2) === 33 ? 3 : 2);
      if (close >= end || this.code(close) !== GREATER) continue;
      this.at = close;
      this.emptyComment();
      return;
    }
    this.at = end;
  }

  private cdata(): void {
    const close = this.find("]]>", Math.max(this.start, this.at - 2));
    this.at = close < 0 ? this.end : close + 2;
    if (close < 0) return;
    this.tokens.oncdata(this.start, this.at, 2);
    this.resume("text");
  }

  private instruction(): void {
    const close = this.find("?>", Math.max(this.start, this.at - 1));
    this.at = close < 0 ? this.end : close + 1;
    if (close < 0) return;
    this.tokens.onprocessinginstruction(this.start, close);
    this.resume("text");
  }
}
