import { fnv64 } from "../lib/fnv.ts";
import type { Correction, PersonField } from "../model/correction.ts";
import type { Contribution, Debate, Known, Variant } from "../model/debate.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { dateHint } from "./date-hint.ts";
import { contributionDate, type DebateDraft, roleCorrection } from "./debate-draft.ts";
import { headingPath, knownFact, NOT_KNOWN } from "./debate-facts.ts";
import { compareText, type OccurrencePlace, placeId, placeKey } from "./extract-node.ts";
import { knownAttribute, type Print } from "./known-attributes.ts";
import type { AttributePrint, PeopleIndex, PersonRecord } from "./people.ts";
import { type NameResolver, nameKey } from "./person-name.ts";
import { byWhom } from "./wording.ts";

/** What the rest of the library tells about the people of a debate. */
export interface DebateContext {
  names: NameResolver;
  people: PeopleIndex;
  /** `person-field` corrections by name key and field, in the order they were made. */
  personFields: ReadonlyMap<string, readonly Correction[]>;
}

/** Key of {@link DebateContext.personFields}. */
export function personFieldKey(personId: string, field: PersonField): string {
  return `${personId}\n${field}`;
}

/** Who speaks in one contribution, and by whose word. */
interface SpeakerFacts {
  person: PersonRecord | null;
  name: Known<string>;
  /** False when the analyst names somebody else than the place: what it prints is then about another person. */
  isPrinted: boolean;
}

/** Completes a draft: names, offices, parties and constituencies with their origin, days, ids, reasons. */
export function buildDebate(id: string, draft: DebateDraft, context: DebateContext): Debate {
  const { group, ordered, dates, kind } = draft;
  const ids = contributionIds(id, draft);
  const speakers = new Map<ContributionDraft, SpeakerFacts>();
  for (const run of ordered.runs) {
    for (const contribution of run.drafts) speakers.set(contribution, speakerFacts(draft, contribution, context));
  }
  const inDebate = printsByPerson(speakers);
  return {
    id,
    kind,
    title: knownFact(group, "title", (extract) => extract.title),
    ...dates,
    house: knownFact(group, "house", (extract) => extract.house),
    chamber: knownFact(group, "chamber", (extract) => extract.chamber),
    department: knownFact(group, "department", (extract) => extract.department),
    volume: knownFact(group, "volume", (extract) => extract.volume),
    columns: knownFact(group, "columns", (extract) => extract.columns),
    url: knownFact(group, "url", (extract) => extract.url),
    dateHint: dates.date.value === null ? dateHint(group.members) : null,
    headingPath: headingPath(group),
    extracts: group.members.map((node) => ({ source: node.source.source, extract: node.extract.ordinal })),
    isExcerpt: group.members.every(({ extract }) => extract.isExcerpt),
    runs: ordered.runs.map(({ orderKnown, orderOrigin, reason, drafts }) => ({
      orderKnown,
      orderOrigin,
      reason,
      contributions: drafts.map((contribution) => {
        const speaker = speakers.get(contribution) as SpeakerFacts;
        return { id: ids.get(contribution) as string, ...turn(draft, contribution, speaker, inDebate, context) };
      }),
    })),
    reasons: [...group.reasons, ...ordered.reasons],
  };
}

function turn(
  draft: DebateDraft,
  contribution: ContributionDraft,
  { person, name, isPrinted }: SpeakerFacts,
  inDebate: ReadonlyMap<string, readonly Print[]>,
  context: DebateContext,
): Omit<Contribution, "id"> {
  const leading = contribution.places[0] as OccurrencePlace;
  const date = contributionDate(draft, contribution);
  const attribute = (field: PersonField, elsewhere: readonly AttributePrint[]): Known<string> =>
    knownAttribute({
      field,
      date: date.value,
      corrections: (person && context.personFields.get(personFieldKey(person.id, field))) ?? [],
      own: isPrinted ? printsOf(contribution, field) : [],
      inDebate: (person && inDebate.get(personFieldKey(person.id, field))) ?? [],
      elsewhere,
    });
  return {
    kind: leading.occurrence.kind,
    speaker: leading.occurrence.speaker,
    personId: person?.id ?? null,
    name,
    office: attribute("office", []),
    constituency: attribute("constituency", person?.constituency ?? []),
    party: attribute("party", person?.party ?? []),
    date,
    addressee: addressee(draft, contribution),
    gapBefore: contribution.gapBefore,
    occurrences: contribution.places.map((place) => ({
      key: placeKey(place),
      source: place.node.source.source,
      extract: place.node.extract.ordinal,
      index: place.occurrence.index,
    })),
    variants: variants(contribution),
    reasons: contribution.reasons,
  };
}

function speakerFacts(draft: DebateDraft, contribution: ContributionDraft, context: DebateContext): SpeakerFacts {
  const { names, people } = context;
  const correction = roleCorrection(draft, contribution, "speaker");
  if (correction?.body.type === "contribution-field") {
    const { value } = correction.body;
    const person = value === null ? null : (people.byKey.get(names.ofName(value)) ?? null);
    return { person, name: { value, origin: "set", reason: `set ${byWhom(correction)}` }, isPrinted: false };
  }
  for (const { occurrence } of contribution.places) {
    const key = names.ofSpeaker(occurrence.speaker);
    const person = key === null ? undefined : people.byKey.get(key);
    if (!person || !occurrence.speaker?.name) continue;
    const { name: printed } = occurrence.speaker;
    const isSame = printed === person.name || nameKey(printed) === nameKey(person.name);
    const reason = isSame ? null : `printed as “${printed}”`;
    return { person, name: { value: person.name, origin: "printed", reason }, isPrinted: true };
  }
  return { person: null, name: NOT_KNOWN, isPrinted: true };
}

function printsOf({ places }: ContributionDraft, field: PersonField): Print[] {
  return places.flatMap(({ node, occurrence }) => {
    const value = occurrence.speaker?.[field] ?? null;
    return value === null ? [] : [{ value, source: node.source.source }];
  });
}

/** What the debate itself prints about each person, in its order. */
function printsByPerson(speakers: ReadonlyMap<ContributionDraft, SpeakerFacts>): Map<string, Print[]> {
  const prints = new Map<string, Print[]>();
  for (const [contribution, { person, isPrinted }] of speakers) {
    if (!person || !isPrinted) continue;
    for (const field of ["office", "party", "constituency"] as const) {
      const key = personFieldKey(person.id, field);
      const own = printsOf(contribution, field);
      if (own.length > 0) prints.set(key, [...(prints.get(key) ?? []), ...own]);
    }
  }
  return prints;
}

function addressee(draft: DebateDraft, contribution: ContributionDraft): Known<string> {
  const correction = roleCorrection(draft, contribution, "addressee");
  if (correction?.body.type === "contribution-field") {
    return { value: correction.body.value, origin: "set", reason: `set ${byWhom(correction)}` };
  }
  if (contribution.places[0]?.occurrence.kind !== "question") return NOT_KNOWN;
  const printed = contribution.places.map(({ node }) => node.extract.addressee).find((value) => value !== null);
  return printed ? { value: printed, origin: "printed", reason: null } : NOT_KNOWN;
}

function variants({ places, similarities }: ContributionDraft): Variant[] {
  const leading = places[0]?.occurrence.hash;
  return places.flatMap((place, at) =>
    place.occurrence.hash === leading ? [] : [{ key: placeKey(place), similarity: similarities[at] ?? 0 }],
  );
}

/**
 * From the debate's id and the words of the turn, so that another copy, a new order or a corrected fact changes
 * nothing. Turns with the same words are told apart by their first place.
 */
function contributionIds(debateId: string, { ordered }: DebateDraft): Map<ContributionDraft, string> {
  const byWords = new Map<string, ContributionDraft[]>();
  for (const draft of ordered.runs.flatMap((run) => run.drafts)) {
    const words = draft.places.map((place) => place.occurrence.hash).sort(compareText)[0] as string;
    byWords.set(words, [...(byWords.get(words) ?? []), draft]);
  }
  const ids = new Map<ContributionDraft, string>();
  const firstPlace = (draft: ContributionDraft): string => draft.places.map(placeId).sort(compareText)[0] as string;
  for (const [words, drafts] of byWords) {
    const sorted = drafts.length > 1 ? drafts.toSorted((a, b) => compareText(firstPlace(a), firstPlace(b))) : drafts;
    sorted.forEach((draft, at) => {
      ids.set(draft, `c-${fnv64(`${debateId}\n${words}\n${at}`)}`);
    });
  }
  return ids;
}
