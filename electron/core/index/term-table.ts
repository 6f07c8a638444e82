import { termOf } from "../../../shared/text/tokens.ts";

/** A slot: two words of the key, the number of the term and 1, where its characters begin in the arena. */
const WIDTH = 4;
const NUMBER = 2;
const ARENA = 3;
const FREE = 0;
/** Characters that the key of a short term holds, six bits each. */
const SHORT = 10;
/** The first word of a longer term's key has its top bits set, which six-bit characters leave alone. */
const LONG = 0xc000_0000;

/** Six bits for what plain terms are made of, from 1 on; 0 for all else. Capitals count as small letters. */
const CODES = new Uint8Array(0x80);
for (const [at, character] of [..."abcdefghijklmnopqrstuvwxyz0123456789'"].entries()) {
  CODES[character.charCodeAt(0)] = at + 1;
  CODES[character.toUpperCase().charCodeAt(0)] = at + 1;
}

/**
 * Numbers the terms of much text, densely from 0 in the order in which they came first. A hash table over character
 * codes: a term that is there already is found without a string being made of it, a short one with a single look at
 * memory.
 */
export class TermTable {
  private slots = new Uint32Array(WIDTH << 12);
  /** For each term its number of characters, then they. */
  private arena = new Uint16Array(1 << 14);
  private used = 0;
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** The number of a token as `scanPrinted` tells it. */
  numberOf(text: string, start: number, end: number, isPlain: boolean): number {
    if (isPlain && end - start <= SHORT) return this.numberOfShort(text, start, end);
    const term = termOf(text.slice(start, end), isPlain);
    return isShort(term) ? this.numberOfShort(term, 0, term.length) : this.numberOfLong(term);
  }

  /** The number of what is no word of a text, as it is; it must hold a character that no word has. */
  numberOfMark(mark: string): number {
    return this.numberOfLong(mark);
  }

  /** All terms by number. */
  terms(): string[] {
    const decoder = new TextDecoder("utf-16le");
    const terms: string[] = [];
    for (let at = 0; at < this.used; ) {
      const length = this.arena[at] as number;
      terms.push(decoder.decode(this.arena.subarray(at + 1, at + 1 + length)));
      at += 1 + length;
    }
    return terms;
  }

  private numberOfShort(text: string, start: number, end: number): number {
    let [first, second] = [0, 0];
    const middle = Math.min(end, start + SHORT / 2);
    for (let at = start; at < middle; at++) first = (first << 6) | (CODES[text.charCodeAt(at)] as number);
    for (let at = middle; at < end; at++) second = (second << 6) | (CODES[text.charCodeAt(at)] as number);
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotOf(first, second, mask);
    while (slots[slot + NUMBER] !== FREE) {
      if (slots[slot] === first && slots[slot + 1] === second) return (slots[slot + NUMBER] as number) - 1;
      slot = (slot + WIDTH) & mask;
    }
    return this.add(termOf(text.slice(start, end), true), slot, first, second);
  }

  /** Of a term that no key can hold: too long, or of other characters. */
  private numberOfLong(term: string): number {
    let hash = term.length;
    for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
    const first = LONG;
    const second = hash >>> 0;
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotOf(first, second, mask);
    while (slots[slot + NUMBER] !== FREE) {
      const isSame = slots[slot] === first && slots[slot + 1] === second;
      if (isSame && this.holds(slots[slot + ARENA] as number, term)) return (slots[slot + NUMBER] as number) - 1;
      slot = (slot + WIDTH) & mask;
    }
    return this.add(term, slot, first, second);
  }

  private holds(arenaAt: number, term: string): boolean {
    const { arena } = this;
    if (arena[arenaAt] !== term.length) return false;
    for (let at = 0; at < term.length; at++) if (arena[arenaAt + 1 + at] !== term.charCodeAt(at)) return false;
    return true;
  }

  private add(term: string, slot: number, first: number, second: number): number {
    while (this.used + 1 + term.length > this.arena.length) {
      const arena = new Uint16Array(this.arena.length * 2);
      arena.set(this.arena);
      this.arena = arena;
    }
    this.slots.set([first, second, ++this.count, this.used], slot);
    this.arena[this.used++] = term.length;
    for (let at = 0; at < term.length; at++) this.arena[this.used++] = term.charCodeAt(at);
    if (this.count * 2 * WIDTH > this.slots.length) this.widen();
    return this.count - 1;
  }

  private widen(): void {
    const slots = new Uint32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < this.slots.length; from += WIDTH) {
      if (this.slots[from + NUMBER] === FREE) continue;
      let slot = slotOf(this.slots[from] as number, this.slots[from + 1] as number, mask);
      while (slots[slot + NUMBER] !== FREE) slot = (slot + WIDTH) & mask;
      slots.set(this.slots.subarray(from, from + WIDTH), slot);
    }
    this.slots = slots;
  }
}

function isShort(term: string): boolean {
  if (term.length > SHORT) return false;
  for (let at = 0; at < term.length; at++) if (!CODES[term.charCodeAt(at)]) return false;
  return true;
}

function slotOf(first: number, second: number, mask: number): number {
  let hash = Math.imul(first ^ Math.imul(second, 0x85eb_ca6b), 0x9e37_79b1);
  hash ^= hash >>> 15;
  return (hash * WIDTH) & mask;
}
