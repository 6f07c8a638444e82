import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/core/files/sha256.ts";
import { fileBytes, readBytes } from "./testing/read-file.ts";
import { summarise } from "./testing/seed-summary.ts";

const folder = join(import.meta.dirname, "../../seeds");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort();
const parsed = new Map(files.map((name) => [name.slice(0, 3), readBytes(name, fileBytes(join(folder, name)))]));

function seed(number: string) {
  const source = parsed.get(number);
  if (!source) throw new Error(`no seed ${number}`);
  return source;
}

/** Each item by hand: file, ordinal, line, title, kind, day, day answered, chamber, department, named in the heading. */
const EXTRACTS = [
  [
    "000",
    0,
    1,
    "Child Sexual Exploitation: Casey Report",
    "debate",
    "2025-06-16",
    null,
    "Commons Chamber",
    "Home Office",
    ["Gareth Snell"],
  ],
  [
    "001",
    0,
    1,
    "Child Sexual Exploitation: Casey Report",
    "debate",
    "2025-06-16",
    null,
    "Commons Chamber",
    "Home Office",
    ["David Simmonds"],
  ],
  [
    "002",
    0,
    1,
    "Child Sexual Exploitation and Abuse",
    "debate",
    "2025-01-16",
    null,
    "Commons Chamber",
    null,
    ["Judith Cummins", "Yvette Cooper"],
  ],
  [
    "002",
    1,
    95,
    "Border Security: Collaboration",
    "debate",
    "2024-12-11",
    null,
    "Commons Chamber",
    null,
    ["Judith Cummins", "Yvette Cooper"],
  ],
  [
    "002",
    2,
    125,
    "Terrorism (Protection of Premises) Bill",
    "bill",
    null,
    null,
    null,
    null,
    ["Judith Cummins", "Yvette Cooper"],
  ],
  [
    "002",
    3,
    160,
    "Violent Disorder",
    "debate",
    "2024-09-02",
    null,
    "Commons Chamber",
    null,
    ["Judith Cummins", "Yvette Cooper"],
  ],
  [
    "003",
    0,
    3,
    "Child Sexual Exploitation and Abuse",
    "debate",
    "2025-01-16",
    null,
    "Commons Chamber",
    null,
    ["Yvette Cooper", "Harpreet Uppal"],
  ],
  [
    "003",
    1,
    29,
    "Child Sexual Exploitation and Abuse",
    "debate",
    "2025-01-06",
    null,
    "Commons Chamber",
    null,
    ["Yvette Cooper", "Harpreet Uppal"],
  ],
  ["004", 0, 1, "Offences against Children", "written-question", "2025-01-09", "2025-01-17", null, "Home Office", []],
] as const;

/**
 * Each turn by hand, read off the pages: file, item, index, line of the speaker (null: not noted), kind, speaker
 * as shown, name, office, constituency, party, first 8 words, last 5 words, paragraphs, words, gap before.
 */
// biome-ignore format: a table is read by its rows.
const TURNS: [
  string, number, number, number | null, string, string | null, string | null, string | null, string | null,
  string | null, string, string, number, number, boolean,
][] = [
  ["000", 0, 0, null, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "The hon. Member will know that many of", "following up with devolved Administrations.", 1, 128, false],
  ["000", 0, 1, null, "speech", "Gareth Snell (Stoke-on-Trent Central) (Lab/Co-op)", "Gareth Snell", null, "Stoke-on-Trent Central", "Lab/Co-op", "Further to the quite pertinent comment from the", "continuing for decades to come.", 1, 116, false],
  ["000", 0, 2, null, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I agree with my hon. Friend that we", "in dealing with these crimes.", 1, 122, false],
  ["001", 0, 0, null, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I agree with my hon. Friend. We have", "accelerated since Professor Jay’s work.", 1, 82, false],
  ["001", 0, 1, null, "speech", "David Simmonds (Ruislip, Northwood and Pinner) (Con)", "David Simmonds", null, "Ruislip, Northwood and Pinner", "Con", "My Hillingdon constituents have seen the work that", "through the cracks between agencies?", 1, 115, false],
  ["001", 0, 2, null, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I welcome the hon. Member’s points. Baroness Casey’s", "easier to share that information.", 1, 109, false],
  ["002", 0, 0, 10, "speech", "The Secretary of State for the Home Department (Yvette Cooper)", "Yvette Cooper", "The Secretary of State for the Home Department", null, null, "Last Monday, I set out the actions this", "this statement to the House.", 19, 1770, false],
  ["002", 0, 1, 51, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the shadow Home Secretary.", "call the shadow Home Secretary.", 1, 6, false],
  ["002", 0, 2, 57, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I thank my hon. Friend for her questions.", "failure to tackle this abuse.", 3, 416, true],
  ["002", 0, 3, 66, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the Liberal Democrat spokesperson.", "call the Liberal Democrat spokesperson.", 1, 6, false],
  ["002", 0, 4, 72, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "My hon. Friend is right to raise those", "things go really badly wrong.", 1, 154, true],
  ["002", 0, 5, 77, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the Chair of the Home Affairs", "of the Home Affairs Committee.", 1, 9, false],
  ["002", 0, 6, 83, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "Order. I call the Home Secretary.", "I call the Home Secretary.", 1, 6, true],
  ["002", 0, 7, 88, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I am happy to follow up with the", "make sure there is accountability.", 2, 241, false],
  ["002", 1, 0, 104, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "We are obviously reviewing the situation as swiftly", "countries are doing the same.", 1, 110, false],
  ["002", 1, 1, 109, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the Liberal Democrat spokesperson.", "call the Liberal Democrat spokesperson.", 1, 6, false],
  ["002", 1, 2, 115, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "We have been clear that we need to", "be in the UK returned.", 1, 159, true],
  ["002", 1, 3, 120, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "For the final question, I call Jim Shannon.", "question, I call Jim Shannon.", 1, 8, false],
  ["002", 2, 0, 128, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "The hon. Member is right that there has", "the Bill to the House.", 12, 533, false],
  ["002", 2, 1, 155, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the shadow Home Secretary.", "call the shadow Home Secretary.", 1, 6, false],
  ["002", 3, 0, 169, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "My hon. Friend makes an important point about", "part of the extremism review.", 1, 108, false],
  ["002", 3, 1, 174, "chair", "Madam Deputy Speaker (Judith Cummins)", "Judith Cummins", "Madam Deputy Speaker", null, null, "I call the Liberal Democrat spokesperson.", "call the Liberal Democrat spokesperson.", 1, 6, false],
  ["003", 0, 0, 12, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I am happy to follow up with the", "make sure there is accountability.", 2, 241, false],
  ["003", 0, 1, 19, "speech", "Harpreet Uppal (Huddersfield) (Lab)", "Harpreet Uppal", null, "Huddersfield", "Lab", "I welcome the statement from the Home Secretary.", "regular updates on those actions.", 1, 98, false],
  ["003", 0, 2, 24, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "My hon. Friend is right. We will need", "and take forward the recommendations.", 1, 75, false],
  ["003", 1, 0, 38, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "Many issues obviously cut across, including issues around", "we are determined to introduce.", 1, 130, false],
  ["003", 1, 1, 43, "speech", "Harpreet Uppal (Huddersfield) (Lab)", "Harpreet Uppal", null, "Huddersfield", "Lab", "The horrific cases of CSE and rape across", "fight for funding every year?", 1, 116, false],
  ["003", 1, 2, 48, "speech", "Yvette Cooper", "Yvette Cooper", null, null, null, "I thank my hon. Friend for raising the", "things that has to change.", 1, 114, false],
  ["004", 0, 0, null, "question", null, null, null, null, null, "To ask the Secretary of State for the", "don't occur in the future.", 1, 43, false],
  ["004", 0, 1, null, "answer", "Jess Phillips", "Jess Phillips", "Parliamentary Under-Secretary", null, null, "We have been clear that this Government is", "is currently delivered by Barnardo's.", 6, 338, false],
];

describe("the seeds", () => {
  it("hold 5 sources, 9 extracts and 30 occurrences, each character accounted for", () => {
    expect(files).toHaveLength(5);
    const sources = [...parsed.values()];
    expect(sources.map((source) => source.reader.id)).toEqual(Array(5).fill("parallel-parliament"));
    expect(sources.flatMap((source) => source.extracts)).toHaveLength(9);
    expect(sources.flatMap((source) => source.extracts.flatMap((extract) => extract.occurrences))).toHaveLength(30);
    expect(sources.map((source) => source.unrecognisedCharacters)).toEqual([0, 0, 0, 0, 0]);
    expect(sources.flatMap((source) => source.diagnostics.map((d) => `${d.code}:${d.place?.line}`))).toEqual([
      "no-date:125",
    ]);
  });

  it.each(EXTRACTS)("item %s.%i at line %i is %s", (file, ordinal, line, title, kind, date, answered, ...rest) => {
    const [chamber, department, participants] = rest;
    const extract = seed(file).extracts[ordinal];
    expect(extract).toMatchObject({
      line,
      title,
      kind,
      date,
      answeredDate: answered,
      chamber,
      department,
      participants,
    });
    expect(extract?.house).toBe(chamber === null ? null : "commons");
    expect(extract?.isExcerpt).toBe(kind !== "written-question");
    expect(extract?.addressee).toBe(kind === "written-question" ? "Home Office" : null);
  });

  it("holds no other items", () => {
    expect([...parsed].flatMap(([file, source]) => source.extracts.map((e) => [file, e.ordinal]))).toEqual(
      EXTRACTS.map(([file, ordinal]) => [file, ordinal]),
    );
  });

  it.each(TURNS)("turn %s.%i.%i", (file, item, index, line, ...rest) => {
    const [kind, printed, name, office, constituency, party, first, last, paragraphs, words, gap] = rest;
    const turn = summarise(seed(file)).extracts[item]?.occurrences[index];
    expect(turn).toMatchObject({ kind, speaker: printed, name, office, constituency, party });
    expect(turn).toMatchObject({ firstWords: first, lastWords: last, paragraphs, words });
    expect(turn?.gapBefore).toBe(gap ? "--- Later in debate ---" : null);
    if (line !== null) {
      expect(turn?.line).toBe(line + 3);
      const speakerLines = seed(file).spans.filter((span) => span.role === "speaker" && span.line === line);
      expect(speakerLines).toMatchObject([{ extract: item, index }]);
    }
  });

  it("holds no other turns", () => {
    const turns = [...parsed].flatMap(([file, source]) =>
      source.extracts.flatMap((e) => e.occurrences.map((o) => [file, e.ordinal, o.index])),
    );
    expect(TURNS.map(([file, item, index]) => [file, item, index])).toEqual(turns);
  });

  it("gives the question the day asked and the answer the day answered", () => {
    expect(seed("004").extracts[0]?.occurrences.map((o) => o.date)).toEqual(["2025-01-09", "2025-01-17"]);
  });

  it("never takes the age of a page for a date or an order, but as days of capture", () => {
    const captured = [...parsed.values()].flatMap((source) => source.extracts.map((extract) => extract.capturedAt));
    expect(captured[0]).toEqual({ from: "2025-06-17", to: "2025-06-18" });
    expect(captured[7]).toEqual({ from: "2025-01-30", to: "2025-01-31" });
    expect(captured[4]).toBeNull();
    expect(captured[8]).toBeNull();
  });

  it("keeps the words of the answer, misprints and both apostrophes included", () => {
    const words = JSON.stringify(seed("004").extracts[0]?.occurrences);
    for (const exact of ["while pursing offenders", "‘No Further Action’", "Barnardo's"])
      expect(words).toContain(exact);
    expect(words).not.toContain("Reticulating");
  });

  it("is what the manifest says, and unchanged", () => {
    const manifest = files.map((name) => {
      const bytes = fileBytes(join(folder, name));
      return { file: name, sha256: sha256(bytes), bytes: bytes.length, ...summarise(readBytes(name, bytes)) };
    });
    expect(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))).toEqual({ files: manifest });
  });
});
