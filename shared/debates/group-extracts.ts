import { type DebateGroup, filesOf, joinedGroup } from "./debate-group.ts";
import { compareText, type ExtractNode } from "./extract-node.ts";
import { attachUndated, joinSimilarTitles } from "./group-by-words.ts";
import { areCompatibleVenues, joinedVenue, kindClass, type Venue } from "./item-key.ts";
import { separateLanguages } from "./translations.ts";
import { listInWords } from "./wording.ts";

/**
 * Puts extracts of one item together by what they print: same title, day, house and chamber (a missing house
 * or chamber fits when only one item of that title and day is there); written questions also need the same
 * question. Undated extracts and slightly different titles need the same words besides. Independent of the
 * order of arrival; linear in the size of the library.
 */
export function groupExtracts(nodes: readonly ExtractNode[]): DebateGroup[] {
  const dated = new Map<string, ExtractNode[]>();
  const loose = new Map<string, ExtractNode[]>();
  for (const node of nodes) {
    if (isIdentified(node)) listAt(dated, node.item).push(node);
    else listAt(loose, copyKey(node)).push(node);
  }
  const identified = [...dated.values()].flatMap(groupsOfOneTitle);
  const copies = [...loose.values()].map((members) => ({ members, reasons: copyReasons(members), set: new Map() }));
  return separateLanguages(attachUndated(joinSimilarTitles(identified), copies));
}

/** Whether title and day are printed: others are put together by their words alone. */
export function isIdentified({ extract, title }: Pick<ExtractNode, "extract" | "title">): boolean {
  return extract.date !== null && title !== "";
}

/** The list of a key, begun when there is none. */
function listAt<T>(lists: Map<string, T[]>, key: string): T[] {
  const found = lists.get(key) ?? [];
  if (found.length === 0) lists.set(key, found);
  return found;
}

/** Undated extracts are known to be one only when they are the same place of the same bytes. */
export function copyKey({ source, extract, title }: Pick<ExtractNode, "source" | "extract" | "title">): string {
  return `${source.revision}\n${extract.ordinal}\n${kindClass(extract)}\n${title}`;
}

function copyReasons(members: readonly ExtractNode[]): string[] {
  return members.length > 1 ? [`${listInWords(filesOf(members))} are copies of one file.`] : [];
}

/** Splits extracts of one title and day by house and chamber; incomplete ones join where only one fits. */
function groupsOfOneTitle(nodes: ExtractNode[]): DebateGroup[] {
  if (nodes.length === 1) return [{ members: nodes, reasons: [], set: new Map() }];
  const byVenue = new Map<string, ExtractNode[]>();
  for (const node of nodes) {
    listAt(byVenue, `${node.venue.house}\n${node.venue.chamber}`).push(node);
  }
  const completeness = ({ house, chamber }: Venue): number => (house ? 1 : 0) + (chamber ? 1 : 0);
  const venues = [...byVenue]
    .map(([key, members]) => ({ key, members, venue: (members[0] as ExtractNode).venue }))
    .sort((a, b) => completeness(b.venue) - completeness(a.venue) || compareText(a.key, b.key));
  const groups: { group: DebateGroup; venue: Venue }[] = [];
  for (const { members, venue } of venues) {
    const group: DebateGroup = { members, reasons: sameFactsReasons(members, venue), set: new Map() };
    const fitting = groups.filter((other) => areCompatibleVenues(other.venue, venue));
    const only = fitting[0];
    if (only && fitting.length === 1) {
      only.group = joinedGroup(only.group, group, missingVenueReason(members, venue));
      only.venue = joinedVenue(only.venue, venue);
    } else groups.push({ group, venue });
  }
  return groups.map(({ group }) => group);
}

function sameFactsReasons(members: readonly ExtractNode[], venue: Venue): string[] {
  if (members.length < 2) return [];
  const facts = ["title", "date", ...(venue.house ? ["house"] : []), ...(venue.chamber ? ["chamber"] : [])];
  const files = filesOf(members);
  const question = members[0] && kindClass(members[0].extract) === "question" ? " and the words asked" : "";
  return files.length > 1
    ? [`${listInWords(files)} print the same ${listInWords(facts)}${question}.`]
    : [`${files[0]} shows it in ${members.length} places with the same ${listInWords(facts)}${question}.`];
}

function missingVenueReason(members: readonly ExtractNode[], venue: Venue): string {
  const missing = [...(venue.house ? [] : ["house"]), ...(venue.chamber ? [] : ["chamber"])].join(" or ");
  const files = filesOf(members);
  const prints = files.length > 1 ? "do not print" : "does not print";
  return `${listInWords(files)} ${prints} the ${missing || "same facts"}; put here because title and date are the same.`;
}
