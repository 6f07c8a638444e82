import { MappedText } from "../mapped-text.ts";
import type { MarkupRole, OpenTag } from "../markup/open-tag.ts";
import type { XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector, wordsRange } from "../markup/text-collector.ts";
import type { Piece, ReaderSink, TextRange } from "../reader.ts";

/** What an element does to the words in it. */
interface ElementSort {
  /** Its words are a block of their own. */
  isBlock: boolean;
  /** An empty line stands before and after it. */
  isSpaced: boolean;
  isCell: boolean;
  style: Style | null;
}

/** Blocks with a blank line around them, and those that only stand on a line of their own. */
const SPACED = "p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol dl hr section article main figure details center";
const PLAIN =
  "div li tr dt dd caption address aside body footer form header html head nav fieldset legend option summary figcaption " +
  "thead tbody tfoot dialog menu dir title";
const INLINE: ElementSort = { isBlock: false, isSpaced: false, isCell: false, style: null };
const SORTS = new Map<string, ElementSort>();
const sortElements = (names: string, sort: Partial<ElementSort>) => {
  for (const name of names.split(" ")) SORTS.set(name, { ...INLINE, ...sort });
};
sortElements(SPACED, { isBlock: true, isSpaced: true });
sortElements(PLAIN, { isBlock: true });
sortElements("td th", { isBlock: true, isCell: true });
sortElements("b strong", { style: "bold" });
sortElements("i em", { style: "italic" });
sortElements("a", { style: "links" });

const HEADING = /^h[1-6]$/;

/** A run of a block's text, in UTF-16 units. */
export interface Run {
  from: number;
  to: number;
}

/** The words between two breaks of lines, as a reader of the page sees them: white space collapsed. */
export interface Block {
  /** The innermost block element that the words stand in (`p`, `h3`, `td`), empty outside of all. */
  element: string;
  /** Its class and style, in small letters. */
  className: string;
  style: string;
  words: MappedText;
  /** What is bold or italic, or a link; runs that only blanks part are one. */
  bold: readonly Run[];
  italic: readonly Run[];
  links: readonly Run[];
  /** An empty line stands before it on the page, or nothing does. */
  blankBefore: boolean;
  /** Only a `<br>` parts it from the block before. */
  continues: boolean;
}

/** What a page's reader hears, in document order. */
export interface BlockHandler {
  block(block: Block): void;
  /** An element begins; a role says what all its words are instead of words of a block. */
  open?(tag: OpenTag): MarkupRole | null;
  close?(name: string): void;
  end(): void;
}

export interface BlockOptions {
  /** Pictures' alternative texts are words. */
  withPictures?: boolean;
}

interface OpenBlock {
  element: string;
  className: string;
  style: string;
}

type Style = "bold" | "italic" | "links";

const NONE: readonly Piece[] = [];
/** Of nearly all blocks nothing is bold, italic or a link. */
export const NO_RUNS: readonly Run[] = [];
/** Of words that stand in no block element. */
const NO_BLOCK: OpenBlock = { element: "", className: "", style: "" };

/** The elements of one style: how many are open, where the outermost of them begins, and those that are over. */
class Styled {
  private depth = 0;
  private start = 0;
  private ranges: TextRange[] = [];

  open(at: number): void {
    if (this.depth++ === 0) this.start = at;
  }

  close(at: number): void {
    if (--this.depth === 0) this.ranges.push({ start: this.start, end: at });
  }

  /** The runs of a block's pieces that have the style; another block begins. */
  take(pieces: readonly Piece[]): readonly Run[] {
    const { ranges, depth, start } = this;
    const last = pieces.at(-1);
    if (ranges.length === 0 && (depth === 0 || !last)) return NO_RUNS;
    this.ranges = [];
    if (depth > 0 && last) ranges.push({ start, end: last.end });
    return runsOf(pieces, ranges);
  }
}

/**
 * Makes blocks of HTML: what block elements and `<br>` part, with a row's cells parted by tabs where each is one line.
 * Steps: tags are left out, references decoded, white space collapsed (but line breaks of `<pre>` end blocks).
 */
export class Blocks implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly handler: BlockHandler;
  private readonly options: BlockOptions;
  private readonly collector: TextCollector;
  private readonly openBlocks: OpenBlock[] = [];
  /** The block that the words gathered so far belong to. */
  private current: OpenBlock | null = null;
  private blankBefore = true;
  private continues = false;
  /** A block within a cell is over: more words of that cell would be another line. */
  private cellBreak = false;
  /** No words of the cell that was begun last came yet. */
  private atCellStart = false;
  private rows = 0;
  private pre = 0;
  private readonly styled = { bold: new Styled(), italic: new Styled(), links: new Styled() };
  private silent: { name: string; nested: number; role: MarkupRole } | null = null;

  constructor(emit: ReaderSink, references: References, handler: BlockHandler, options: BlockOptions = {}) {
    this.emit = emit;
    this.handler = handler;
    this.options = options;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    const { name } = tag;
    if (this.silent) {
      if (this.silent.name === name) this.silent.nested++;
      return;
    }
    const sort = SORTS.get(name);
    if (sort === undefined) {
      if (name === "br") this.lineBreak();
      else if (name === "img") this.picture(tag);
    } else if (sort.isCell) this.openCell(tag);
    else if (sort.isBlock) this.openBlock(tag, sort.isSpaced);
    else if (sort.style) this.styled[sort.style].open(tag.start);
    const role = this.handler.open?.(tag) ?? null;
    if (role !== null) this.silent = { name, nested: 1, role };
  }

  close(name: string, at: number): void {
    if (this.silent) {
      if (this.silent.name !== name || --this.silent.nested > 0) return;
      this.silent = null;
    }
    const sort = SORTS.get(name);
    if (sort?.isBlock) this.closeBlock(name, sort);
    else if (sort?.style) this.styled[sort.style].close(at);
    this.handler.close?.(name);
  }

  text(raw: string, start: number): void {
    if (this.silent) {
      this.emit({ type: "span", role: this.silent.role, range: wordsRange(raw, start) });
      return;
    }
    if (this.cellBreak) this.flush();
    this.atCellStart = false;
    this.current ??= this.openBlocks.at(-1) ?? NO_BLOCK;
    if (this.pre === 0) this.collector.add(raw, start);
    else this.preformatted(raw, start);
  }

  /** The blank itself is markup; the space that it gives has no source. */
  blank(start: number): void {
    if (!this.silent && !this.cellBreak) this.collector.space(start);
  }

  end(): void {
    this.flush();
    this.handler.end();
  }

  private preformatted(raw: string, start: number): void {
    let at = 0;
    for (const line of raw.split(/\r\n|\n|\r/)) {
      if (at > 0) {
        if (this.collector.isEmpty) this.blankBefore = true;
        this.flush();
        this.current = this.openBlocks.at(-1) ?? null;
      }
      this.collector.add(line, start + at);
      at += line.length;
      at += raw.startsWith("\r\n", at) ? 2 : 1;
    }
  }

  private lineBreak(): void {
    if (this.collector.isEmpty) this.blankBefore = true;
    this.flush();
    this.continues = !this.blankBefore;
  }

  private picture(tag: OpenTag): void {
    const words = this.options.withPictures ? tag.words("alt") : [];
    if (words.length === 0) return;
    this.collector.space(tag.start);
    this.current ??= this.openBlocks.at(-1) ?? null;
    this.collector.addPieces(words);
    this.collector.space(tag.end);
  }

  private openBlock(tag: OpenTag, isSpaced: boolean): void {
    const { name } = tag;
    if (name !== "p" || !this.atCellStart) this.flush();
    if (name === "tr") this.rows++;
    if (name === "pre") this.pre++;
    if (isSpaced) this.blankBefore = true;
    this.continues = false;
    this.push(tag);
  }

  /** A cell goes on with its row's line as long as each cell before it was one line. */
  private openCell(tag: OpenTag): void {
    if (!this.collector.isEmpty) this.collector.tab(tag.start);
    this.cellBreak = false;
    this.atCellStart = true;
    this.push(tag);
  }

  /** What stands in a heading (`<h3><center>`) is that heading's. */
  private push(tag: OpenTag): void {
    const outer = this.openBlocks.at(-1);
    if (outer && HEADING.test(outer.element)) this.openBlocks.push(outer);
    else {
      const className = (tag.get("class") ?? "").toLowerCase();
      this.openBlocks.push({ element: tag.name, className, style: (tag.get("style") ?? "").toLowerCase() });
    }
  }

  private closeBlock(name: string, { isCell, isSpaced }: ElementSort): void {
    this.openBlocks.pop();
    if (name === "tr") this.rows--;
    if (name === "pre") this.pre--;
    if (isCell) return;
    // One paragraph in a cell is that cell's words, and the next cell stands beside it.
    if (name === "p" && this.rows > 0 && !this.collector.isEmpty) this.cellBreak = !this.atCellStart;
    else this.flush();
    this.continues = false;
    if (isSpaced) this.blankBefore = true;
  }

  /** Hands over the words gathered so far. */
  private flush(): void {
    this.cellBreak = false;
    this.atCellStart = false;
    const { current, collector } = this;
    this.current = null;
    if (!collector.isEmpty) {
      const { pieces, blanks } = collector.take();
      for (const range of blanks) this.emit({ type: "markup", range });
      this.dropBlanks(pieces);
      if (pieces.length > 0) {
        this.hand(pieces, current ?? NO_BLOCK);
        return;
      }
    }
    this.styled.bold.take(NONE);
    this.styled.italic.take(NONE);
    this.styled.links.take(NONE);
  }

  private hand(pieces: Piece[], { element, className, style }: OpenBlock): void {
    const { blankBefore, continues, styled } = this;
    this.blankBefore = false;
    this.continues = false;
    this.handler.block({
      element,
      className,
      style,
      words: new MappedText(pieces),
      bold: styled.bold.take(pieces),
      italic: styled.italic.take(pieces),
      links: styled.links.take(pieces),
      blankBefore,
      continues: continues && !blankBefore,
    });
  }

  /** Takes printed blanks (`&nbsp;`) and empty cells off both ends. */
  private dropBlanks(pieces: Piece[]): void {
    const drop = (piece: Piece | undefined) => {
      if (piece && piece.end > piece.start)
        this.emit({ type: "markup", range: { start: piece.start, end: piece.end } });
    };
    let from = 0;
    while (pieces[from]?.text.trim() === "") drop(pieces[from++]);
    if (from > 0) pieces.splice(0, from);
    while (pieces.at(-1)?.text.trim() === "") drop(pieces.pop());
  }
}

/** Where in the pieces' text the source ranges are; both are in source order. */
function runsOf(pieces: readonly Piece[], ranges: readonly TextRange[]): Run[] {
  if (ranges.length === 0 || pieces.length === 0) return [];
  const runs: Run[] = [];
  let at = 0;
  let next = 0;
  let blankSince = true;
  for (const { text, start, end } of pieces) {
    const isBlank = text.trim() === "";
    while (next < ranges.length && (ranges[next] as TextRange).end < end) next++;
    const range = ranges[next];
    const within = !isBlank && range !== undefined && start >= range.start && end <= range.end;
    const last = runs.at(-1);
    if (within && last && blankSince) last.to = at + text.length;
    else if (within) runs.push({ from: at, to: at + text.length });
    if (!isBlank) blankSince = within;
    at += text.length;
  }
  return runs;
}

/** Whether a block is a heading (`h1` to `h6`), and of which level; 0 when it is none. */
export function headingLevel({ element }: Block): number {
  return HEADING.test(element) ? Number(element.charAt(1)) : 0;
}

/** Whether the runs hold all words of the block. */
export function isAll({ words }: Block, runs: readonly Run[]): boolean {
  const [run] = runs;
  return runs.length === 1 && run?.from === 0 && run.to === words.text.length;
}
