/** Bytes that grow at their end, with numbers in seven-bit groups (the least first; a set top bit goes on). */
export class ByteSink {
  private bytes = new Uint8Array(1024);
  private length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Appends a whole number from 0 to 2^32 - 1. */
  putVarint(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  putBytes(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** A copy of all that was put. */
  taken(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /** What was put, valid until the next change. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(by: number): void {
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}
