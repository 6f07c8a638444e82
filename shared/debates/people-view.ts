import type { PersonField } from "../model/correction.ts";
import type { Contribution, Origin, Person } from "../model/debate.ts";
import type { IsoDate } from "../model/extract.ts";
import type { ParsedSource } from "../model/source.ts";
import { countWords } from "../text/words.ts";
import { compareText } from "./extract-node.ts";
import { nameKey } from "./name-form.ts";
import type { Sighting, SightingTable } from "./sightings.ts";

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

/** All people of a library by name, then id. Pure; one pass over all that was seen. */
export function peopleOf(people: readonly Person[], sightings: SightingTable): PersonView[] {
  const { texts, columns } = sightings;
  const gatherings = gather(sightings, columns.person);
  const codeOf = new Map(texts.map((text, code) => [text, code]));
  const views = people.map(({ id, name, printedForms }): PersonView => {
    const gathering = gatherings.get(codeOf.get(id) ?? -1) ?? new Gathering();
    const forms = printedForms.map((form) => ({ ...form, ...gathering.daysOfForm(form.printed) }));
    return { id, name, forms, ...gathering.view() };
  });
  const keys = new Map(views.map((view) => [view, nameKey(view.name)]));
  const keyOf = (view: PersonView): string => keys.get(view) as string;
  return views.sort((a, b) => compareText(keyOf(a), keyOf(b)) || compareText(a.id, b.id));
}

/** Speakers printed without a name that the debate does not tell either, most contributions first. Pure. */
export function unnamedSpeakers(sightings: SightingTable): UnnamedSpeaker[] {
  const { texts, columns } = sightings;
  const unnamed = columns.printed.map((printed, row) => (columns.person[row] === 0 ? printed : 0));
  return Array.from(gather(sightings, unnamed), ([code, gathering]) => {
    return { printed: texts[code] as string, ...gathering.view() };
  }).sort((a, b) => b.contributions - a.contributions || compareText(a.printed, b.printed));
}

/** Gathers the rows of each number but 0, debate by debate. */
function gather({ texts, starts, columns }: SightingTable, numbers: Uint32Array): Map<number, Gathering> {
  const gatherings = new Map<number, Gathering>();
  for (let debate = 0; debate + 1 < starts.length; debate += 1) {
    for (let row = starts[debate] as number; row < (starts[debate + 1] as number); row += 1) {
      const number = numbers[row] as number;
      if (number === 0) continue;
      let gathering = gatherings.get(number);
      if (!gathering) {
        gathering = new Gathering();
        gatherings.set(number, gathering);
      }
      const text = (column: Uint32Array): string | null => texts[column[row] as number] as string | null;
      gathering.add(debate, {
        person: text(columns.person),
        printed: text(columns.printed),
        reason: text(columns.reason),
        office: text(columns.office),
        party: text(columns.party),
        constituency: text(columns.constituency),
        date: text(columns.date),
        turns: columns.turns[row] as number,
        contributions: columns.contributions[row] as number,
        inTheChair: columns.inTheChair[row] as number,
        words: columns.words[row] as number,
      });
    }
  }
  return gatherings;
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

/** The values of one attribute by their words. */
type SeenValues = Record<SeenValue["origin"], Map<string, SeenValue>>;

/** What is seen of one person, gathered bit by bit. */
class Gathering {
  private readonly days: DaysSeen = { first: null, last: null };
  private readonly forms = new Map<string, DaysSeen>();
  private readonly values: Record<PersonField, SeenValues> = {
    office: { printed: new Map(), set: new Map() },
    party: { printed: new Map(), set: new Map() },
    constituency: { printed: new Map(), set: new Map() },
  };
  private debates = 0;
  private lastDebate = -1;
  private readonly reasons = new Set<string>();
  private contributions = 0;
  private inTheChair = 0;
  private words = 0;

  /** Sightings must come debate by debate. */
  add(debate: number, sighting: Sighting): void {
    const { printed, reason, date, turns } = sighting;
    see(this.days, date);
    if (debate !== this.lastDebate) this.debates += 1;
    this.lastDebate = debate;
    if (reason) this.reasons.add(reason);
    if (printed !== null) {
      const known = this.forms.get(printed);
      const form = known ?? { first: null, last: null };
      if (!known) this.forms.set(printed, form);
      see(form, date);
    }
    this.note(this.values.office, sighting.office, date, turns);
    this.note(this.values.party, sighting.party, date, turns);
    this.note(this.values.constituency, sighting.constituency, date, turns);
    this.contributions += sighting.contributions;
    this.inTheChair += sighting.inTheChair;
    this.words += sighting.words;
  }

  private note(values: SeenValues, text: string | null, date: IsoDate | null, turns: number): void {
    if (text === null) return;
    const origin = text.startsWith("set ") ? "set" : "printed";
    const value = text.slice(origin.length + 1);
    const known = values[origin].get(value);
    const seen = known ?? { value, origin, first: null, last: null, turns: 0 };
    if (!known) values[origin].set(value, seen);
    seen.turns += turns;
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
