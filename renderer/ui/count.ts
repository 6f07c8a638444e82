const NUMBER = new Intl.NumberFormat("en-GB");

/** A whole number with its thousands apart: `4,251`. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A number with its noun: `1 debate`, `29 contributions`. `plural` for nouns that do not just take an s. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}
