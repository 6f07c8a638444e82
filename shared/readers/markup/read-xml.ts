import type { Severity } from "../../model/diagnostic.ts";
import type { ReaderSink, TextParse } from "../reader.ts";
import { Coverage } from "./coverage.ts";
import { OpenTag } from "./open-tag.ts";
import { References } from "./references.ts";
import { MarkupScanner } from "./scan-markup.ts";
import type { AttributePlaces, MarkupTokens } from "./tokens.ts";

/** Elements nested deeper than this are not reported; their text is, as if it stood in the last one reported. */
export const MAX_DEPTH = 256;

/**
 * What a reader of XML hears, in document order. Every `open` has its `close`, whatever the source forgot: elements
 * left open are closed by the end of what they stand in, and end tags without a start are passed over.
 */
export interface XmlHandler {
  /** An element begins. `tag` is good only during the call. An empty element is closed right after. */
  open(tag: OpenTag): void;
  /** An element ends; `at` is the offset of its end tag (or where it was closed for want of one). */
  close(name: string, at: number): void;
  /**
   * A whole text with at least one non-blank character: its source, references not decoded, and its offset. It is never
   * cut by chunks, only by markup. The reader accounts for it, by a {@link TextCollector} or a span; what it leaves out
   * is counted as unrecognised. In a `literal` one (CDATA) `&` is just a character.
   */
  text(raw: string, start: number, literal: boolean): void;
  /** A text of blanks alone, where those may part words (`</i> <b>`). */
  blank(start: number, end: number): void;
  /** The document is over; everything is closed. */
  end(): void;
}

/** Begins a handler; it gets the document's references, which texts need. */
export type XmlHandlerFactory = (references: References) => XmlHandler;

/**
 * Reads XML of any size, chunk by chunk, without ever throwing: malformed input gives the diagnostics `malformed-markup`,
 * `truncated`, `too-deep` and `entity-refused`, each at its first place only. Markup is accounted for here, as
 * `boilerplate` or as what the handler says of a tag; texts are the handler's. Events do not depend on how the text is cut.
 */
export function openXml(emit: ReaderSink, handle: XmlHandlerFactory): TextParse {
  const parse = new MarkupParse(emit, handle, true);
  return { write: (chunk) => parse.write(chunk), end: () => parse.end() };
}

/** A byte order mark that some program wrote as characters, before a document's first tag. */
const WRITTEN_MARK = /^(?:&#xfeff;|\u00ef\u00bb\u00bf)\s*$/i;
const SPACE = 32;

/** `text` without a byte order mark that some program wrote as characters. */
export function withoutWrittenMark(text: string): string {
  const first = text.indexOf("<");
  return first > 0 && WRITTEN_MARK.test(text.slice(0, first)) ? text.slice(first) : text;
}

/** Names are kept so that the many elements of one name share one string: comparing those is cheap. */
const NAME_SLOTS = 256;

/** What reading XML and HTML have in common, with XML's rules; the HTML front end replaces those that differ. */
export class MarkupParse implements MarkupTokens {
  protected readonly emit: ReaderSink;
  private readonly handler: XmlHandler;
  private readonly references = new References();
  private readonly coverage: Coverage;
  private readonly tag: OpenTag;
  private readonly scanner: MarkupScanner;
  private readonly said = new Set<string>();
  /** Source not yet handed over, and the offset at which it begins. */
  private window = "";
  private base = 0;
  /** From here on the source is still needed. */
  protected keep = 0;
  protected length = 0;
  /** The text being gathered, -1 when none; chunks cut it into several tokens. */
  private textStart = -1;
  private textEnd = -1;
  /** Names of the open elements; those below {@link MAX_DEPTH} are only counted. */
  protected readonly open: string[] = [];
  protected tooDeep = 0;
  /** Between `[` and `]>` of a document type declaration. */
  private inSubset = false;
  private readonly names: string[] = new Array(NAME_SLOTS).fill("");

  constructor(emit: ReaderSink, handle: XmlHandlerFactory, isXml: boolean) {
    this.emit = emit;
    this.tag = new OpenTag(this.references, !isXml);
    this.scanner = new MarkupScanner(isXml, this);
    this.coverage = new Coverage(emit);
    this.handler = handle(this.references);
  }

  /**
   * What a chunk's end cut is put together with the next chunk up to a `>` alone. Nearly all words are parts of chunks so,
   * which are kept anyway, and not of copies of them.
   */
  write(chunk: string): void {
    const from = this.isBetween ? 0 : chunk.indexOf(">") + 1;
    if (from > 0) this.scan(chunk.slice(0, from));
    this.scan(from > 0 ? chunk.slice(from) : chunk);
  }

  private scan(text: string): void {
    if (this.isBetween) this.keep = this.length;
    const rest = this.window.slice(this.keep - this.base);
    this.window = rest === "" ? text : rest + text;
    this.base = this.keep;
    this.length += text.length;
    this.scanner.scan(this.window, this.base);
  }

  /** Nothing before this place is still to be told. */
  private get isBetween(): boolean {
    return this.textStart < 0 && this.scanner.isBetween;
  }

  end(): void {
    this.scanner.finish();
    this.flushText();
    this.unfinished();
    while (this.open.length > 0) this.closeTop(this.length);
    this.handler.end();
    this.coverage.end(this.lastMarkup());
  }

  ontext(start: number, end: number): void {
    if (this.textEnd !== start || this.textStart < 0) {
      this.flushText();
      this.textStart = start;
    }
    this.textEnd = end;
  }

  onstarttag(start: number, nameEnd: number, end: number, isEmpty: boolean, attributes: AttributePlaces): void {
    this.flushText();
    this.inSubset = false;
    this.element(this.localName(start, nameEnd), start - 1, end, isEmpty, attributes);
  }

  onclosetag(start: number, end: number): void {
    this.flushText();
    const name = this.localName(start, end);
    this.keep = end;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const { open } = this;
    if (open.length > 0 && open[open.length - 1] === name) this.closeTop(start - 2);
    else this.closeUnmatched(name, start - 2, end);
  }

  oncdata(start: number, end: number, trailing: number): void {
    this.flushText();
    this.words(start, end - trailing, true);
    this.keep = end;
  }

  oncomment(_start: number, end: number): void {
    this.markup(end);
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.markup(end);
  }

  ondeclaration(start: number, end: number): void {
    const words = this.slice(start, end);
    const subset = /^DOCTYPE\b[^[]*\[/.exec(words);
    const declaration = subset ? words.slice(subset[0].length).replace(/^\s*<!/, "") : words;
    const refusal = this.references.declare(declaration);
    if (refusal) {
      const message = `The document declares entities that are not taken (${refusal}); references to them stay as printed.`;
      this.say("entity-refused", "warning", message, start - 2, end + 1);
    }
    this.markup(end);
    if (subset) this.inSubset = !/\]\s*$/.test(words);
  }

  /** The document is over; some elements may still be open. */
  protected unfinished(): void {
    if (this.open.length === 0) return;
    const message = `The document ends inside <${this.open.at(-1)}>.`;
    this.say("truncated", "warning", message, this.length, this.length);
  }

  /** Where markup that was understood ends; an unfinished tag at the document's end stays unrecognised. */
  private lastMarkup(): number {
    const rest = this.slice(this.keep, this.length);
    const unfinished = rest.indexOf("<");
    return unfinished < 0 ? this.length : this.keep + unfinished;
  }

  protected markup(end: number): void {
    this.flushText();
    this.keep = end;
  }

  /** Hands the gathered text over. In a document type's subset it is part of the declaration. */
  protected flushText(): void {
    const { textStart: start, textEnd: end } = this;
    if (start < 0) return;
    this.textStart = -1;
    this.keep = end;
    if (!this.inSubset) {
      this.words(start, end, false);
      return;
    }
    const close = /\]\s*>/.exec(this.slice(start, end));
    if (!close) return;
    this.inSubset = false;
    this.words(start + close.index + close[0].length, end, false);
  }

  protected words(start: number, end: number, literal: boolean): void {
    if (start >= end) return;
    if (this.isBlank(start, end)) {
      this.handler.blank(start, end);
      return;
    }
    if (start === 0 && WRITTEN_MARK.test(this.slice(start, end))) return;
    this.coverage.text(start, end);
    this.handler.text(this.slice(start, end), start, literal);
  }

  private isBlank(start: number, end: number): boolean {
    if (this.window.charCodeAt(start - this.base) > SPACE) return false;
    for (let at = start - this.base; at < end - this.base; at++) {
      const code = this.window.charCodeAt(at);
      if (code !== 32 && (code < 9 || code > 13 || code === 11)) return false;
    }
    return true;
  }

  protected element(name: string, start: number, end: number, isEmpty: boolean, attributes: AttributePlaces): void {
    this.keep = end;
    if (this.open.length >= MAX_DEPTH) {
      const message = `Elements are nested more than ${MAX_DEPTH} deep; those below are read as plain text.`;
      this.say("too-deep", "warning", message, start, end);
      if (!isEmpty) this.tooDeep++;
      return;
    }
    const { tag } = this;
    tag.begin(name, start, end, this.window, this.base, attributes);
    this.open.push(name);
    this.handler.open(tag);
    this.coverage.tag(tag);
    if (isEmpty) this.closeTop(end);
  }

  protected closeTop(at: number): void {
    this.handler.close(this.open.pop() as string, at);
  }

  protected closeUnmatched(name: string, at: number, end: number): void {
    const index = this.open.lastIndexOf(name);
    const message =
      index < 0 ? `</${name}> ends nothing.` : `</${name}> ends <${this.open.at(-1)}> too, which was left open.`;
    this.say("malformed-markup", "warning", message, at, end);
    while (index >= 0 && this.open.length > index) this.closeTop(at);
  }

  protected say(code: string, severity: Severity, message: string, start: number, end: number): void {
    if (this.said.has(code)) return;
    this.said.add(code);
    this.emit({ type: "diagnostic", code, severity, message, range: { start, end } });
  }

  /** An element's name as handlers hear it. */
  protected nameOf(printed: string): string {
    return printed.slice(printed.lastIndexOf(":") + 1);
  }

  protected localName(start: number, end: number): string {
    const { window, base, names } = this;
    const slot = (window.charCodeAt(start - base) * 31 + window.charCodeAt(end - base - 1) + end - start) % NAME_SLOTS;
    const known = names[slot] as string;
    if (known.length === end - start && window.startsWith(known, start - base)) return known;
    const printed = this.slice(start, end);
    const name = this.nameOf(printed);
    if (name === printed) names[slot] = name;
    return name;
  }

  protected slice(start: number, end: number): string {
    return this.window.slice(start - this.base, end - this.base);
  }
}
