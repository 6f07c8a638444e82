/** Whether words are in capitals alone, two of them side by side somewhere. */
export function isAllCapitals(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);
}

/** Capitals as they would stand in running text, so that offices and small words are known in them. */
export function inSmallLetters(capitals: string): string {
  const words = capitals.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
  return words.replace(/(?<= )(?:Of|For|And|The|To|In|With|Without|At)(?= )/g, (word) => word.toLowerCase());
}
