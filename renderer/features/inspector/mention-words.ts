import type { ContributionMention } from "../../../shared/api/mention-schemas.ts";

/** A mention as the inspector lists it. */
export interface ListedMention {
  /** As printed the first time. */
  printed: string;
  name: string | null;
  speaks: boolean;
  reason: string;
  /** Where somebody is mentioned in these words, in order: offsets into the text. */
  places: { start: number; end: number }[];
}

export interface ListedMentions {
  /** Equal words for the same person once, in the order of the text. */
  mentions: ListedMention[];
  courtesies: number;
  /** What courtesies are printed, each once, at most three. */
  courtesyWords: string[];
}

/** Mentions in the order of the text, without telling the same thing twice. */
export function listMentions(mentions: readonly ContributionMention[]): ListedMentions {
  const listed = new Map<string, ListedMention>();
  const courtesies = mentions.filter((mention) => mention.isCourtesy);
  for (const { printed, start, end, name, speaks, reason, isCourtesy } of mentions) {
    if (isCourtesy) continue;
    const id = `${printed.toLowerCase()}\n${name}`;
    const known = listed.get(id);
    if (known) known.places.push({ start, end });
    else listed.set(id, { printed, name, speaks, reason, places: [{ start, end }] });
  }
  const words = new Set(courtesies.map(({ printed }) => printed.charAt(0).toLowerCase() + printed.slice(1)));
  return { mentions: [...listed.values()], courtesies: courtesies.length, courtesyWords: [...words].slice(0, 3) };
}
