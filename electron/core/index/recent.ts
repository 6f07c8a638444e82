/** The last few values by key; the one used least lately goes first. */
export interface Recent<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
  values(): Iterable<V>;
}

/** Keeps at most `most` values. */
export function createRecent<K, V>(most: number): Recent<K, V> {
  const kept = new Map<K, V>();
  return {
    get(key) {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found;
    },
    set(key, value) {
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value as K);
    },
    values: () => kept.values(),
  };
}
