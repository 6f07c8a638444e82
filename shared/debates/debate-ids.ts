import { fnv64 } from "../lib/fnv.ts";
import type { DebateGroup } from "./debate-group.ts";
import { compareText, type ExtractNode } from "./extract-node.ts";

/**
 * Ids of debates from what their extracts print, so that a correction or one more copy changes none. Groups that
 * print the same (kept apart by the analyst, or undated) are told apart by their first extract.
 */
export function debateIds(groups: readonly DebateGroup[]): Map<DebateGroup, string> {
  const byPrint = Map.groupBy(groups, printedIdentities);
  const ids = new Map<DebateGroup, string>();
  for (const [print, same] of byPrint) {
    for (const group of same) {
      const first = group.members.map((member) => member.id).sort(compareText)[0];
      ids.set(group, `d-${fnv64(same.length === 1 ? print : `${print}\n\n${first}`)}`);
    }
  }
  return ids;
}

function printedIdentities({ members }: DebateGroup): string {
  if (members.length === 1) return printedIdentity(members[0] as ExtractNode);
  return [...new Set(members.map(printedIdentity))].sort().join("\n\n");
}

/** What an extract prints, as far as the id of its debate depends on it. */
export function printedIdentity({ extract, item }: Pick<ExtractNode, "extract" | "item">): string {
  if (extract.title !== null && extract.date !== null) return item;
  return `${item}\n${extract.occurrences.map((occurrence) => occurrence.hash).join(" ")}`;
}
