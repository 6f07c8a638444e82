/** A language by its BCP 47 tag as English calls it, `fr` as `French`; the tag itself where it is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(["en-GB"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
