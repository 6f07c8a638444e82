import type { PersonField } from "../model/correction.ts";
import type { Contribution, Debate, Known, Origin, Reconstruction } from "../model/debate.ts";
import { type IsoDate, isCounted } from "../model/extract.ts";
import type { ParsedSource } from "../model/source.ts";
import { countWords } from "../text/words.ts";
import { compareText } from "./extract-node.ts";
import { nameKey } from "./name-form.ts";

/** First and last day on which something is seen; null when no dated turn shows it. */
export interface DaysSeen {
  first: IsoDate | null;
  last: IsoDate | null;
}

/** One value of an attribute, as places print it or as the analyst set it; what is only carried is not seen. */
export interface SeenValue extends DaysSeen {
  value: string;
  origin: Extract<Origin, "printed" | "set">;
  /** In how many turns, procedural ones included. */
  turns: number;
}

/** One form of the name as printed. */
export interface SeenForm extends DaysSeen {
  printed: string;
  /** In how many turns, also where it is not the form that is shown. */
  count: number;
}

/** What turns tell about whoever speaks them. */
export interface SpeakerView extends DaysSeen {
  /** Each by the first day seen, undated last, then by value. */
  offices: SeenValue[];
  parties: SeenValue[];
  constituencies: SeenValue[];
  /** Turns that count; one that several sources print counts once. */
  contributions: number;
  /** Of these, how many in the chair. */
  inTheChair: number;
  debates: number;
  words: number;
  /** How incomplete or differing prints were attributed, or why not to somebody named in full. */
  reasons: string[];
}

/** Everything the library tells about one person. */
export interface PersonView extends SpeakerView {
  id: string;
  name: string;
  /** Most frequent first. */
  forms: SeenForm[];
}

/** A speaker whom no name is known of. */
export interface UnnamedSpeaker extends SpeakerView {
  printed: string;
}

/**
 * All people of a library by name, then id. `wordsOf` counts the words of a contribution as shown (see
 * {@link wordCounter}). Pure; one pass over all turns.
 */
export function peopleOf(
  { debates, people }: Reconstruction,
  wordsOf: (contribution: Contribution) => number,
): PersonView[] {
  const gatherings = new Map(people.map((person) => [person.id, new Gathering()]));
  for (const debate of debates) {
    for (const contribution of turnsOf(debate)) {
      const gathering = contribution.personId === null ? undefined : gatherings.get(contribution.personId);
      gathering?.add(debate, contribution, wordsOf);
    }
  }
  const views = people.map(({ id, name, printedForms }): PersonView => {
    const gathering = gatherings.get(id) as Gathering;
    const forms = printedForms.map((form) => ({ ...form, ...gathering.daysOfForm(form.printed) }));
    return { id, name, forms, ...gathering.view() };
  });
  return views.sort((a, b) => compareText(nameKey(a.name), nameKey(b.name)) || compareText(a.id, b.id));
}

/** Speakers printed without a name that the debate does not tell either, most contributions first. Pure. */
export function unnamedSpeakers(
  { debates }: Reconstruction,
  wordsOf: (contribution: Contribution) => number,
): UnnamedSpeaker[] {
  const found = new Map<string, Gathering>();
  for (const debate of debates) {
    for (const contribution of turnsOf(debate)) {
      const { kind, speaker, personId, name } = contribution;
      if (!speaker || personId !== null || name.value !== null || !isCounted(kind)) continue;
      const gathering = found.get(speaker.printed) ?? new Gathering();
      found.set(speaker.printed, gathering);
      gathering.add(debate, contribution, wordsOf);
    }
  }
  return [...found]
    .map(([printed, gathering]) => ({ printed, ...gathering.view() }))
    .sort((a, b) => b.contributions - a.contributions || compareText(a.printed, b.printed));
}

/** Counts words of contributions from the sources they were rebuilt from; 0 where a source is missing. */
export function wordCounter(sources: readonly ParsedSource[]): (contribution: Contribution) => number {
  const bySource = new Map(sources.map((source) => [source.source, source]));
  return ({ occurrences: [leading] }) => {
    const extract = leading && bySource.get(leading.source)?.extracts[leading.extract];
    const paragraphs = (leading && extract?.occurrences[leading.index]?.paragraphs) ?? [];
    return paragraphs.reduce((sum, { text }) => sum + countWords(text), 0);
  };
}

function* turnsOf(debate: Debate): Generator<Contribution> {
  for (const run of debate.runs) yield* run.contributions;
}

/** The values of one attribute by their words. */
type SeenValues = Record<SeenValue["origin"], Map<string, SeenValue>>;

/** The turns of one person, gathered one by one. */
class Gathering {
  private readonly days: DaysSeen = { first: null, last: null };
  private readonly forms = new Map<string, DaysSeen>();
  private readonly values: Record<PersonField, SeenValues> = {
    office: { printed: new Map(), set: new Map() },
    party: { printed: new Map(), set: new Map() },
    constituency: { printed: new Map(), set: new Map() },
  };
  private debates = 0;
  private lastDebate: Debate | null = null;
  private readonly reasons = new Set<string>();
  private contributions = 0;
  private inTheChair = 0;
  private words = 0;

  /** Turns must come debate by debate. */
  add(debate: Debate, contribution: Contribution, wordsOf: (contribution: Contribution) => number): void {
    const { kind, speaker, name, date } = contribution;
    see(this.days, date.value);
    if (debate !== this.lastDebate) this.debates += 1;
    this.lastDebate = debate;
    if (name.reason) this.reasons.add(name.reason);
    if (speaker) {
      const known = this.forms.get(speaker.printed);
      const form = known ?? { first: null, last: null };
      if (!known) this.forms.set(speaker.printed, form);
      see(form, date.value);
    }
    this.note(this.values.office, contribution.office, date.value);
    this.note(this.values.party, contribution.party, date.value);
    this.note(this.values.constituency, contribution.constituency, date.value);
    if (!isCounted(kind)) return;
    this.contributions += 1;
    if (kind === "chair") this.inTheChair += 1;
    this.words += wordsOf(contribution);
  }

  private note(values: SeenValues, { value, origin }: Known<string>, date: IsoDate | null): void {
    if (value === null || (origin !== "printed" && origin !== "set")) return;
    const known = values[origin].get(value);
    const seen = known ?? { value, origin, first: null, last: null, turns: 0 };
    if (!known) values[origin].set(value, seen);
    seen.turns += 1;
    see(seen, date);
  }

  daysOfForm(printed: string): DaysSeen {
    return this.forms.get(printed) ?? { first: null, last: null };
  }

  view(): SpeakerView {
    const { contributions, inTheChair, words, values } = this;
    return {
      ...this.days,
      offices: inOrder(values.office),
      parties: inOrder(values.party),
      constituencies: inOrder(values.constituency),
      contributions,
      inTheChair,
      debates: this.debates,
      words,
      reasons: [...this.reasons],
    };
  }
}

function see(days: DaysSeen, date: IsoDate | null): void {
  if (date === null) return;
  if (days.first === null || date < days.first) days.first = date;
  if (days.last === null || date > days.last) days.last = date;
}

function inOrder({ printed, set }: SeenValues): SeenValue[] {
  const day = ({ first }: SeenValue): string => first ?? "9999-99-99";
  return [...printed.values(), ...set.values()].sort(
    (a, b) => compareText(day(a), day(b)) || compareText(a.value, b.value),
  );
}
