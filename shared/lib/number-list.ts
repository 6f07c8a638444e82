/** A growing list of 32-bit numbers in a typed array. */
export class NumberList {
  private numbers = new Uint32Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Appends a number from 0 to 2^32 - 1. */
  push(number: number): void {
    if (this.count === this.numbers.length) {
      const wider = new Uint32Array(this.count * 2);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[this.count++] = number;
  }

  /** A copy of what is there. */
  finish(): Uint32Array {
    return this.numbers.slice(0, this.count);
  }
}
