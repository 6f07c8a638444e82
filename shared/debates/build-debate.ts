import { fnv64 } from "../lib/fnv.ts";
import type { Correction } from "../model/correction.ts";
import type { Contribution, Debate, Known, Variant } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import { withoutYear } from "../text/bearer-name.ts";
import type { ContributionDraft } from "./contribution-draft.ts";
import { dateHint } from "./date-hint.ts";
import { contributionDates, type DebateDraft, roleCorrection } from "./debate-draft.ts";
import { headingPath, knownFact, language, NOT_KNOWN, revisionReasons } from "./debate-facts.ts";
import type { SpeakerIdentity } from "./debate-names.ts";
import { comparePlaces, currentNodes, type OccurrencePlace, placeKey } from "./extract-node.ts";
import { type DebateSpeaker, debateSpeaker, knownAttribute, notePrints } from "./known-attributes.ts";
import { nameKey } from "./name-form.ts";
import type { PeopleIndex, PersonRecord } from "./people.ts";
import type { NameResolver } from "./person-name.ts";
import { byWhom } from "./wording.ts";

/** What the rest of the library tells about the people of a debate. */
export interface DebateContext {
  names: NameResolver;
  people: PeopleIndex;
}

/** Who speaks in one contribution, and by whose word. */
interface SpeakerFacts {
  person: PersonRecord | null;
  name: Known<string>;
  /** False when the analyst names somebody else than the place: what it prints is then about another person. */
  isPrinted: boolean;
  /** See {@link SpeakerIdentity}. */
  isCertain: boolean;
}

/** A turn with all that is needed to complete it. */
interface Turn {
  id: string;
  contribution: ContributionDraft;
  facts: SpeakerFacts;
  speaker: DebateSpeaker | null;
  date: Known<string>;
}

/** Completes a draft: names, offices, parties and constituencies with their origin, days, ids, reasons. */
export function buildDebate(id: string, draft: DebateDraft, context: DebateContext): Debate {
  const { group, ordered, dates, kind } = draft;
  const runs = turnsOf(id, draft, context);
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
    ...language(group),
    extracts: group.members.map(({ source: { source }, extract: { ordinal }, supersededBy }) => ({
      source,
      extract: ordinal,
      ...(supersededBy !== null && { supersededBy }),
    })),
    isExcerpt: currentNodes(group.members).every(({ extract }) => extract.isExcerpt),
    runs: ordered.runs.map(({ orderKnown, orderOrigin, reason }, at) => ({
      orderKnown,
      orderOrigin,
      reason,
      contributions: (runs[at] as Turn[]).map((turn) => contribution(draft, turn)),
    })),
    reasons: [...group.reasons, ...revisionReasons(group), ...ordered.reasons],
  };
}

/** The turns of each run; what any of them prints about its speaker is known to all of them afterwards. */
function turnsOf(id: string, draft: DebateDraft, context: DebateContext): Turn[][] {
  const ids = contributionIds(id, draft);
  const dateOf = contributionDates(draft);
  const speakers = new Map<PersonRecord, DebateSpeaker>();
  return draft.ordered.runs.map(({ drafts }) =>
    drafts.map((contribution) => {
      const date = dateOf(contribution);
      const facts = speakerFacts(draft, contribution, date.value, context);
      const { person } = facts;
      const speaker = person && (speakers.get(person) ?? debateSpeaker(person, facts.isCertain));
      if (person && speaker) speakers.set(person, speaker);
      if (speaker && facts.isPrinted) notePrints(speaker, contribution.places);
      return { id: ids(contribution), contribution, facts, speaker, date };
    }),
  );
}

/** What a turn says when nobody may be believed about its speaker. */
const NOWHERE: readonly OccurrencePlace[] = [];

function contribution(draft: DebateDraft, { id, contribution, facts, speaker, date }: Turn): Contribution {
  const { places, gapBefore, reasons } = contribution;
  const { occurrence } = places[0] as OccurrencePlace;
  const own = facts.isPrinted ? places : NOWHERE;
  return {
    id,
    kind: occurrence.kind,
    speaker: occurrence.speaker,
    personId: facts.person?.person.id ?? null,
    name: facts.name,
    office: knownAttribute("office", speaker, own, date.value),
    constituency: knownAttribute("constituency", speaker, own, date.value),
    party: knownAttribute("party", speaker, own, date.value),
    date,
    addressee: addressee(draft, contribution),
    ...references(contribution),
    gapBefore,
    occurrences: places.map((place) => ({
      key: placeKey(place),
      source: place.node.source.source,
      extract: place.node.extract.ordinal,
      index: place.occurrence.index,
    })),
    variants: places.length > 1 ? variants(contribution) : NO_VARIANTS,
    reasons,
  };
}

const NO_VARIANTS: Variant[] = [];

function speakerFacts(
  draft: DebateDraft,
  contribution: ContributionDraft,
  date: IsoDate | null,
  { names, people }: DebateContext,
): SpeakerFacts {
  const correction = roleCorrection(draft, contribution, "speaker");
  if (correction?.body.type === "contribution-field") {
    const { value } = correction.body;
    const person = value === null ? null : (people.of(names.ofName(value), { id: null, date, printed: null }) ?? null);
    return {
      person,
      name: { value, origin: "set", reason: `set ${byWhom(correction)}` },
      isPrinted: false,
      isCertain: true,
    };
  }
  for (const { occurrence } of contribution.places) {
    const { speaker } = occurrence;
    const identity = draft.names.of(speaker);
    const turn = { id: speaker?.id ?? null, date, printed: speaker?.printed ?? null };
    const person = identity.key === null ? undefined : people.of(identity.key, turn);
    const { isCertain, reason } = identity;
    const printed = speaker?.name ?? null;
    if (person) return { person, name: nameAsPrinted(person, printed, identity), isPrinted: true, isCertain };
    if (reason) return { person: null, name: { ...NOT_KNOWN, reason }, isPrinted: true, isCertain };
  }
  return { person: null, name: NOT_KNOWN, isPrinted: true, isCertain: true };
}

/** The person's name, and how it is printed here when that differs; one object for each print and reason. */
function nameAsPrinted(
  { person, names, namedBy, apart, fitted }: PersonRecord,
  printed: string | null,
  { full, reason }: SpeakerIdentity,
): Known<string> {
  const form = reason ?? printed ?? "";
  const known = names.get(form);
  if (known) return known;
  const isSame = printed === null || printed === person.name || nameKey(printed) === nameKey(withoutYear(person.name));
  const isFitted = !isSame && fitted.includes(nameKey(printed ?? ""));
  const asPrinted = `printed as “${printed}”${isFitted ? "; nobody else in the library has a name that these letters fit" : ""}`;
  const reasons = [reason ?? (isSame ? null : asPrinted), apart].filter((one) => one !== null);
  const name: Known<string> = {
    value: person.name,
    origin: namedBy ? "set" : full === null && !isFitted ? "printed" : "carried",
    reason: namedBy ? givenReason(namedBy, printed) : reasons.join("; ") || null,
  };
  names.set(form, name);
  return name;
}

function givenReason(correction: Correction, printed: string | null): string {
  return `set ${byWhom(correction)}${printed === null ? "" : `; printed as “${printed}”`}`;
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

const REFERENCES = ["number", "column", "time", "url"] as const;

/** Where the record has a turn, by the first source that says so. */
function references({ places }: ContributionDraft): Pick<Contribution, (typeof REFERENCES)[number]> {
  const found: Pick<Contribution, (typeof REFERENCES)[number]> = {};
  for (const field of REFERENCES) {
    const printed = places.find(({ occurrence }) => occurrence[field] !== null)?.occurrence[field];
    if (printed) found[field] = printed;
  }
  return found;
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
function contributionIds(debateId: string, { ordered }: DebateDraft): (contribution: ContributionDraft) => string {
  const byWords = new Map<string, ContributionDraft[]>();
  for (const { drafts } of ordered.runs) {
    for (const draft of drafts) {
      const alike = byWords.get(wordsOf(draft));
      if (alike) alike.push(draft);
      else byWords.set(wordsOf(draft), [draft]);
    }
  }
  for (const alike of byWords.values()) {
    if (alike.length > 1) alike.sort((a, b) => comparePlaces(firstPlace(a), firstPlace(b)));
  }
  return (draft) => {
    const words = wordsOf(draft);
    return `c-${fnv64(`${debateId}\n${words}\n${byWords.get(words)?.indexOf(draft)}`)}`;
  };
}

/** The hash of the words; the smallest of several. */
function wordsOf({ places }: ContributionDraft): string {
  let words = (places[0] as OccurrencePlace).occurrence.hash;
  for (const { occurrence } of places) if (occurrence.hash < words) words = occurrence.hash;
  return words;
}

function firstPlace({ places }: ContributionDraft): OccurrencePlace {
  return places.toSorted(comparePlaces)[0] as OccurrencePlace;
}
