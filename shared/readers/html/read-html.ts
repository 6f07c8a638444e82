import { MAX_DEPTH, MarkupParse, type XmlHandlerFactory } from "../markup/read-xml.ts";
import type { AttributePlaces } from "../markup/tokens.ts";
import type { ReaderSink, TextParse } from "../reader.ts";

const VOID = new Set("area base basefont br col embed frame hr img input link meta param source track wbr".split(" "));
/** What stands in these is nothing that a reader of the page sees. */
const HIDDEN = new Set(
  "script style template noscript noframes noembed iframe object svg math select textarea".split(" "),
);
const ENDS_PARAGRAPH =
  "p div ul ol dl table h1 h2 h3 h4 h5 h6 blockquote pre form hr section article aside header footer nav main center address fieldset figure details menu dir";
/** Elements whose end tag is often left out, and which a start tag of these names ends. */
const ENDED_BY = new Map<string, ReadonlySet<string>>(
  Object.entries({
    p: ENDS_PARAGRAPH,
    li: "li",
    dt: "dt dd",
    dd: "dt dd",
    tr: "tr tbody thead tfoot",
    td: "td th tr tbody thead tfoot",
    th: "td th tr tbody thead tfoot",
    thead: "tbody tfoot",
    tbody: "tbody tfoot",
    head: "body",
    option: "option optgroup",
    a: "a",
  }).map(([name, ending]) => [name, new Set(ending.split(" "))]),
);
/** Start tags that end elements; those of all other names end none. */
const ENDING = new Set([...ENDED_BY.values()].flatMap((names) => [...names]));
/** An element is never ended from outside of these. */
const WALLS = new Set(["table", "template", "button", "object"]);
const LIST_WALLS = new Set([...WALLS, "ul", "ol", "dl"]);
const CELL_WALLS = new Set([...WALLS, "td", "th"]);
const IN_TEXT = new Set(
  "a abbr b big cite code em font i kbd mark q s small span strike strong sub sup tt u var ins del".split(" "),
);
/** Elements that a page may leave open at its end without being cut short. */
const MAY_STAY_OPEN = new Set(["html", "body", "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "a"]);

/**
 * Reads HTML as `openXml` reads XML, by HTML's rules: names are in small letters, start tags end what they must (`<p>`
 * a paragraph, `<li>` an item), void elements are empty, stray end tags are passed over, `<x/>` is empty as its writer
 * meant. Scripts, styles and the like are boilerplate and never reach the handler.
 */
export function openHtml(emit: ReaderSink, handle: XmlHandlerFactory): TextParse {
  const parse = new HtmlParse(emit, handle, false);
  return { write: (chunk) => parse.write(chunk), end: () => parse.end() };
}

class HtmlParse extends MarkupParse {
  /** How many of the open elements are hidden ones, and how many a start tag may end. */
  private hidden = 0;
  private endable = 0;

  override onclosetag(start: number, end: number): void {
    this.flushText();
    const name = this.localName(start, end);
    this.keep = end;
    if (VOID.has(name)) return;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    if (this.open[this.open.length - 1] === name) {
      this.closeTop(start - 2);
      return;
    }
    const index = this.reach(name);
    while (index >= 0 && this.open.length > index) this.closeTop(start - 2);
  }

  override oncdata(_start: number, end: number): void {
    this.markup(end);
  }

  protected override element(
    name: string,
    start: number,
    end: number,
    isEmpty: boolean,
    attributes: AttributePlaces,
  ): void {
    if (this.endable > 0 && this.tooDeep === 0 && ENDING.has(name)) this.endBefore(name, start);
    if (this.open.length < MAX_DEPTH) {
      if (HIDDEN.has(name)) this.hidden++;
      if (ENDED_BY.has(name)) this.endable++;
    }
    super.element(name, start, end, isEmpty || VOID.has(name), attributes);
  }

  protected override closeTop(at: number): void {
    const name = this.open[this.open.length - 1] as string;
    if (this.hidden > 0 && HIDDEN.has(name)) this.hidden--;
    if (this.endable > 0 && ENDED_BY.has(name)) this.endable--;
    super.closeTop(at);
  }

  protected override words(start: number, end: number, literal: boolean): void {
    if (this.hidden === 0) super.words(start, end, literal);
  }

  protected override unfinished(): void {
    const cut = this.open.find((name) => !MAY_STAY_OPEN.has(name));
    if (cut === undefined) return;
    this.say("truncated", "info", `The page ends inside <${cut}>.`, this.length, this.length);
  }

  protected override nameOf(printed: string): string {
    return printed.toLowerCase();
  }

  /** Closes what a start tag of this name ends. */
  private endBefore(name: string, at: number): void {
    const { open } = this;
    const walls = name === "li" || name === "dt" || name === "dd" ? LIST_WALLS : name === "a" ? CELL_WALLS : WALLS;
    let left = this.endable;
    for (let index = open.length - 1; index >= 0 && left > 0; index--) {
      const inner = open[index] as string;
      const ending = ENDED_BY.get(inner);
      if (ending) left--;
      if (ending?.has(name)) {
        while (open.length > index) this.closeTop(at);
      } else if (walls.has(inner)) return;
    }
  }

  /** The index of the element that an end tag ends; -1 when none may be: an inline one never ends a block. */
  private reach(name: string): number {
    const isInText = IN_TEXT.has(name);
    const walls = name === "table" || name === "button" || WALLS.has(name) ? null : WALLS;
    for (let index = this.open.length - 1; index >= 0; index--) {
      const inner = this.open[index] as string;
      if (inner === name) return index;
      if ((isInText && !IN_TEXT.has(inner)) || walls?.has(inner)) return -1;
    }
    return -1;
  }
}
