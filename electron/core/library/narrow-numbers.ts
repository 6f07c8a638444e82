type Narrow = { narrowed: Uint8Array | Uint16Array };

/**
 * The same value, in plain objects, with arrays of small 32-bit numbers held in as few bytes as they need: what is kept
 * of a large library consists of such, and to write it is what takes time. {@link widened} gives it back.
 */
export function narrowed(value: unknown): unknown {
  if (value instanceof Uint32Array) return narrowest(value);
  return isPlain(value) ? mapped(value, narrowed) : value;
}

/** The value of {@link narrowed}. */
export function widened(value: unknown): unknown {
  if (isNarrow(value)) return new Uint32Array(value.narrowed);
  return isPlain(value) ? mapped(value, widened) : value;
}

function narrowest(numbers: Uint32Array): Uint32Array | Narrow {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) most |= numbers[at] as number;
  most >>>= 0;
  if (most > 0xffff) return numbers;
  return { narrowed: most > 0xff ? new Uint16Array(numbers) : new Uint8Array(numbers) };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isNarrow(value: unknown): value is Narrow {
  return isPlain(value) && Object.keys(value).join() === "narrowed";
}

function mapped(value: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, map(one)]));
}
