/**
 * Texts in one piece of bytes, each of which can be read alone: their UTF-8, where each of them ends, how many there are.
 * They are not compressed: to set a decompressor up took longer than all else that reading a record costs.
 */

/** Puts texts together; the same packer serves again and again, in the same memory. */
export class RecordPacker {
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private ends: number[] = [];
  private end = 0;

  /** Bytes of the texts that are held. */
  get size(): number {
    return this.end;
  }

  /** How many texts are held. */
  get count(): number {
    return this.ends.length;
  }

  add(text: string): void {
    // No character takes more than three bytes a unit.
    this.makeRoom(text.length * 3);
    this.end += this.bytes.write(text, this.end, "utf8");
    this.ends.push(this.end);
  }

  /** Gives all texts that were added, for {@link PackedRecords}, and begins anew. */
  finish(): Uint8Array<ArrayBuffer> {
    const { ends, end } = this;
    const packed = new Uint8Array(end + ends.length * 4 + 4);
    packed.set(this.bytes.subarray(0, end));
    const view = new DataView(packed.buffer, end);
    for (const [at, one] of ends.entries()) view.setUint32(at * 4, one, true);
    view.setUint32(ends.length * 4, ends.length, true);
    this.ends = [];
    this.end = 0;
    return packed;
  }

  private makeRoom(size: number): void {
    if (this.end + size <= this.bytes.length) return;
    const wider = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.end + size));
    this.bytes.copy(wider, 0, 0, this.end);
    this.bytes = wider;
  }
}

/** What a {@link RecordPacker} gave. */
export class PackedRecords {
  readonly count: number;
  private readonly bytes: Buffer;
  private readonly ends: number;

  constructor(packed: Uint8Array) {
    this.bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.length);
    this.count = this.bytes.readUInt32LE(packed.length - 4);
    this.ends = packed.length - 4 - this.count * 4;
  }

  /** The text of a record. Throws a `RangeError` when there is no such record. */
  text(at: number): string {
    if (at < 0 || at >= this.count) throw new RangeError(`no record ${at} among ${this.count}`);
    return this.bytes.toString("utf8", at === 0 ? 0 : this.endOf(at - 1), this.endOf(at));
  }

  private endOf(at: number): number {
    return this.bytes.readUInt32LE(this.ends + at * 4);
  }
}
