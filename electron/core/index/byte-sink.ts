/** Bytes that grow at their end, with numbers in seven-bit groups (the least first; a set top bit goes on). */
export class ByteSink {
  private bytes = new Uint8Array(1024);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Appends a whole number from 0 to 2^32 - 1. */
  putVarint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow();
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** What was put, valid until the next change. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const wider = new Uint8Array(this.bytes.length * 2);
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}
