/** Which drawn element shows which line; see {@link assignSlots}. */
export type Slots = ReadonlyMap<number, number>;

/**
 * Gives each line an element. A line keeps the one it had, so that the focus stays; others take over the elements of
 * lines that went, because to write other words costs a fraction of making rows anew. So elements stand in any order:
 * in which one reads them `aria-owns` says.
 */
export function assignSlots(before: Slots, lines: readonly number[]): Slots {
  const shown = new Set(lines);
  const free = [...before].flatMap(([line, slot]) => (shown.has(line) ? [] : [slot]));
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(lines.map((line) => [line, before.get(line) ?? free.shift() ?? next++]));
}

/** Lines as their elements stand. */
export function bySlot(slots: Slots): number[] {
  return [...slots].sort(([, left], [, right]) => left - right).map(([line]) => line);
}
