import { type Block, NO_RUNS } from "../html/blocks.ts";
import { MappedText } from "../mapped-text.ts";
import type { OpenTag } from "../markup/open-tag.ts";
import type { XmlHandler } from "../markup/read-xml.ts";
import type { References } from "../markup/references.ts";
import { TextCollector } from "../markup/text-collector.ts";
import type { ReaderSink } from "../reader.ts";

const HEADING = /^(?:title|head|heading)$/i;

/** Gets blocks in order. */
export interface BlockTaker {
  block(block: Block): void;
  end(): void;
}

/**
 * Makes blocks of XML whose elements nobody knows: what stands in an element is a block, but an element within
 * words is part of them (`<p>the <em>second</em> reading</p>`). Headings have the
 * `element` that they would have in HTML.
 */
export class TextBlocks implements XmlHandler {
  private readonly emit: ReaderSink;
  private readonly page: BlockTaker;
  private readonly collector: TextCollector;
  private readonly nested: string[] = [];
  /** Of the element that the first of the words gathered so far stand in. */
  private element = "";
  /** How deep the outermost element stands that the words gathered so far belong to. */
  private depth = Number.POSITIVE_INFINITY;

  constructor(emit: ReaderSink, references: References, page: BlockTaker) {
    this.emit = emit;
    this.page = page;
    this.collector = new TextCollector(references);
  }

  open(tag: OpenTag): void {
    if (this.depth > this.nested.length) this.flush();
    this.nested.push(tag.name);
  }

  close(): void {
    this.nested.pop();
    // What comes now stands beside the element whose words these are, and is not part of them.
    if (this.depth > this.nested.length + 1) this.flush();
  }

  text(raw: string, start: number, literal: boolean): void {
    if (this.collector.isEmpty) this.element = this.nested.at(-1) ?? "";
    this.depth = Math.min(this.depth, this.nested.length);
    this.collector.add(raw, start, literal);
  }

  blank(start: number): void {
    this.collector.space(start);
  }

  end(): void {
    this.flush();
    this.page.end();
  }

  private flush(): void {
    this.depth = Number.POSITIVE_INFINITY;
    const { pieces, blanks } = this.collector.take();
    for (const range of blanks) this.emit({ type: "markup", range });
    if (pieces.length === 0) return;
    this.page.block({
      element: HEADING.test(this.element) ? "h2" : "",
      className: "",
      style: "",
      words: new MappedText(pieces),
      bold: NO_RUNS,
      italic: NO_RUNS,
      links: NO_RUNS,
      blankBefore: true,
      continues: false,
    });
  }
}
