/**
 * A line that text extracted from pages puts in for the layout: `⟦page 3⟧` where a page begins, and a running head or
 * foot in the same brackets. Null for any other line.
 */
export function readPageMark(text: string): { page: string | null } | null {
  if (!text.startsWith("⟦") || !text.endsWith("⟧")) return null;
  return { page: /^⟦page (\d+)⟧$/.exec(text)?.[1] ?? null };
}
