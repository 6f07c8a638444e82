import type { Block } from "../html/blocks.ts";
import { emitPieces } from "../html/page.ts";
import type { TextFeed } from "../html/text-feed.ts";
import type { ReaderContext, ReaderSink, TextReader } from "../reader.ts";
import { PageHeads } from "./page-furniture.ts";
import { lineFor, openFeed, PROBE, takePageText, textReaderFor } from "./reader.ts";

/** Nothing of this is known of a document whose elements nobody knows. */
const NAMELESS = { title: null, url: null, links: [] };

/**
 * Reads blocks as {@link takePageText} does, while they come: as soon as a format of text is recognised, what cannot be a
 * page's head is read and let go. Only for blocks that name nobody by class or level (`h3` to `h6`) and hold no links.
 */
export class PageStream {
  private readonly sink: ReaderSink;
  private readonly context: ReaderContext;
  /** Until a format of text is recognised; all, if none is. */
  private readonly blocks: Block[] = [];
  private length = 0;
  private readonly heads = new PageHeads();
  private reading: { reader: TextReader; feed: TextFeed } | null = null;

  constructor(sink: ReaderSink, context: ReaderContext) {
    this.sink = sink;
    this.context = context;
  }

  block(block: Block): void {
    if (this.reading) {
      this.read(this.heads.add(block));
      return;
    }
    const { blocks, length } = this;
    blocks.push(block);
    this.length += block.words.length + 1;
    if (length <= PROBE && this.length > PROBE) this.choose();
  }

  /** No more blocks come. */
  end(): void {
    if (!this.reading) {
      takePageText({ blocks: this.blocks, ...NAMELESS }, this.sink, this.context);
      return;
    }
    const { heads, words } = this.heads.end();
    for (const block of heads) emitPieces(this.sink, "boilerplate", block.words.slice(0));
    this.read(words);
    this.reading.feed.end();
  }

  private choose(): void {
    const { blocks, sink, context } = this;
    const reader = textReaderFor(blocks.slice(0, -1), false, context.path);
    if (!reader) return;
    this.reading = { reader, feed: openFeed(reader, NAMELESS, sink, context) };
    for (const block of blocks.splice(0)) this.read(this.heads.add(block));
  }

  private read(blocks: readonly Block[]): void {
    if (!this.reading) return;
    const { reader, feed } = this.reading;
    for (const block of blocks) {
      const { words, blankBefore } = lineFor(reader, block);
      feed.line(words, blankBefore);
    }
  }
}
