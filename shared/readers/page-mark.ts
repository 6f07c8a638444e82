const SPEAKER = "⟦speaker ";

/** A line that says who speaks from here on, where the layout of a document does: `⟦speaker Jane Doe⟧`. */
export function speakerMark(name: string): string {
  return `${SPEAKER}${name}⟧`;
}

/** The name in a line of {@link speakerMark}; null for any other line. */
export function readSpeakerMark(text: string): string | null {
  return text.startsWith(SPEAKER) && text.endsWith("⟧") ? text.slice(SPEAKER.length, -1) : null;
}

/**
 * A line that text extracted from pages puts in for the layout: `⟦page 3⟧` where a page begins, and a running head or
 * foot in the same brackets. Null for any other line.
 */
export function readPageMark(text: string): { page: string | null } | null {
  if (!text.startsWith("⟦") || !text.endsWith("⟧") || text.startsWith(SPEAKER)) return null;
  return { page: /^⟦page (\d+)⟧$/.exec(text)?.[1] ?? null };
}
