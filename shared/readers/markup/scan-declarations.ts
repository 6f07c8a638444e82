import { DASH, GREATER, MarkupCursor, type State } from "./cursor.ts";

const CDATA_WORD = "CDATA[";
const DOCTYPE_WORD = "doctype";

/** The part of the scanner that reads what begins with `<!` or `<?`: comments, CDATA, declarations, instructions. */
export abstract class DeclarationScanner extends MarkupCursor {
  /** How much of `CDATA[` or `doctype` was met. */
  private matched = 0;

  /** The document is over; whether one of these was unfinished, which is text or a comment then. */
  protected finishDeclaration(): boolean {
    const { state, start, end, isXml, tokens } = this;
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
    else return false;
    return true;
  }

  protected declarationStep(state: State): void {
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
