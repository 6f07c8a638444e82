import { describe, expect } from "vitest";
import { codesOf, occurrencesOf, testTraps, turnsOf } from "../testing/trap.ts";

const LINKS = "- View Speech - Hansard - - - Excerpts";
const speech = (display: string, words: string, portrait = display) =>
  `${portrait} Portrait ${display}\n${LINKS}\n\n${words}\n`;

/** A page of excerpts: its day can be left out, and so can what follows the day. */
const page = (turns: string, { day = "Monday 3rd February 2031", age = "(1 week ago)" } = {}) =>
  [
    "Harbour Dues Debate\n",
    "Full Debate: Read Full Debate\n",
    "Harbour Dues\n",
    "Ned Vale Excerpts",
    ...(day ? [day, "", age, "", "Commons Chamber", "Read Full debate Read Hansard Text"] : []),
    turns,
  ].join("\n");

describe("traps of copied pages", () => {
  testTraps([
    {
      hazard: "a debate without date, age, chamber and links: no day is made up",
      file: page(speech("Ned Vale", "I beg to move."), { day: "" }),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(parsed.extracts).toMatchObject([{ title: "Harbour Dues", date: null, chamber: null, capturedAt: null }]);
        expect(turnsOf(parsed)).toEqual([["Ned Vale", "I beg to move."]]);
      },
    },
    {
      hazard: "no-break and plain spaces in the page's age, which never dates the debate",
      file: page(speech("Ned Vale", "I agree."), { age: "(1\u00a0day, 18\u00a0hours ago)" }),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(parsed.extracts).toMatchObject([{ date: "2031-02-03", capturedAt: { from: expect.anything() } }]);
        expect(turnsOf(parsed)).toEqual([["Ned Vale", "I agree."]]);
      },
    },
    {
      hazard: "the bar of links glued to the first speaker",
      file: page("").concat(speech("Ned Vale", "I agree.")).replace("Hansard Text\n", "Hansard Text "),
      reader: "parallel-parliament",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Ned Vale", "I agree."]]),
    },
    {
      hazard: "the line that words are left out glued to the next speaker",
      file: page(`${speech("Ned Vale", "I agree.")}\n--- Later in debate ---${speech("Una Finch", "I do not.")}`),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([
          ["Ned Vale", "I agree."],
          ["Una Finch", "I do not."],
        ]);
        expect(occurrencesOf(parsed)[1]?.gapBefore?.printed).toBe("--- Later in debate ---");
      },
    },
    {
      hazard: "a paragraph of one line that looks like a title, and a title that looks like a paragraph",
      file:
        `${page(speech("Ned Vale", "We shall fight it.\n\nThe Harbour Dues"))}\nLight Dues\n\n` +
        `Una Finch Excerpts\nTuesday 4th February 2031\n\nCommons Chamber\nRead Hansard Text\n${speech("Una Finch", "No.")}`,
      reader: "parallel-parliament",
      holds(parsed) {
        expect(parsed.extracts.map(({ title }) => title)).toEqual(["Harbour Dues", "Light Dues"]);
        expect(turnsOf(parsed)).toEqual([
          ["Ned Vale", "We shall fight it.", "The Harbour Dues"],
          ["Una Finch", "No."],
        ]);
      },
    },
    {
      hazard: "a portrait of somebody else than the speaker: the words are the speaker's, and it is said",
      file: page(speech("Lord Brook of Millpond (Con)", "My Lords.", "Lord Wade of Sandbank")),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(occurrencesOf(parsed)[0]?.speaker).toMatchObject({ name: "Lord Brook of Millpond", party: "Con" });
        expect(codesOf(parsed)).toContain("portrait-differs");
      },
    },
    {
      hazard: "an office with a name in brackets, and a name with a constituency in brackets",
      file: page(
        speech("The Secretary of State for Tides (Una Finch)", "Yes.", "Una Finch") +
          speech("Ned Vale (Oxhill) (Con)", "No.", "Ned Vale"),
      ),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(occurrencesOf(parsed).map(({ speaker }) => speaker)).toMatchObject([
          { name: "Una Finch", office: "The Secretary of State for Tides", constituency: null, party: null },
          { name: "Ned Vale", office: null, constituency: "Oxhill", party: "Con" },
        ]);
      },
    },
    {
      hazard: "commas, an “and” and slashes in constituency and party",
      file: page(speech("Ned Vale (Oxhill, Fenwick and Marsh) (Lab/Co-op)", "Yes.", "Ned Vale")),
      reader: "parallel-parliament",
      holds(parsed) {
        const speaker = { constituency: "Oxhill, Fenwick and Marsh", party: "Lab/Co-op" };
        expect(occurrencesOf(parsed)[0]?.speaker).toMatchObject(speaker);
      },
    },
    {
      hazard: "a peer with a party and no constituency",
      file: page(speech("Lord Brook of Millpond (Non-Afl)", "My Lords.")),
      reader: "parallel-parliament",
      holds(parsed) {
        expect(occurrencesOf(parsed)[0]?.speaker).toMatchObject({ constituency: null, party: "Non-Afl" });
      },
    },
    {
      hazard: "a page as reader mode copies it, without speakers: nobody is made up",
      file:
        "Skip to main content\nHarbour Dues\nVolume 467: debated on Thursday 15 November 2029\n\n" +
        "I beg to move that the dues be paid.\n\nThey are too high: I say so again.\n",
      reader: "hansard-online-text",
      holds(parsed) {
        expect(occurrencesOf(parsed).map(({ kind }) => kind)).toEqual(["unattributed"]);
        expect(parsed.extracts).toMatchObject([{ title: "Harbour Dues", date: "2029-11-15", volume: "467" }]);
        expect(codesOf(parsed)).toContain("no-speaker");
      },
    },
  ]);
});
