import type { Correction } from "../model/correction.ts";
import { isCounted } from "../model/extract.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import type { DebateNames } from "./debate-names.ts";
import {
  compareNodes,
  compareStanding,
  type ExtractNode,
  isLong,
  type OccurrencePlace,
  placeId,
  placeText,
} from "./extract-node.ts";
import { heaviestChain } from "./heaviest-chain.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import { comparableWords, NEAR_EQUAL, sketch, wordSimilarity } from "./similarity.ts";
import { foldedText } from "./title-key.ts";
import { byWhom, sourcePath } from "./wording.ts";

/** Stands between two places of a pair; no path holds it. */
const BETWEEN = "\0";

/** One occurrence being laid; its words are worked out only when they must be compared. */
interface Turn {
  place: OccurrencePlace;
  at: number;
  isLong: boolean;
  words: string[] | null;
  draft: Draft | null;
}

interface Draft extends ContributionDraft {
  turns: Turn[];
  /** Place in the sequence built so far. */
  position: number;
}

interface Match {
  turn: Turn;
  draft: Draft;
  similarity: number;
}

/** The analyst's last word on a pair of occurrences. */
interface PairDecisions {
  apart: Map<string, Correction>;
  /** Occurrence -> those it was joined with. */
  joined: Map<string, { other: string; correction: Correction }[]>;
}

/**
 * Finds which occurrences of the extracts of one debate are the same turn: same speaker and equal or near-equal
 * words. The extracts are laid one after another, the longest first, along the turns found so far; where words
 * recur, the order decides. Short turns merge only beside merged ones. Two occurrences of one extract never
 * merge. An older revision's turns also merge with what stands in their place in newer ones, whatever the words.
 * `split` and `join` win over all but that. Every occurrence is in exactly one draft;
 * those of the longest extract of the newest revision come first.
 */
export function mergeOccurrences(
  members: readonly ExtractNode[],
  corrections: readonly PlacedCorrection[],
  names: DebateNames,
): ContributionDraft[] {
  const ordered = [...members].sort(
    (a, b) =>
      compareStanding(a, b) || b.extract.occurrences.length - a.extract.occurrences.length || compareNodes(a, b),
  );
  return new OccurrenceMerger(pairDecisions(corrections), names, members.length > 1).merge(ordered);
}

function pairDecisions(corrections: readonly PlacedCorrection[]): PairDecisions {
  const decisions: PairDecisions = { apart: new Map(), joined: new Map() };
  for (const { correction, places } of corrections) {
    if (correction.body.type !== "split" && correction.body.type !== "join") continue;
    const [a, b] = pairIds(places[0] as OccurrencePlace, places[1] as OccurrencePlace);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const kept = (decisions.joined.get(one) ?? []).filter((join) => join.other !== other);
      if (correction.body.type === "join") {
        decisions.apart.delete(`${one}${BETWEEN}${other}`);
        decisions.joined.set(one, [...kept, { other, correction }]);
      } else {
        decisions.apart.set(`${one}${BETWEEN}${other}`, correction);
        decisions.joined.set(one, kept);
      }
    }
  }
  return decisions;
}

/** A decision about one place holds for the same place in copies of the file, unless it is about two copies. */
function pairIds(a: OccurrencePlace, b: OccurrencePlace): [string, string] {
  const ids: [string, string] = [bytesPlaceId(a), bytesPlaceId(b)];
  return ids[0] === ids[1] ? [placeId(a), placeId(b)] : ids;
}

function pairsOf(a: OccurrencePlace, b: OccurrencePlace): string[] {
  return [`${bytesPlaceId(a)}${BETWEEN}${bytesPlaceId(b)}`, `${placeId(a)}${BETWEEN}${placeId(b)}`];
}

function bytesPlaceId({ node, occurrence }: OccurrencePlace): string {
  return `${occurrence.index}@${bytesId(node)}`;
}

class OccurrenceMerger {
  private readonly decisions: PairDecisions;
  private readonly names: DebateNames;
  private readonly isShared: boolean;
  private sequence: Draft[] = [];
  private readonly created: Draft[] = [];
  private readonly bySketch = new Map<number, Set<Draft>>();
  private unsketched: Draft[] = [];
  private readonly byHash = new Map<string, Set<Draft>>();
  private readonly draftOf = new Map<string, Draft>();
  private readonly turnsOf = new Map<string, Turn[]>();
  private readonly copies = new Map<string, Turn[]>();

  constructor(decisions: PairDecisions, names: DebateNames, isShared: boolean) {
    this.decisions = decisions;
    this.names = names;
    this.isShared = isShared;
  }

  merge(members: readonly ExtractNode[]): ContributionDraft[] {
    for (const node of members) this.lay(node);
    return this.created.map(({ places, similarities, reasons, gapBefore }) => ({
      places,
      similarities,
      reasons: [...new Set(reasons)],
      gapBefore,
    }));
  }

  private lay(node: ExtractNode): void {
    const turns = node.extract.occurrences.map((occurrence, at) => this.turn({ node, occurrence }, at));
    if (this.sequence.length > 0) {
      this.followJoins(turns);
      this.matchCopy(node, turns);
      this.matchLong(turns);
      this.matchNeighbours(turns);
      if (node.supersededBy !== null) this.matchInPlace(turns);
    }
    this.insertRest(turns);
    this.turnsOf.set(node.id, turns);
    if (!this.copies.has(bytesId(node))) this.copies.set(bytesId(node), turns);
  }

  private turn(place: OccurrencePlace, at: number): Turn {
    return { place, at, isLong: this.isShared && isLong(place.occurrence), words: null, draft: null };
  }

  private followJoins(turns: readonly Turn[]): void {
    if (this.decisions.joined.size === 0) return;
    for (const turn of turns) {
      const own = [placeId(turn.place), bytesPlaceId(turn.place)];
      const seen = new Set(own);
      const queue = own.flatMap((id) => this.decisions.joined.get(id) ?? []);
      for (let join = queue.shift(); join && !turn.draft; join = queue.shift()) {
        if (seen.has(join.other)) continue;
        seen.add(join.other);
        const draft = this.draftOf.get(join.other);
        if (draft && this.mayHold(draft, turn)) {
          this.add(turn, draft, this.similarity(turn, draft), `Joined ${byWhom(join.correction)}.`);
        }
        queue.push(...(this.decisions.joined.get(join.other) ?? []));
      }
    }
  }

  /** The same place of the same bytes is the same turn, however short. */
  private matchCopy(node: ExtractNode, turns: readonly Turn[]): void {
    const original = this.copies.get(bytesId(node));
    if (original?.length !== turns.length) return;
    for (const turn of turns) {
      const other = original[turn.at];
      const isSame = other?.place.occurrence.hash === turn.place.occurrence.hash;
      if (!turn.draft && other?.draft && isSame && this.mayHold(other.draft, turn)) {
        this.add(turn, other.draft, 1, `${files(other, turn)} are copies of one file.`);
      }
    }
  }

  private matchLong(turns: readonly Turn[]): void {
    const matches = turns.filter((turn) => turn.isLong && !turn.draft).flatMap((turn) => this.candidates(turn));
    const inOrder = heaviestChain(
      matches.map((match) => ({
        row: match.turn.at,
        column: match.draft.position,
        weight: match.similarity * placeText(match.turn.place).length,
      })),
    );
    for (const at of inOrder) this.addMatch(matches[at] as Match);
    const rest = [...matches].sort(
      (a, b) => b.similarity - a.similarity || a.turn.at - b.turn.at || a.draft.position - b.draft.position,
    );
    for (const match of rest) if (!match.turn.draft && this.mayHold(match.draft, match.turn)) this.addMatch(match);
  }

  /** Where the very same words stand; only if nowhere, where nearly the same stand. */
  private candidates(turn: Turn): Match[] {
    const fits = (draft: Draft): boolean => {
      const leading = draft.turns[0] as Turn;
      return leading.isLong && this.mayHold(draft, turn) && this.areOneSpeaker(leading, turn);
    };
    const equal = [...(this.byHash.get(turn.place.occurrence.hash) ?? [])].filter(fits);
    if (equal.length > 0) return equal.map((draft) => ({ turn, draft, similarity: this.similarity(turn, draft) }));
    return [...this.similarDrafts(turn)]
      .filter(fits)
      .map((draft) => ({ turn, draft, similarity: this.similarity(turn, draft) }))
      .filter((match) => match.similarity >= NEAR_EQUAL);
  }

  private similarDrafts(turn: Turn): Set<Draft> {
    for (const draft of this.unsketched) {
      for (const hash of sketch(wordsOf(draft.turns[0] as Turn))) {
        this.bySketch.set(hash, (this.bySketch.get(hash) ?? new Set()).add(draft));
      }
    }
    this.unsketched = [];
    return new Set(sketch(wordsOf(turn)).flatMap((hash) => [...(this.bySketch.get(hash) ?? [])]));
  }

  /** Short turns on either side of merged ones, as far as both extracts go on alike. */
  private matchNeighbours(turns: readonly Turn[]): void {
    for (const step of [1, -1] as const) {
      const start = step === 1 ? 0 : turns.length - 1;
      for (let at = start; at >= 0 && at < turns.length; at += step) {
        const [turn, beside] = [turns[at] as Turn, turns[at - step]];
        if (turn.draft || turn.isLong || !beside?.draft) continue;
        const found = this.besideIn(beside, turn, step);
        if (found) {
          const reason = `Short, but it stands beside a contribution that both print, in ${files(found, turn)}.`;
          this.add(turn, found.draft as Draft, this.similarity(turn, found.draft as Draft), reason);
        }
      }
    }
  }

  /** The turn that stands at that side of `beside` in another extract, if it is the same one. */
  private besideIn(beside: Turn, turn: Turn, step: 1 | -1): Turn | null {
    for (const other of beside.draft?.turns ?? []) {
      if (other === beside) continue;
      const found = this.turnsOf.get(other.place.node.id)?.[other.at + step];
      if (!found?.draft || !this.mayHold(found.draft, turn) || !this.areOneSpeaker(found, turn)) continue;
      const [mine, theirs] = step === 1 ? [turn, found] : [beside, other];
      const areGapsAlike = (mine.place.occurrence.gapBefore === null) === (theirs.place.occurrence.gapBefore === null);
      if (areGapsAlike && wordSimilarity(wordsOf(found), wordsOf(turn)) >= NEAR_EQUAL) return found;
    }
    return null;
  }

  /** Turns of an older revision: each with the next one of the same speaker that stands between the same others. */
  private matchInPlace(turns: readonly Turn[]): void {
    const ends: number[] = [];
    for (let at = turns.length - 1, end = this.sequence.length; at >= 0; at -= 1) {
      end = turns[at]?.draft?.position ?? end;
      ends[at] = end;
    }
    let from = 0;
    for (const turn of turns) {
      for (let at = from; at < (ends[turn.at] as number) && !turn.draft; at += 1) {
        const draft = this.sequence[at] as Draft;
        const leading = draft.turns[0] as Turn;
        if (!this.mayHold(draft, turn) || !this.areOneSpeaker(leading, turn)) continue;
        const reason = `Stands in the same place in ${files(leading, turn)}, an older revision, in other words.`;
        this.add(turn, draft, this.similarity(turn, draft), reason);
      }
      if (turn.draft) from = turn.draft.position + 1;
    }
  }

  private addMatch({ turn, draft, similarity }: Match): void {
    const both = files(draft.turns[0] as Turn, turn);
    const isEqual = draft.turns[0]?.place.occurrence.hash === turn.place.occurrence.hash;
    const percent = Math.floor(similarity * 100);
    const words = isEqual || similarity === 1 ? "the same words" : `nearly the same words (${percent} %)`;
    this.add(turn, draft, similarity, `Same speaker and ${words} in ${both}.`);
  }

  private add(turn: Turn, draft: Draft, similarity: number, reason: string): void {
    turn.draft = draft;
    draft.turns.push(turn);
    draft.places.push(turn.place);
    draft.similarities.push(similarity);
    draft.reasons.push(reason);
    this.register(turn, draft);
  }

  private register(turn: Turn, draft: Draft): void {
    this.draftOf.set(placeId(turn.place), draft);
    this.draftOf.set(bytesPlaceId(turn.place), draft);
    if (!turn.isLong) return;
    const { hash } = turn.place.occurrence;
    this.byHash.set(hash, (this.byHash.get(hash) ?? new Set()).add(draft));
    if (draft.turns[0] === turn) this.unsketched.push(draft);
  }

  /** Turns nobody else prints become drafts of their own, right after the turn before them. */
  private insertRest(turns: readonly Turn[]): void {
    const after = new Map<Draft | null, Draft[]>();
    let previous: Draft | null = null;
    for (const turn of turns) {
      if (turn.draft) {
        previous = turn.draft;
        continue;
      }
      const draft: Draft = {
        turns: [turn],
        places: [turn.place],
        similarities: [1],
        reasons: this.splitReasons(turn),
        gapBefore: turn.place.occurrence.gapBefore,
        position: 0,
      };
      turn.draft = draft;
      this.created.push(draft);
      this.register(turn, draft);
      after.set(previous, [...(after.get(previous) ?? []), draft]);
    }
    if (after.size === 0) return;
    const isUnlinked = after.size === 1 && after.has(null);
    const kept = this.sequence.flatMap((draft) => [draft, ...(after.get(draft) ?? [])]);
    this.sequence = isUnlinked ? [...kept, ...(after.get(null) ?? [])] : [...(after.get(null) ?? []), ...kept];
    this.sequence.forEach((draft, position) => {
      draft.position = position;
    });
  }

  private splitReasons(turn: Turn): string[] {
    const own = [placeId(turn.place), bytesPlaceId(turn.place)];
    const splits = [...this.decisions.apart].filter(([pair]) => own.includes(pair.slice(0, pair.indexOf(BETWEEN))));
    return splits.map(([, correction]) => `Kept apart from the same words in another place ${byWhom(correction)}.`);
  }

  private mayHold(draft: Draft, turn: Turn): boolean {
    const { apart } = this.decisions;
    return draft.turns.every(
      ({ place }) =>
        place.node.id !== turn.place.node.id &&
        (apart.size === 0 || pairsOf(place, turn.place).every((pair) => !apart.has(pair))),
    );
  }

  private similarity(turn: Turn, draft: Draft): number {
    const leading = draft.turns[0] as Turn;
    if (leading.place.occurrence.hash === turn.place.occurrence.hash) return 1;
    return wordSimilarity(wordsOf(leading), wordsOf(turn));
  }

  /** By name (or the source's id of the person); where a place prints no name, by the printed form or office. */
  private areOneSpeaker(a: Turn, b: Turn): boolean {
    const [left, right] = [a.place.occurrence, b.place.occurrence];
    if (isCounted(left.kind) !== isCounted(right.kind)) return false;
    if (!left.speaker || !right.speaker) return !left.speaker && !right.speaker;
    const [leftName, rightName] = [this.names.of(left.speaker).key, this.names.of(right.speaker).key];
    if (leftName && rightName) {
      return leftName === rightName || (left.speaker.id !== null && left.speaker.id === right.speaker.id);
    }
    const office = foldedText(left.speaker.office);
    return (
      foldedText(left.speaker.printed) === foldedText(right.speaker.printed) ||
      (office !== "" && office === foldedText(right.speaker.office))
    );
  }
}

function wordsOf(turn: Turn): string[] {
  turn.words ??= comparableWords(placeText(turn.place));
  return turn.words;
}

function bytesId({ source, extract }: ExtractNode): string {
  return `${extract.ordinal}:${source.revision}`;
}

function files(a: Turn, b: Turn): string {
  const [left, right] = [a, b].map((turn) => sourcePath(turn.place.node.source.source));
  return left === right ? `two places of ${left}` : `${left} and ${right}`;
}
