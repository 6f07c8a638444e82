import type { Correction, CorrectionBody } from "../model/correction.ts";
import type { OccurrenceKey } from "../model/occurrence-key.ts";
import { type OccurrenceKeyParts, parseOccurrenceKey } from "../model/occurrence-key.ts";
import { compareText, type ExtractNode, isLong, type OccurrencePlace } from "./extract-node.ts";

/** A correction with the places its occurrence keys lead to now. */
export interface PlacedCorrection {
  correction: Correction;
  /** In the order of the correction's keys; at least one for `debate-field`, all for every other type. */
  places: OccurrencePlace[];
}

export interface ResolvedCorrections {
  /** Those held by occurrence keys, in the order they were made. */
  placed: PlacedCorrection[];
  /** Those about people, in the order they were made. */
  people: Correction[];
  /** Ids of those whose place no longer exists. */
  stale: string[];
}

/** The occurrence keys a correction holds; empty for those about people and readers. */
function correctionKeys(body: CorrectionBody): OccurrenceKey[] {
  switch (body.type) {
    case "contribution-field":
      return [body.key];
    case "order":
      return [body.before, body.after];
    case "debate-field":
    case "split":
    case "join":
    case "split-debates":
    case "join-debates":
      return body.keys;
    default:
      return [];
  }
}

/** In the order they were made: later decisions win over earlier ones. */
export function inOrderMade(corrections: readonly Correction[]): Correction[] {
  return [...corrections].sort((a, b) => compareText(a.at, b.at) || compareText(a.id, b.id));
}

/**
 * Finds where corrections apply today. A key leads to the same key; else to the same words in the same source;
 * else to the same words anywhere. Short words recur in every debate, so outside of a copy of the same bytes
 * they only count where the source prints them once. What leads nowhere is stale.
 */
export function resolveCorrections(
  nodes: readonly ExtractNode[],
  corrections: readonly Correction[],
): ResolvedCorrections {
  const ordered = inOrderMade(corrections);
  const find = placeFinder(nodes, ordered);
  const resolved: ResolvedCorrections = { placed: [], people: [], stale: [] };
  for (const correction of ordered) {
    const keys = correctionKeys(correction.body);
    if (keys.length === 0) {
      if (isAboutPeople(correction.body)) resolved.people.push(correction);
      continue;
    }
    const places = keys.map(find);
    const found = places.filter((place) => place !== null);
    const enough = correction.body.type === "debate-field" ? found.length > 0 : found.length === keys.length;
    if (enough) resolved.placed.push({ correction, places: found });
    else resolved.stale.push(correction.id);
  }
  return resolved;
}

function isAboutPeople(body: CorrectionBody): boolean {
  return body.type === "person-field" || body.type === "join-people" || body.type === "split-person";
}

/** Looks only at occurrences whose words some correction names, so that a large library costs one pass. */
function placeFinder(
  nodes: readonly ExtractNode[],
  corrections: readonly Correction[],
): (key: OccurrenceKey) => OccurrencePlace | null {
  const byHash = new Map<string, OccurrencePlace[]>();
  for (const { body } of corrections) {
    for (const key of correctionKeys(body)) {
      const parts = parseOccurrenceKey(key);
      if (parts) byHash.set(parts.hash, []);
    }
  }
  if (byHash.size > 0) {
    for (const node of nodes) {
      for (const occurrence of node.extract.occurrences) byHash.get(occurrence.hash)?.push({ node, occurrence });
    }
  }
  return (key) => {
    const parts = parseOccurrenceKey(key);
    return parts && bestPlace(parts, byHash.get(parts.hash) ?? []);
  };
}

function bestPlace(parts: OccurrenceKeyParts, places: readonly OccurrencePlace[]): OccurrencePlace | null {
  const inSource = places.filter(({ node }) => node.source.source === parts.source);
  const copies = places.filter(
    ({ node, occurrence }) =>
      node.source.revision === parts.revision &&
      node.extract.ordinal === parts.extract &&
      occurrence.index === parts.index,
  );
  const same = copies.find(({ node }) => node.source.source === parts.source);
  if (same) return same;
  if (inSource.length === 1) return inSource[0] ?? null;
  const areLong = places[0] !== undefined && isLong(places[0].occurrence);
  if (inSource.length > 0) return areLong ? nearest(parts, inSource) : null;
  return copies[0] ?? (areLong ? nearest(parts, places) : null);
}

function nearest(parts: OccurrenceKeyParts, places: readonly OccurrencePlace[]): OccurrencePlace | null {
  const distance = ({ node, occurrence }: OccurrencePlace): number =>
    Math.abs(node.extract.ordinal - parts.extract) * 1e6 + Math.abs(occurrence.index - parts.index);
  let best: OccurrencePlace | null = null;
  for (const place of places) if (!best || distance(place) < distance(best)) best = place;
  return best;
}
