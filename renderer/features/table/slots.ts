/** Which drawn element shows which line; see {@link assignSlots}. */
export type Slots = ReadonlyMap<number, number>;

/**
 * Gives each line an element. A line keeps the one it had, so that the focus stays. Where most lines are others than
 * before, as after a jump, they take over the elements of those that went: to write other words costs a fraction of
 * making rows anew. Where few are, they get new ones, because then the order of the elements stays as it is.
 */
export function assignSlots(before: Slots, lines: readonly number[]): Slots {
  const kept = lines.filter((line) => before.has(line));
  const used = new Set(kept.map((line) => before.get(line)));
  const free = kept.length * 2 > lines.length ? [] : [...before.values()].filter((slot) => !used.has(slot));
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(lines.map((line) => [line, before.get(line) ?? free.shift() ?? next++]));
}
