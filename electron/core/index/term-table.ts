import { termOf } from "../../../shared/text/tokens.ts";

/** Facts of a term: hash, where its units begin in the arena, their number. */
const WIDTH = 3;
const FREE = 0;

/**
 * Numbers the terms of much text, densely from 0 in the order in which they came first. A hash table over character
 * codes: a term that is there already is found without a string being made of it.
 */
export class TermTable {
  /** Number of a term and 1. */
  private slots = new Uint32Array(1 << 12);
  private facts = new Uint32Array(WIDTH << 11);
  /** The characters of all terms, one after the other. */
  private arena = new Uint16Array(1 << 14);
  private used = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a token as `scanPrinted` tells it. */
  numberOf(text: string, start: number, end: number, isPlain: boolean): number {
    if (isPlain) return this.numberOfPlain(text, start, end);
    const term = termOf(text.slice(start, end), false);
    return this.numberOfPlain(term, 0, term.length);
  }

  /** All terms by number. */
  terms(): string[] {
    const decoder = new TextDecoder("utf-16le");
    return Array.from({ length: this.count }, (_, number) => {
      const from = this.facts[number * WIDTH + 1] as number;
      return decoder.decode(this.arena.subarray(from, from + (this.facts[number * WIDTH + 2] as number)));
    });
  }

  /** ASCII letters count as lower-case ones; what is folded already holds no others. */
  private numberOfPlain(text: string, start: number, end: number): number {
    const { facts, slots, arena } = this;
    const length = end - start;
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ lowerCode(text.charCodeAt(at)), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let found = slots[slot] as number; found !== FREE; found = slots[slot] as number) {
      const fact = (found - 1) * WIDTH;
      if (facts[fact] === hash && facts[fact + 2] === length) {
        let unit = facts[fact + 1] as number;
        let at = start;
        while (at < end && arena[unit] === lowerCode(text.charCodeAt(at))) {
          unit++;
          at++;
        }
        if (at === end) return found - 1;
      }
      slot = (slot + 1) & mask;
    }
    return this.add(text, start, end, hash, slot);
  }

  private add(text: string, start: number, end: number, hash: number, slot: number): number {
    if ((this.count + 1) * 2 > this.slots.length) {
      this.widen();
      return this.numberOfPlain(text, start, end);
    }
    while (this.used + end - start > this.arena.length) {
      const arena = new Uint16Array(this.arena.length * 2);
      arena.set(this.arena);
      this.arena = arena;
    }
    this.facts.set([hash, this.used, end - start], this.count * WIDTH);
    for (let at = start; at < end; at++) this.arena[this.used++] = lowerCode(text.charCodeAt(at));
    this.slots[slot] = ++this.count;
    return this.count - 1;
  }

  private widen(): void {
    const facts = new Uint32Array(this.facts.length * 2);
    facts.set(this.facts);
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = (facts[number * WIDTH] as number) & mask;
      while (slots[slot] !== FREE) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.facts = facts;
    this.slots = slots;
  }
}

function lowerCode(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}
