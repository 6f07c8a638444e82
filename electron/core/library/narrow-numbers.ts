/** 32-bit numbers in as few bytes as the largest of them needs. */
interface Narrow {
  narrowed: Uint8Array | Uint16Array;
}

/**
 * A list of 32-bit numbers in as few bytes as they need, anything else as it is: what is kept of a large library
 * consists of lists of small numbers. {@link widened} gives it back.
 */
export function narrowed(value: unknown): unknown {
  return value instanceof Uint32Array ? narrowest(value) : value;
}

/** The value of {@link narrowed}. */
export function widened(value: unknown): unknown {
  return isNarrow(value) ? new Uint32Array(value.narrowed) : value;
}

function narrowest(numbers: Uint32Array): Uint32Array | Narrow {
  let bits = 0;
  for (let at = 0; at < numbers.length; at++) bits |= numbers[at] as number;
  bits >>>= 0;
  if (bits > 0xffff) return numbers;
  return { narrowed: bits > 0xff ? new Uint16Array(numbers) : new Uint8Array(numbers) };
}

function isNarrow(value: unknown): value is Narrow {
  return typeof value === "object" && value !== null && "narrowed" in value;
}
