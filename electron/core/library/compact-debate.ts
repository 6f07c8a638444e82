import type { Contribution, Debate, Known, OccurrenceRef, Run } from "../../../shared/model/debate.ts";
import type { PrintedSpeaker } from "../../../shared/model/extract.ts";
import { hashOfKey, occurrenceKeys, revisionOfKey } from "../../../shared/model/occurrence-key.ts";
import { compactSpeaker, readSpeaker, trimmed } from "./compact-words.ts";

/** Short JSON for rebuilt debates: what their turns have in common, extracts and voices, stands once, in the head. */

/** A run without its contributions, of which it has `size`. */
export type RunHead = Omit<Run, "contributions"> & { size: number };
/** A debate without its contributions. */
export type DebateHead = Omit<Debate, "runs"> & { runs: RunHead[] };

/** What turns of a debate say about who speaks: printed speaker, person, name, constituency, party, office. */
type CompactVoice = [
  speaker?: Parameters<typeof readSpeaker>[0] | null,
  personId?: string | null,
  ...known: (CompactKnown | undefined)[],
];
/** What the turns of a debate have in common. */
interface TurnGround {
  extracts: Debate["extracts"];
  /** Of each of the extracts. */
  revisions: string[];
  voices: CompactVoice[];
}
/** Extract among those of the head, index, hash. */
type CompactRef = [extract: number, index: number, hash: string];
/** Nothing for what is not known, a text for what is printed and needs no reason. */
type CompactKnown = string | null | [value: string | null, origin: Known<string>["origin"], reason: string | null];

/** Records of {@link writeDebate} before the turns: what is read for a single turn is apart from what is read for the debate. */
export const RECORDS = { head: 0, ground: 1, turns: 2 } as const;

/** A debate as records: its head, the ground of its turns, its turns. */
export function writeDebate({ extracts, ...debate }: Debate): string[] {
  const numbers = new Map(extracts.map(({ source, extract }, at) => [`${extract}:${source}`, at]));
  const revisions: string[] = extracts.map(() => "");
  const refOf = ({ key, source, extract, index }: OccurrenceRef): CompactRef => {
    const number = numbers.get(`${extract}:${source}`) as number;
    revisions[number] ||= revisionOfKey(key);
    return [number, index, hashOfKey(key)];
  };
  const voices = createVoices();
  const turns = debate.runs.flatMap((run) =>
    run.contributions.map((one) => JSON.stringify(compactTurn(one, refOf, voices.numberOf(one)))),
  );
  const runs = debate.runs.map(({ contributions, ...run }) => ({ ...run, size: contributions.length }));
  const ground: TurnGround = { extracts, revisions, voices: voices.all };
  return [JSON.stringify({ ...debate, runs }), JSON.stringify(ground), ...turns];
}

/** Numbers what turns say about who speaks: in a debate the same few speak again and again. */
function createVoices(): { all: CompactVoice[]; numberOf(turn: Contribution): number } {
  const numbers = new Map<string, number>();
  const all: CompactVoice[] = [];
  /** What was last said under each name: mostly it is said again, and to compare it takes a fifth of writing it. */
  const last = new Map<string | null, { turn: Contribution; number: number }>();

  function numberOfVoice(turn: Contribution): number {
    const voice = compactVoice(turn);
    const name = JSON.stringify(voice);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, all.length);
    return all.push(voice) - 1;
  }

  return {
    all,
    numberOf(turn) {
      const before = last.get(turn.name.value);
      if (before && isSameVoice(before.turn, turn)) return before.number;
      const number = numberOfVoice(turn);
      last.set(turn.name.value, { turn, number });
      return number;
    },
  };
}

function isSameVoice(a: Contribution, b: Contribution): boolean {
  return (
    a.personId === b.personId &&
    isSameSpeaker(a.speaker, b.speaker) &&
    isSameKnown(a.name, b.name) &&
    isSameKnown(a.constituency, b.constituency) &&
    isSameKnown(a.party, b.party) &&
    isSameKnown(a.office, b.office)
  );
}

function isSameSpeaker(a: PrintedSpeaker | null, b: PrintedSpeaker | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.printed === b.printed &&
    a.name === b.name &&
    a.constituency === b.constituency &&
    a.party === b.party &&
    a.office === b.office &&
    a.id === b.id
  );
}

function isSameKnown(a: Known<string>, b: Known<string>): boolean {
  return a === b || (a.value === b.value && a.origin === b.origin && a.reason === b.reason);
}

function compactVoice({ speaker, personId, name, constituency, party, office }: Contribution): CompactVoice {
  return trimmed<unknown>([
    speaker && compactSpeaker(speaker),
    personId,
    compactKnown(name),
    compactKnown(constituency),
    compactKnown(party),
    compactKnown(office),
  ]) as CompactVoice;
}

/** The head of a debate: {@link RECORDS}.head and .ground. */
export function readHead(head: string, ground: string): DebateHead {
  const { extracts } = JSON.parse(ground) as TurnGround;
  return { ...(JSON.parse(head) as Omit<DebateHead, "extracts">), extracts };
}

/** Reads the turns of a debate whose {@link RECORDS}.ground is given. */
export function turnReader(ground: string): (json: string) => Contribution {
  const { extracts, revisions, voices } = JSON.parse(ground) as TurnGround;
  const keys = extracts.map(({ source, extract }, at) => {
    return occurrenceKeys({ source, extract, revision: revisions[at] as string });
  });
  const readRef = ([number, index, hash]: CompactRef): OccurrenceRef => {
    const { source, extract } = extracts[number] as DebateHead["extracts"][number];
    return { key: (keys[number] as (typeof keys)[number])(index, hash), source, extract, index };
  };
  return (json) => readTurn(JSON.parse(json) as CompactTurn, readRef, voices);
}

/** The values of a contribution, the rarest last. */
type CompactTurn = unknown[];

function compactTurn(turn: Contribution, refOf: (ref: OccurrenceRef) => CompactRef, voice: number): CompactTurn {
  const { id, kind, date, addressee, gapBefore, occurrences, variants, reasons, number, column, time, url } = turn;
  return trimmed<unknown>([
    id,
    kind,
    occurrences.map(refOf),
    voice,
    compactKnown(date),
    time ?? null,
    column ?? null,
    url ?? null,
    number ?? null,
    gapBefore,
    compactKnown(addressee),
    reasons.length > 0 ? reasons : null,
    variants.length > 0 ? variants : null,
  ]);
}

function readTurn(
  row: CompactTurn,
  readRef: (ref: CompactRef) => OccurrenceRef,
  voices: readonly CompactVoice[],
): Contribution {
  const [id, kind, refs, voice, date, ...rare] = row as [
    string,
    Contribution["kind"],
    CompactRef[],
    number,
    CompactKnown?,
    ...unknown[],
  ];
  const [time, column, url, number, gapBefore, addressee, reasons, variants] = rare as [
    string?,
    string?,
    string?,
    string?,
    Contribution["gapBefore"]?,
    CompactKnown?,
    string[]?,
    Contribution["variants"]?,
  ];
  const [speaker, personId, name, constituency, party, office] = voices[voice] as CompactVoice;
  return {
    id,
    kind,
    speaker: speaker ? readSpeaker(speaker) : null,
    personId: personId ?? null,
    name: readKnown(name),
    office: readKnown(office),
    constituency: readKnown(constituency),
    party: readKnown(party),
    date: readKnown(date),
    addressee: readKnown(addressee),
    ...(number && { number }),
    ...(column && { column }),
    ...(time && { time }),
    ...(url && { url }),
    gapBefore: gapBefore ?? null,
    occurrences: refs.map(readRef),
    variants: variants ?? [],
    reasons: reasons ?? [],
  };
}

function compactKnown({ value, origin, reason }: Known<string>): CompactKnown {
  if (reason !== null) return [value, origin, reason];
  if (value === null && origin === "none") return null;
  return value !== null && origin === "printed" ? value : [value, origin, null];
}

function readKnown(known: CompactKnown | undefined): Known<string> {
  if (known === undefined || known === null) return { value: null, origin: "none", reason: null };
  if (typeof known === "string") return { value: known, origin: "printed", reason: null };
  const [value, origin, reason] = known;
  return { value, origin, reason };
}
