import type { Correction } from "../model/correction.ts";
import type { Known } from "../model/debate.ts";
import type { DebateKind, IsoDate } from "../model/extract.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { knownFact } from "./debate-facts.ts";
import type { DebateGroup } from "./debate-group.ts";
import { type OccurrencePlace, placeId } from "./extract-node.ts";
import { mergeOccurrences } from "./merge-occurrences.ts";
import { type OrderedRuns, orderRuns } from "./order-runs.ts";
import type { SpeakerUse } from "./people.ts";
import type { NameResolver } from "./person-name.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import { byWhom } from "./wording.ts";

/** The days of a debate that its contributions take over. */
export interface DebateDates {
  date: Known<IsoDate>;
  answeredDate: Known<IsoDate>;
}

/** A debate rebuilt as far as its own extracts tell; people and ids are still missing. */
export interface DebateDraft {
  group: DebateGroup;
  ordered: OrderedRuns;
  dates: DebateDates;
  kind: DebateKind;
  /** The analyst's speaker and addressee, by occurrence. */
  roles: Map<string, { speaker?: Correction; addressee?: Correction }>;
  uses: SpeakerUse[];
}

/** Merges and orders one group. `corrections` are those whose places all lie in it, in the order they were made. */
export function draftDebate(
  group: DebateGroup,
  kind: DebateKind,
  corrections: readonly PlacedCorrection[],
  names: NameResolver,
): DebateDraft {
  const merged = mergeOccurrences(group.members, corrections, names);
  const ordered = orderRuns(merged, group.members, corrections);
  const roles: DebateDraft["roles"] = new Map();
  for (const { correction, places } of corrections) {
    if (correction.body.type !== "contribution-field") continue;
    const id = placeId(places[0] as OccurrencePlace);
    roles.set(id, { ...roles.get(id), [correction.body.field]: correction });
  }
  const dates = {
    date: knownFact(group, "date", (extract) => extract.date),
    answeredDate: knownFact(group, "answeredDate", (extract) => extract.answeredDate),
  };
  const draft: DebateDraft = { group, ordered, dates, kind, roles, uses: [] };
  draft.uses = speakerUses(draft, names);
  return draft;
}

/** The analyst's decision about one role in a contribution; the latest when its occurrences have several. */
export function roleCorrection(
  draft: DebateDraft,
  contribution: ContributionDraft,
  field: "speaker" | "addressee",
): Correction | null {
  if (draft.roles.size === 0) return null;
  const found = contribution.places.map((place) => draft.roles.get(placeId(place))?.[field]);
  const set = found.filter((correction) => correction !== undefined);
  return set.sort((a, b) => (a.at < b.at || (a.at === b.at && a.id < b.id) ? 1 : -1))[0] ?? null;
}

/**
 * The day of one contribution: for answers to written questions the day of the answer, else its own printed
 * day, else the debate's. A day set for the debate holds for all that print the debate's own day or none.
 */
export function contributionDate({ dates, kind, group }: DebateDraft, { places }: ContributionDraft): Known<IsoDate> {
  const leading = places[0] as OccurrencePlace;
  const isAnswer = kind === "written-question" && leading.occurrence.kind === "answer";
  const ofDebate = isAnswer ? dates.answeredDate : dates.date;
  const { extract } = leading.node;
  const own = places.map((place) => place.occurrence.date).find((date) => date !== null) ?? null;
  const isOwnDay = own !== null && own !== (isAnswer ? extract.answeredDate : extract.date);
  const correction = group.set.get(isAnswer ? "answeredDate" : "date");
  if (own !== null && (isOwnDay || !correction)) return { value: own, origin: "printed", reason: null };
  return correction ? { ...ofDebate, reason: `set ${byWhom(correction)}` } : { ...ofDebate, reason: null };
}

function speakerUses(draft: DebateDraft, names: NameResolver): SpeakerUse[] {
  const uses = new Map<string, SpeakerUse>();
  const note = (use: SpeakerUse): void => {
    const id = JSON.stringify([use.key, use.printed, use.name, use.id, use.source, use.date]);
    const found = uses.get(id);
    if (found) found.count += use.count;
    else uses.set(id, use);
  };
  for (const contribution of draft.ordered.runs.flatMap((run) => run.drafts)) {
    const date = contributionDate(draft, contribution).value;
    const leading = contribution.places[0] as OccurrencePlace;
    const set = roleCorrection(draft, contribution, "speaker")?.body;
    if (set?.type === "contribution-field") {
      if (set.value === null) continue;
      const use = { key: names.ofName(set.value), printed: null, name: set.value, id: null };
      note({ ...use, party: null, constituency: null, source: leading.node.source.source, date, count: 1 });
      continue;
    }
    const counted = new Set<string>();
    for (const { node, occurrence } of contribution.places) {
      const key = names.ofSpeaker(occurrence.speaker);
      const { speaker } = occurrence;
      if (!speaker?.name || key === null) continue;
      const { printed, name, id, party, constituency } = speaker;
      const count = counted.has(printed) ? 0 : 1;
      counted.add(printed);
      note({ key, printed, name, id, party, constituency, source: node.source.source, date, count });
    }
  }
  return [...uses.values()];
}
