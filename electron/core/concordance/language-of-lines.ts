import type { Catalogue } from "../index/catalogue.ts";
import type { HitLines } from "./hit-lines.ts";

/** The language in which most of the lines are whose sources say so; null when none does. */
export function languageOfLines({ rows, starts }: HitLines, { apart }: Catalogue): string | null {
  const { values, codes } = apart.language;
  const counts = new Uint32Array(values.length);
  for (let at = 0; at < rows.length; at++) {
    const code = codes[rows[at] as number] as number;
    counts[code] = (counts[code] as number) + (starts[at + 1] as number) - (starts[at] as number);
  }
  let most: number | null = null;
  for (const [code, value] of values.entries()) {
    if (value !== null && (counts[code] as number) > (most === null ? 0 : (counts[most] as number))) most = code;
  }
  return most === null ? null : (values[most] ?? null);
}

/** Whether words can be put in order without their accents: in English these change no letter, and so where nothing is known. */
export function isFolded(language: string | null): boolean {
  return language === null || /^en\b/i.test(language) || collatorOf(language) === null;
}

/** How a language puts words in order; null for one that is not known. */
export function collatorOf(language: string): Intl.Collator | null {
  try {
    const [known] = Intl.Collator.supportedLocalesOf([language]);
    return known === undefined ? null : new Intl.Collator(known, { numeric: true, sensitivity: "base" });
  } catch {
    return null;
  }
}
