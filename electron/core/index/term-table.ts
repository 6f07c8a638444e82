import { scanOne, termOf } from "../../../shared/text/tokens.ts";

/** A slot: two words of the key, the number of the term and 1, where its characters begin in the arena. */
const WIDTH = 4;
const NUMBER = 2;
const ARENA = 3;
const FREE = 0;
/** Characters that the key of a short term holds, six bits each. */
const SHORT = 10;
/** The first word of a longer term's key has its top bits set, which six-bit characters leave alone. */
const LONG = 0xc000_0000;

/** Characters of plain terms, their place and 1 their code of six bits. */
const PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789'";
const APOSTROPHE = PLAIN.length;
/** Code of what stands between words. Codes of letters and figures are less than that of the apostrophe, all others more. */
const BETWEEN = 0xfe;
/** Code of a character that is to be looked at closely: any that is not ASCII but for the commonest signs of print. */
const OTHER = 0xff;
/** Codes of all UTF-16 units. Capitals count as small letters, ’ as '. */
const CODES = new Uint8Array(0x10000).fill(BETWEEN, 0, 0x80).fill(OTHER, 0x80);
for (const [at, character] of [...PLAIN].entries()) {
  CODES[character.charCodeAt(0)] = at + 1;
  CODES[character.toUpperCase().charCodeAt(0)] = at + 1;
}
for (const sign of "\u00a0£–—“”…") CODES[sign.charCodeAt(0)] = BETWEEN;
CODES["’".charCodeAt(0)] = APOSTROPHE;
const DECODER = new TextDecoder("utf-16le");
/** Code -> UTF-16 unit of a term. */
const UNITS = Uint16Array.from(` ${PLAIN}`, (character) => character.charCodeAt(0));

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
  /** Where the terms begin that `newTerms` has not told of. */
  private told = 0;
  private count = 0;
  /** The text that is numbered, and nothing behind it. */
  private text = new Uint16Array(1 << 12);
  private bytes = Buffer.from(this.text.buffer);
  private numbers = new Uint32Array(1 << 10);
  private found = 0;
  /** The longer term that is looked for. */
  private term = new Uint16Array(1 << 7);

  get size(): number {
    return this.count;
  }

  /** The numbers of a text's tokens in order, as `scanTokens` tells them; they are good until the next call. */
  numbersOf(text: string): Uint32Array {
    const { length } = text;
    if (length + 2 > this.text.length) {
      this.text = new Uint16Array(length * 2 + 2);
      this.bytes = Buffer.from(this.text.buffer);
    }
    if (length > this.numbers.length) this.numbers = new Uint32Array(length * 2);
    const { text: units, numbers } = this;
    this.bytes.write(text, "utf16le");
    units[length] = 0;
    units[length + 1] = 0;
    this.found = 0;
    for (let at = 0; at < length; ) {
      let code = CODES[units[at] as number] as number;
      if (code === BETWEEN || code === APOSTROPHE) {
        at++;
        continue;
      }
      const start = at;
      let first = 0;
      let second = 0;
      for (;;) {
        for (; code < APOSTROPHE && at - start < SHORT / 2; code = CODES[units[++at] as number] as number) {
          first = (first << 6) | code;
        }
        for (; code < APOSTROPHE; code = CODES[units[++at] as number] as number) second = (second << 6) | code;
        if (code !== APOSTROPHE) break;
        const next = CODES[units[at + 1] as number] as number;
        if (next >= APOSTROPHE) {
          if (next === OTHER) code = OTHER;
          break;
        }
        // It stands within the word.
        if (at - start < SHORT / 2) first = (first << 6) | code;
        else second = (second << 6) | code;
        code = CODES[units[++at] as number] as number;
      }
      if (code === OTHER) at = scanOne(text, start, this.addPrinted);
      else
        numbers[this.found++] = at - start > SHORT ? this.numberOfLong(start, at) : this.numberOfShort(first, second);
    }
    return numbers.subarray(0, this.found);
  }

  /** All terms by number. */
  terms(): string[] {
    return this.termsFrom(0);
  }

  /** The terms that came since this was asked last, in the order of their numbers. */
  newTerms(): string[] {
    const from = this.told;
    this.told = this.used;
    return from === this.used ? [] : this.termsFrom(from);
  }

  /** Those whose characters stand from a place of the arena on. */
  private termsFrom(place: number): string[] {
    const terms: string[] = [];
    for (let at = place; at < this.used; ) {
      const length = this.arena[at] as number;
      terms.push(DECODER.decode(this.arena.subarray(at + 1, at + 1 + length)));
      at += 1 + length;
    }
    return terms;
  }

  /** A token as `scanPrinted` tells it. */
  private readonly addPrinted = (text: string, start: number, end: number, isPlain: boolean): void => {
    const term = termOf(text.slice(start, end), isPlain);
    let [first, second] = [0, 0];
    for (let at = 0; at < term.length; at++) {
      const unit = term.charCodeAt(at);
      const code = CODES[unit] as number;
      if (at === SHORT || UNITS[code] !== unit) {
        this.numbers[this.found++] = this.numberOfString(term);
        return;
      }
      if (at < SHORT / 2) first = (first << 6) | code;
      else second = (second << 6) | code;
    }
    this.numbers[this.found++] = this.numberOfShort(first, second);
  };

  private numberOfShort(first: number, second: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = slotOf(first, second, mask);
    while (slots[slot + NUMBER] !== FREE) {
      if (slots[slot] === first && slots[slot + 1] === second) return (slots[slot + NUMBER] as number) - 1;
      slot = (slot + WIDTH) & mask;
    }
    return this.add(this.putKey(second, this.putKey(first, 0)), slot, first, second);
  }

  /** Writes the characters of half a key into `term`; answers with the place behind them. */
  private putKey(half: number, at: number): number {
    let end = at;
    for (let shift = (SHORT / 2 - 1) * 6; shift >= 0; shift -= 6) {
      const code = (half >>> shift) & 63;
      if (code > 0) this.term[end++] = UNITS[code] as number;
    }
    return end;
  }

  /** Of plain words of the text that no key can hold. */
  private numberOfLong(start: number, end: number): number {
    const length = end - start;
    const term = this.termOfLength(length);
    for (let at = 0; at < length; at++) term[at] = UNITS[CODES[this.text[start + at] as number] as number] as number;
    return this.numberOfTerm(length);
  }

  /** The number of a term that no key can hold, as it is: too long, or with a character that no plain term has. */
  numberOfString(text: string): number {
    const term = this.termOfLength(text.length);
    for (let at = 0; at < text.length; at++) term[at] = text.charCodeAt(at);
    return this.numberOfTerm(text.length);
  }

  private termOfLength(length: number): Uint16Array {
    if (length > this.term.length) this.term = new Uint16Array(length * 2);
    return this.term;
  }

  /** Of the first characters of `term`. */
  private numberOfTerm(length: number): number {
    const { slots, term } = this;
    let hash = length;
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (term[at] as number), 0x01000193);
    const second = hash >>> 0;
    const mask = slots.length - 1;
    let slot = slotOf(LONG, second, mask);
    while (slots[slot + NUMBER] !== FREE) {
      const isSame = slots[slot] === LONG && slots[slot + 1] === second;
      if (isSame && this.holds(slots[slot + ARENA] as number, length)) return (slots[slot + NUMBER] as number) - 1;
      slot = (slot + WIDTH) & mask;
    }
    return this.add(length, slot, LONG, second);
  }

  private holds(arenaAt: number, length: number): boolean {
    const { arena, term } = this;
    if (arena[arenaAt] !== length) return false;
    for (let at = 0; at < length; at++) if (arena[arenaAt + 1 + at] !== term[at]) return false;
    return true;
  }

  /** Adds the first characters of `term`. */
  private add(length: number, slot: number, first: number, second: number): number {
    while (this.used + 1 + length > this.arena.length) {
      const arena = new Uint16Array(this.arena.length * 2);
      arena.set(this.arena);
      this.arena = arena;
    }
    this.slots.set([first, second, ++this.count, this.used], slot);
    this.arena[this.used++] = length;
    this.arena.set(this.term.subarray(0, length), this.used);
    this.used += length;
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

function slotOf(first: number, second: number, mask: number): number {
  let hash = Math.imul(first ^ Math.imul(second, 0x85eb_ca6b), 0x9e37_79b1);
  hash ^= hash >>> 15;
  return (hash * WIDTH) & mask;
}
