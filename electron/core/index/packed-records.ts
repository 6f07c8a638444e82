import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib";

/**
 * Records are compressed in blocks of about this many characters. A page of a table reads a record each of hundreds of
 * debates: with 32 KB opening the rest of their blocks took most of its time, and packed them by a tenth better.
 */
const BLOCK = 16384;
/** As small as deflate makes it, in half the time; handing blocks to another thread would cost more than the work. */
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What is smaller is kept as it is: to set packing up takes longer than to pack so little. */
const SMALL = 4096;
/** What stands of each block before the first: its first record, where it ends behind this head, its size. */
const HEAD = { first: 0, end: 1, size: 2, width: 3 } as const;

/**
 * Packs texts so that each can be read alone; {@link PackedRecords} reads them. `isSmall` is for what packing would not make
 * much smaller, and many of which are read at once: it is kept as it is.
 */
export function packRecords(records: readonly string[], { isSmall = false } = {}): Uint8Array {
  const blocks: ({ first: number } & Block)[] = [];
  for (let first = 0; first < records.length; ) {
    let end = first;
    for (let size = 0; end < records.length && (size === 0 || size < BLOCK); end++) size += records[end]?.length ?? 0;
    blocks.push({ first, ...packBlock(records.slice(first, end), isSmall) });
    first = end;
  }
  const head = new Uint32Array(2 + blocks.length * HEAD.width);
  head[0] = records.length;
  head[1] = blocks.length;
  let end = 0;
  for (const [at, { first, bytes, size }] of blocks.entries()) {
    end += bytes.length;
    head.set([first, end, size], 2 + at * HEAD.width);
  }
  return Buffer.concat([new Uint8Array(head.buffer), ...blocks.map((block) => block.bytes)]);
}

interface Block {
  bytes: Uint8Array;
  /** Before it was packed; 0 for one that is kept as it is. */
  size: number;
}

function packBlock(records: readonly string[], isSmall: boolean): Block {
  const texts = records.map((text) => Buffer.from(text, "utf8"));
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [at, { length }] of texts.entries()) {
    end += length;
    ends[at] = end;
  }
  const bytes = Buffer.concat([new Uint8Array(ends.buffer), ...texts]);
  if (isSmall || bytes.length < SMALL) return { bytes, size: 0 };
  return { bytes: zstdCompressSync(bytes, { ...QUICK, chunkSize: roomFor(bytes.length) }), size: bytes.length };
}

/** Packed texts, opened a block at a time. */
export class PackedRecords {
  readonly count: number;
  private readonly bytes: Uint8Array;
  private readonly head: DataView;
  private readonly blocks: number;
  /** The block that was opened last: what is read next to a record mostly stands in the same. */
  private opened: { block: number; bytes: Buffer } | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.count = this.head.getUint32(0, true);
    this.blocks = this.head.getUint32(4, true);
  }

  /** The text of a record. Throws a `RangeError` when there is no such record. */
  text(at: number): string {
    if (at < 0 || at >= this.count) throw new RangeError(`no record ${at} among ${this.count}`);
    const block = this.blockOf(at);
    const bytes = this.open(block);
    const first = this.firstOf(block);
    const size = (block + 1 < this.blocks ? this.firstOf(block + 1) : this.count) - first;
    const from = at === first ? 0 : bytes.readUInt32LE((at - first - 1) * 4);
    return bytes.toString("utf8", size * 4 + from, size * 4 + bytes.readUInt32LE((at - first) * 4));
  }

  private blockOf(record: number): number {
    let [low, high] = [0, this.blocks - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.firstOf(middle) <= record) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private firstOf(block: number): number {
    return this.headOf(block, "first");
  }

  private headOf(block: number, fact: "first" | "end" | "size"): number {
    return this.head.getUint32(8 + (block * HEAD.width + HEAD[fact]) * 4, true);
  }

  private open(block: number): Buffer {
    if (this.opened?.block !== block) {
      const start = 8 + this.blocks * HEAD.width * 4;
      const from = block === 0 ? 0 : this.headOf(block - 1, "end");
      const bytes = this.bytes.subarray(start + from, start + this.headOf(block, "end"));
      const size = this.headOf(block, "size");
      const isPacked = size > 0;
      this.opened = {
        block,
        bytes: isPacked
          ? zstdDecompressSync(bytes, { chunkSize: roomFor(size) })
          : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      };
    }
    return this.opened.bytes;
  }
}

/** All that comes out goes into one piece of memory, and none of it is much too large: 128 KB would be used otherwise. */
function roomFor(size: number): number {
  return size + 64;
}
