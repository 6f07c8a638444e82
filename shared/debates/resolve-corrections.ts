import type { Correction, CorrectionBody } from "../model/correction.ts";
import type { Occurrence } from "../model/extract.ts";
import type { OccurrenceKey } from "../model/occurrence-key.ts";
import { type OccurrenceKeyParts, parseOccurrenceKey } from "../model/occurrence-key.ts";
import type { Revision, SourceId } from "../model/source.ts";
import { compareText, type ExtractNode, isLong, type OccurrencePlace } from "./extract-node.ts";

/** Where an occurrence stands, as far as it matters for finding it again. */
export interface Spot {
  source: SourceId;
  extract: number;
  index: number;
  hasRevision(revision: Revision): boolean;
  /** See `isLong` in extract-node. */
  isLong(): boolean;
}

/** A correction with the spots its occurrence keys lead to now, in the order of its keys. */
export interface SpottedCorrection<S extends Spot> {
  correction: Correction;
  spots: S[];
}

/** A correction with the places its occurrence keys lead to now. */
export interface PlacedCorrection {
  correction: Correction;
  /** In the order of the correction's keys; at least one for `debate-field`, all for every other type. */
  places: OccurrencePlace[];
}

export interface ResolvedCorrections<S extends Spot> {
  /** Those held by occurrence keys, in the order they were made. */
  spotted: SpottedCorrection<S>[];
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

/** Finds the occurrences of which the hash of the text is among some, by hash, in the order of sources and places. */
export type FindSpots<S extends Spot> = (hashes: ReadonlySet<string>) => ReadonlyMap<string, readonly S[]>;

/**
 * Finds where corrections apply today. A key leads to the same key; else to the same words in the same source;
 * else to the same words anywhere. Short words recur in every debate, so outside of a copy of the same bytes
 * they only count where the source prints them once. What leads nowhere is stale.
 */
export function resolveCorrections<S extends Spot>(
  findSpots: FindSpots<S>,
  corrections: readonly Correction[],
): ResolvedCorrections<S> {
  const ordered = inOrderMade(corrections);
  const hashes = new Set<string>();
  for (const { body } of ordered) {
    for (const key of correctionKeys(body)) {
      const parts = parseOccurrenceKey(key);
      if (parts) hashes.add(parts.hash);
    }
  }
  const byHash = hashes.size > 0 ? findSpots(hashes) : new Map<string, readonly S[]>();
  const find = (key: OccurrenceKey): S | null => {
    const parts = parseOccurrenceKey(key);
    return parts && bestSpot(parts, byHash.get(parts.hash) ?? []);
  };
  const resolved: ResolvedCorrections<S> = { spotted: [], people: [], stale: [] };
  for (const correction of ordered) {
    const keys = correctionKeys(correction.body);
    if (keys.length === 0) {
      if (isAboutPeople(correction)) resolved.people.push(correction);
      continue;
    }
    const spots = keys.map(find).filter((spot) => spot !== null);
    const enough = correction.body.type === "debate-field" ? spots.length > 0 : spots.length === keys.length;
    if (enough) resolved.spotted.push({ correction, spots });
    else resolved.stale.push(correction.id);
  }
  return resolved;
}

/** Whether a correction says who is who, or something about a person. */
export function isAboutPeople({ body }: Correction): boolean {
  return body.type === "person-field" || body.type === "join-people" || body.type === "split-person";
}

/** An occurrence in hand, as a spot. */
export interface PlaceSpot extends Spot {
  place: OccurrencePlace;
}

/** Looks through extracts in hand, at occurrences whose words some correction names. */
export function spotsIn(nodes: readonly ExtractNode[]): FindSpots<PlaceSpot> {
  return (hashes) => {
    const byHash = new Map(Array.from(hashes, (hash): [string, PlaceSpot[]] => [hash, []]));
    for (const node of nodes) {
      for (const occurrence of node.extract.occurrences) byHash.get(occurrence.hash)?.push(spotOf(node, occurrence));
    }
    return byHash;
  };
}

function spotOf(node: ExtractNode, occurrence: Occurrence): PlaceSpot {
  return {
    source: node.source.source,
    extract: node.extract.ordinal,
    index: occurrence.index,
    hasRevision: (revision) => node.source.revision === revision,
    isLong: () => isLong(occurrence),
    place: { node, occurrence },
  };
}

function bestSpot<S extends Spot>(parts: OccurrenceKeyParts, spots: readonly S[]): S | null {
  const inSource = spots.filter(({ source }) => source === parts.source);
  const copies = spots.filter(
    (spot) => spot.extract === parts.extract && spot.index === parts.index && spot.hasRevision(parts.revision),
  );
  const same = copies.find(({ source }) => source === parts.source);
  if (same) return same;
  if (inSource.length === 1) return inSource[0] ?? null;
  const areLong = spots[0]?.isLong() ?? false;
  if (inSource.length > 0) return areLong ? nearest(parts, inSource) : null;
  return copies[0] ?? (areLong ? nearest(parts, spots) : null);
}

function nearest<S extends Spot>(parts: OccurrenceKeyParts, spots: readonly S[]): S | null {
  const distance = ({ extract, index }: S): number =>
    Math.abs(extract - parts.extract) * 1e6 + Math.abs(index - parts.index);
  let best: S | null = null;
  for (const spot of spots) if (!best || distance(spot) < distance(best)) best = spot;
  return best;
}
