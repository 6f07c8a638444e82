import fc from "fast-check";
import { expect, it } from "vitest";
import type { Contribution, Debate, Known, OccurrenceRef } from "../../../shared/model/debate.ts";
import { CONTRIBUTION_KINDS, type Occurrence, type PrintedSpeaker } from "../../../shared/model/extract.ts";
import { formatOccurrenceKey } from "../../../shared/model/occurrence-key.ts";
import { RECORDS, readHead, turnReader, writeDebate } from "./compact-debate.ts";
import { readOccurrence, writeOccurrence } from "./compact-words.ts";

const RUNS = { seed: 20250116 };
const SHA = /^[0-9a-f]{64}$/;

const word = fc.oneof(fc.constantFrom("Lab", "", "Ruislip, Northwood", "“é”\u2028"), fc.string());
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const some = fc.string({ minLength: 1 });
const sha = fc.stringMatching(SHA);
const kind = fc.constantFrom(...CONTRIBUTION_KINDS);
const gap = fc.record({ printed: word, line: fc.nat() });
const speaker: fc.Arbitrary<PrintedSpeaker> = fc.record({
  printed: word,
  name: maybe(word),
  office: maybe(word),
  constituency: maybe(word),
  party: maybe(word),
  id: maybe(word),
});

const occurrence: fc.Arbitrary<Occurrence> = fc.record({
  index: fc.nat(),
  kind,
  speaker: maybe(speaker),
  date: maybe(word),
  gapBefore: maybe(gap),
  paragraphs: fc.array(
    fc.record({
      text: word,
      line: fc.nat(),
      segments: fc.array(fc.record({ at: fc.nat(), length: fc.nat(), byteStart: fc.nat(), byteEnd: fc.nat() })),
    }),
  ),
  column: maybe(word),
  time: maybe(word),
  number: maybe(word),
  id: maybe(word),
  url: maybe(word),
  hash: sha,
  part: maybe(fc.nat()),
});

const known: fc.Arbitrary<Known<string>> = fc.record({
  value: maybe(word),
  origin: fc.constantFrom("printed", "carried", "set", "none"),
  reason: maybe(word),
});
const EXTRACTS = [
  { source: "r/a.txt", extract: 0, revision: "a".repeat(64) },
  { source: "r/a.txt", extract: 3, revision: "a".repeat(64) },
  { source: "r/b.zip!/c:1.xml", extract: 0, revision: "b".repeat(64) },
];
const place: fc.Arbitrary<OccurrenceRef> = fc
  .tuple(fc.constantFrom(...EXTRACTS), fc.nat(), sha)
  .map(([{ source, extract, revision }, index, hash]) => {
    return { key: formatOccurrenceKey({ source, revision, extract, index, hash }), source, extract, index };
  });
const contribution: fc.Arbitrary<Contribution> = fc
  .record({
    id: word,
    kind,
    speaker: maybe(speaker),
    personId: maybe(fc.string({ minLength: 1 })),
    name: known,
    office: known,
    constituency: known,
    party: known,
    date: known,
    addressee: known,
    references: fc.record({ number: some, column: some, time: some, url: some }, { requiredKeys: [] }),
    gapBefore: maybe(gap),
    occurrences: fc.array(place, { minLength: 1, maxLength: 4 }),
    variants: fc.array(fc.record({ key: word, similarity: fc.double({ min: 0, max: 1, noNaN: true }) })),
    reasons: fc.array(word),
  })
  .map(({ references, ...rest }) => ({ ...rest, ...references }));

it("gives back an occurrence, whatever it holds", () => {
  fc.assert(
    fc.property(occurrence, (one) => {
      expect(readOccurrence(writeOccurrence(one), () => one.hash)).toEqual(one);
    }),
    RUNS,
  );
});

it("gives back a debate with its turns, whatever they hold", () => {
  const none: Known<string> = { value: null, origin: "none", reason: null };
  const turns = fc.array(contribution, { maxLength: 5 });
  const property = fc.property(turns, turns, known, (first, second, fact) => {
    const run = { orderKnown: true, orderOrigin: "printed", reason: null } as const;
    const debate: Debate = {
      id: "d-1",
      kind: "debate",
      title: fact,
      date: fact,
      answeredDate: none,
      house: none,
      chamber: none,
      department: none,
      volume: none,
      columns: none,
      url: none,
      dateHint: null,
      headingPath: [],
      extracts: EXTRACTS.map(({ source, extract }) => ({ source, extract })),
      isExcerpt: true,
      runs: [
        { ...run, contributions: first },
        { ...run, contributions: second },
      ],
      reasons: ["together"],
    };
    const records = writeDebate(debate);
    const [head, ground] = [records[RECORDS.head], records[RECORDS.ground]] as [string, string];
    const runs = [first, second].map(({ length }) => ({ ...run, size: length }));
    expect(readHead(head, ground)).toEqual({ ...debate, runs });
    expect(records.slice(RECORDS.turns).map(turnReader(ground))).toEqual([...first, ...second]);
  });
  fc.assert(property, RUNS);
});
