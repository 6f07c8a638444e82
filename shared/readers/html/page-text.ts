import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { Piece, ReaderSink, TextParse } from "../reader.ts";
import { type Block, type BlockHandler, Blocks, headingLevel } from "./blocks.ts";
import { emitPieces } from "./page.ts";
import { openHtml } from "./read-html.ts";

/** Elements around a page's text, not of it. */
const FURNITURE = new Set("nav footer aside form button dialog menu".split(" "));
const FURNITURE_ROLE = /^(?:navigation|banner|contentinfo|search|complementary|menu|menubar|dialog)$/;
/** Classes and ids by which pages without such elements call the same. */
const FURNITURE_CLASS =
  /^(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|pager|pagination|skip-?(?:links?|nav)|social|share|sharing|links|tabs|toolbar|cookies?|(?:site|page)-(?:header|footer|nav))$/i;

/** Where a link begins, and its address as printed. */
export interface PageLink {
  at: number;
  href: string;
}

/** A page's text: its blocks in order, and what it says of itself. */
export interface PageText {
  blocks: Block[];
  /** The words of `<title>`. */
  title: string | null;
  /** Where the page says it is published. */
  url: string | null;
  links: PageLink[];
}

interface KeptBlock {
  block: Block;
  /** It stands in `<main>` or `<article>`. */
  isMain: boolean;
}

/**
 * Reads a page and hands its text over at its end: the blocks of `<main>` and `<article>` where it has those, else of
 * `<body>`, without navigation, headers and footers of the page, asides, forms. All that is left out is boilerplate.
 */
export function openPageText(
  sink: ReaderSink,
  withPictures: boolean,
  take: (page: PageText, sink: ReaderSink) => void,
): TextParse {
  return openHtml(
    sink,
    (references) => new Blocks(sink, references, new PageReader(sink, take, !withPictures), { withPictures }),
  );
}

class PageReader implements BlockHandler {
  private readonly sink: ReaderSink;
  private readonly take: (page: PageText, sink: ReaderSink) => void;
  private readonly kept: KeptBlock[] = [];
  private main = 0;
  private title: string | null = null;
  private url: string | null = null;
  private readonly links: PageLink[] = [];

  /** Sites that are known mean other things by their classes. */
  private readonly byClass: boolean;

  constructor(sink: ReaderSink, take: (page: PageText, sink: ReaderSink) => void, byClass: boolean) {
    this.sink = sink;
    this.take = take;
    this.byClass = byClass;
  }

  block(block: Block): void {
    if (block.element === "title") {
      this.title ??= block.words.text;
      emitPieces(this.sink, "metadata", block.words.slice(0));
    } else this.kept.push({ block, isMain: this.main > 0 });
  }

  open(tag: OpenTag): "boilerplate" | null {
    const { name } = tag;
    if (name === "main" || name === "article") this.main++;
    if (name === "link" && tag.get("rel") === "canonical") this.url ??= tag.get("href") || null;
    if (name === "a") this.links.push({ at: tag.start, href: tag.get("href") ?? "" });
    const role = tag.get("role");
    if (FURNITURE.has(name) || (role !== null && FURNITURE_ROLE.test(role))) return "boilerplate";
    if (this.byClass && name !== "body" && isFurniture(tag)) return "boilerplate";
    return name === "header" && this.main === 0 ? "boilerplate" : null;
  }

  close(name: string): void {
    if (name === "main" || name === "article") this.main--;
  }

  end(): void {
    const hasMain = this.kept.some(({ isMain }) => isMain);
    for (const { block, isMain } of this.kept) {
      if (hasMain && !isMain) emitPieces(this.sink, "boilerplate", block.words.slice(0));
    }
    const blocks = this.kept.filter(({ isMain }) => isMain || !hasMain).map(({ block }) => block);
    this.take({ blocks, title: this.title, url: this.url, links: this.links }, this.sink);
  }
}

function isFurniture(tag: OpenTag): boolean {
  const names = `${tag.get("class") ?? ""} ${tag.get("id") ?? ""}`.split(/\s+/);
  return names.some((name) => FURNITURE_CLASS.test(name));
}

/** The text of a page's beginning, line by line as a reader of text gets it; for `sniff`. */
export function pageLines(text: string, withPictures: boolean, linesOf: (blocks: Block[]) => TextLine[]): string {
  let lines = "";
  const parse = openPageText(
    () => {},
    withPictures,
    ({ blocks }) => {
      lines = textOf(linesOf(blocks));
    },
  );
  parse.write(text);
  parse.end();
  return lines;
}

/** A line for a reader of text; a block is one as it stands. */
export interface TextLine {
  words: MappedText;
  blankBefore: boolean;
}

/** Lines as one text. */
export function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ words, blankBefore }) => `${blankBefore ? "\n" : ""}${words.text}\n`).join("");
}

/** A mark that a reader of text needs and the page does not print. */
function markAt(text: string, at: number): Piece {
  return { text, start: at, end: at };
}

/** The side of a vote, above its names: no heading of business, though set as one. */
const SIDE = /^(?:ayes|noes|yeas|nays):?$/i;

/** A block as a line of Markdown: a heading with `#`, a bold name before a colon with `**`. */
export function markedLine(block: Block): TextLine {
  const { words, blankBefore, bold } = block;
  const level = SIDE.test(words.text) ? 0 : headingLevel(block);
  if (level === 0 && bold.length === 0) return block;
  const start = words.range?.start ?? 0;
  if (level > 0) {
    return { words: new MappedText([markAt(`${"#".repeat(level)} `, start), ...words.slice(0)]), blankBefore };
  }
  const [first] = bold;
  const isName = first?.from === 0 && /^[^:：]{2,150}[:：]/.exec(words.text)?.[0].length;
  if (!first || !isName) return block;
  const end = words.text.slice(0, first.to).trimEnd().length;
  if (Math.abs(end - isName) > 1) return block;
  const [name, rest] = [words.slice(0, end), words.slice(end)];
  const marked = [markAt("**", start), ...name, markAt("**", name.at(-1)?.end ?? start), ...rest];
  return { words: new MappedText(marked), blankBefore };
}
