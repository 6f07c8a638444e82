/** UTF-16 units of text kept before and after a quote. */
export const SURROUNDING = 64;

/** Up to `length` units before `at`, never beginning inside a surrogate pair. */
export function textBefore(text: string, at: number, length = SURROUNDING): string {
  const from = Math.max(0, at - length);
  return text.slice(cutsPair(text, from) ? from + 1 : from, at);
}

/** Up to `length` units from `at` on, never ending inside a surrogate pair. */
export function textAfter(text: string, at: number, length = SURROUNDING): string {
  const to = Math.min(text.length, at + length);
  return text.slice(at, cutsPair(text, to) ? to - 1 : to);
}

/** True when `at` lies between the two halves of a surrogate pair. */
export function cutsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return (text.codePointAt(at - 1) as number) > 0xffff;
}
