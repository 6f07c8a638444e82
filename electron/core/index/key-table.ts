/** Numbers by 64-bit keys: an open-addressing table in typed arrays, 12 bytes and a half-empty slot an entry. */
export interface KeyTable {
  size: number;
  /** The number of a key; -1 when it is not there. */
  get(high: number, low: number): number;
  /** Puts a number (0 or more) unless the key is there; answers with the number that holds from now on. */
  add(high: number, low: number, value: number): number;
  /** Puts a number, also where the key has another one. */
  set(high: number, low: number, value: number): void;
}

const FREE = -1;

/** An empty table with room for so many entries; it grows. */
export function createKeyTable(expected = 0): KeyTable {
  let slots = 16;
  while (slots < expected * 2) slots *= 2;
  let keys = new Uint32Array(slots * 2);
  let values = new Int32Array(slots).fill(FREE);
  let size = 0;

  function slotOf(high: number, low: number): number {
    // Keys are hashes already: their own bits spread them.
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & (slots - 1);
    while (values[slot] !== FREE && (keys[slot * 2] !== high || keys[slot * 2 + 1] !== low)) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot;
  }

  function put(high: number, low: number, value: number): void {
    const slot = slotOf(high, low);
    keys[slot * 2] = high;
    keys[slot * 2 + 1] = low;
    values[slot] = value;
  }

  function grow(): void {
    const [formerKeys, formerValues] = [keys, values];
    slots *= 2;
    keys = new Uint32Array(slots * 2);
    values = new Int32Array(slots).fill(FREE);
    for (let at = 0; at < formerValues.length; at++) {
      const value = formerValues[at] as number;
      if (value !== FREE) put(formerKeys[at * 2] as number, formerKeys[at * 2 + 1] as number, value);
    }
  }

  function insert(high: number, low: number, value: number): void {
    if ((size + 1) * 2 > slots) grow();
    put(high, low, value);
    size++;
  }

  return {
    get size() {
      return size;
    },
    get: (high, low) => values[slotOf(high >>> 0, low >>> 0)] as number,
    add(high, low, value) {
      const there = values[slotOf(high >>> 0, low >>> 0)] as number;
      if (there !== FREE) return there;
      insert(high >>> 0, low >>> 0, value);
      return value;
    },
    set(high, low, value) {
      const slot = slotOf(high >>> 0, low >>> 0);
      if (values[slot] === FREE) insert(high >>> 0, low >>> 0, value);
      else values[slot] = value;
    },
  };
}

/** The first 64 bits of a hash in hex digits, as two unsigned 32-bit halves. */
export function keyOfHash(hex: string): [high: number, low: number] {
  return [Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8, 16), 16)];
}
