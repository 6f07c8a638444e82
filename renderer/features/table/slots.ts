/** Which drawn element shows which line; see {@link assignSlots}. */
export type Slots = ReadonlyMap<number, number>;

/**
 * Gives each line an element. A line keeps the one it had, so that the focus stays; others take over the elements of
 * lines that went, because to write other words costs a fraction of making rows anew. They do so only where these stand
 * already, before or after the same lines that stay: an element that is moved would lose the focus. Lines ascend.
 */
export function assignSlots(before: Slots, lines: readonly number[]): Slots {
  const stays = new Set(lines.filter((line) => before.has(line)));
  // Elements that are free, by how many lines that stay stand before them.
  const free: number[][] = [[]];
  for (const [line, slot] of before) {
    if (stays.has(line)) free.push([]);
    else free.at(-1)?.push(slot);
  }
  let next = Math.max(-1, ...before.values()) + 1;
  let passed = 0;
  return new Map(
    lines.map((line) => {
      if (stays.has(line)) {
        passed += 1;
        return [line, before.get(line) as number];
      }
      return [line, free[passed]?.shift() ?? next++];
    }),
  );
}
