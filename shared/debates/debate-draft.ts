import type { Correction } from "../model/correction.ts";
import type { Known } from "../model/debate.ts";
import type { DebateKind, IsoDate } from "../model/extract.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { knownFact } from "./debate-facts.ts";
import type { DebateGroup } from "./debate-group.ts";
import type { DebateNames } from "./debate-names.ts";
import { type OccurrencePlace, placeId } from "./extract-node.ts";
import { mergeOccurrences } from "./merge-occurrences.ts";
import { asPrinted, type OrderedRuns, orderRuns } from "./order-runs.ts";
import type { PlacedCorrection } from "./resolve-corrections.ts";
import type { SpeakerUse } from "./speaker-uses.ts";
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
  names: DebateNames;
  /** The analyst's speaker and addressee, by occurrence. */
  roles: Map<string, { speaker?: Correction; addressee?: Correction }>;
  uses: SpeakerUse[];
}

/**
 * Merges and orders one group. `corrections` are those whose places all lie in it, in the order they were made;
 * `keyOfName` gives the key of a name that the analyst sets.
 */
export function draftDebate(
  group: DebateGroup,
  kind: DebateKind,
  corrections: readonly PlacedCorrection[],
  names: DebateNames,
  keyOfName: (name: string) => string,
): DebateDraft {
  const [only, ...others] = group.members;
  const isAlone = only !== undefined && others.length === 0 && corrections.length === 0;
  const ordered = isAlone
    ? asPrinted(only)
    : orderRuns(mergeOccurrences(group.members, corrections, names), group.members, corrections);
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
  const draft: DebateDraft = { group, ordered, dates, kind, names, roles, uses: [] };
  draft.uses = speakerUses(draft, keyOfName);
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
 * Gives the day of each contribution: for answers to written questions the day of the answer, else its own
 * printed day, else the debate's. A day set for the debate holds for all that print the debate's own day or none.
 */
export function contributionDates({
  dates,
  kind,
  group,
}: DebateDraft): (contribution: ContributionDraft) => Known<IsoDate> {
  const known = new Map<IsoDate, Known<IsoDate>>();
  const printed = (own: IsoDate): Known<IsoDate> => {
    const found = known.get(own) ?? { value: own, origin: "printed", reason: null };
    known.set(own, found);
    return found;
  };
  const ofDebate = (field: "date" | "answeredDate"): Known<IsoDate> => {
    const correction = group.set.get(field);
    return { ...dates[field], reason: correction ? `set ${byWhom(correction)}` : null };
  };
  const answered = ofDebate("answeredDate");
  const asked = ofDebate("date");
  const reason = "the day of the answer: when it was asked is not printed";
  const isAskedUnknown = kind === "written-question" && asked.value === null && answered.value !== null;
  const sitting: Known<IsoDate> = isAskedUnknown ? { value: answered.value, origin: "carried", reason } : asked;
  return ({ places }) => {
    const leading = places[0] as OccurrencePlace;
    const isAnswer = kind === "written-question" && leading.occurrence.kind === "answer";
    const { extract } = leading.node;
    const own = places.find((place) => place.occurrence.date !== null)?.occurrence.date ?? null;
    const isOwnDay = own !== null && own !== (isAnswer ? extract.answeredDate : extract.date);
    if (own !== null && (isOwnDay || !group.set.has(isAnswer ? "answeredDate" : "date"))) return printed(own);
    return isAnswer ? answered : sitting;
  };
}

/** Who is printed as speaker, in how many contributions; what is printed several times alike is one use. */
function speakerUses(draft: DebateDraft, keyOfName: (name: string) => string): SpeakerUse[] {
  const uses = new Map<string, SpeakerUse[]>();
  const note = (use: SpeakerUse): void => {
    const alike = uses.get(use.key);
    const found = alike?.find((other) => USE_FIELDS.every((field) => other[field] === use[field]));
    if (found) found.count += use.count;
    else if (alike) alike.push(use);
    else uses.set(use.key, [use]);
  };
  const dateOf = contributionDates(draft);
  const house = knownFact(draft.group, "house", (extract) => extract.house).value;
  for (const { drafts } of draft.ordered.runs) {
    for (const contribution of drafts) {
      const date = dateOf(contribution).value;
      const leading = contribution.places[0] as OccurrencePlace;
      const set = roleCorrection(draft, contribution, "speaker")?.body;
      if (set?.type === "contribution-field") {
        if (set.value === null) continue;
        const use = { key: keyOfName(set.value), printed: null, name: set.value, full: null, id: null, house };
        note({ ...use, party: null, constituency: null, source: leading.node.source.source, date, count: 1 });
        continue;
      }
      const counted: string[] = [];
      for (const { node, occurrence } of contribution.places) {
        const { speaker } = occurrence;
        const { key, full } = draft.names.of(speaker);
        if (!speaker || key === null) continue;
        const { printed, name, id, party, constituency } = speaker;
        const count = counted.includes(printed) ? 0 : 1;
        counted.push(printed);
        note({ key, printed, name, full, id, party, constituency, house, source: node.source.source, date, count });
      }
    }
  }
  return [...uses.values()].flat();
}

/** All that tells one use from another of the same person in a debate. */
const USE_FIELDS = ["printed", "source", "date", "name", "full", "id", "party", "constituency"] as const;
