import { describe, expect, it } from "vitest";
import { checkInvariants } from "../testing/invariants.ts";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { readAffiliation } from "./affiliation.ts";
import { canadaHansard } from "./reader.ts";
import { readPrintedDay } from "./sitting.ts";

describeReader(canadaHansard, import.meta.dirname);

describe("reader canada-hansard", () => {
  it("reads a file that calls its encoding utf8", () => {
    const xml =
      "<?xml version='1.0' encoding='utf8'?><Hansard><ExtractedInformation/><HansardBody><Intervention><PersonSpeaking>" +
      "<Affiliation>M. René Doe (Quai, BQ)</Affiliation>: </PersonSpeaking><Content><ParaText>Voilà.</ParaText></Content>" +
      "</Intervention></HansardBody></Hansard>";
    const bytes = new TextEncoder().encode(xml);
    const parsed = readBytes("a.xml", bytes);
    checkInvariants(parsed, bytes);
    expect(parsed).toMatchObject({ reader: { id: "canada-hansard" }, encoding: "utf-8" });
    expect(parsed.extracts[0]?.occurrences).toMatchObject([
      { speaker: { name: "M. René Doe", party: "BQ" }, paragraphs: [{ text: "Voilà." }] },
    ]);
  });

  it("keeps the ids of those who voted, one for each name", () => {
    const xml = `<Hansard><ExtractedInformation/><HansardBody><Division id="1" DivisionNumber="3"><DivisionType><Type>YEAS</Type>
<Affiliation DbId="7">Doe</Affiliation><Affiliation DbId="8">Roe (Quay)</Affiliation></DivisionType><DivisionType><Type>NAYS</Type>
<Affiliation>Poe</Affiliation></DivisionType></Division></HansardBody></Hansard>`;
    const parsed = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(parsed.extracts[0]?.occurrences).toMatchObject([{ kind: "division", voterIds: ["7", "8", null] }]);
  });

  it.each([
    ["Hon. Jane Doe (Minister of Locks, Quays and Weirs, Lib.)", "4", { office: "Minister of Locks, Quays and Weirs" }],
    ["Mme Jeanne Doe (Quai—Écluse, NPD)", "2", { constituency: "Quai—Écluse", party: "NPD" }],
    ["Mr. John Vale (Quay, Cons. Ind.)", "2", { constituency: "Quay", party: "Cons. Ind." }],
    ["L'hon. Marie Roe (ministre des Quais, PCC)", null, { office: "ministre des Quais", party: "PCC" }],
    ["The Acting Speaker (Mr. Ray Roe)", "92", { name: "Mr. Ray Roe", office: "The Acting Speaker" }],
    ["The Chair (Mr. Ray Roe (Quay, Lib.))", "35", { name: "Mr. Ray Roe", constituency: "Quay", party: "Lib." }],
    ["Ms. Ann Poe (Director, Friends of Locks)", "28", { office: "Director, Friends of Locks", party: null }],
    ["Mr. Sam Poe", "2", { name: "Mr. Sam Poe", constituency: null }],
    ["M.\u00a0Luc Orme", null, { name: "M. Luc Orme" }],
  ])("takes %s apart", (words, type, facts) => {
    expect(readAffiliation(words, "7", type).speaker).toMatchObject({ printed: words, id: "7", ...facts });
  });

  it.each([
    ["The Deputy Speaker", true],
    ["The Assistant Deputy Chair", true],
    ["La Vice-présidente", true],
    ["Le président suppléant (M. Roe)", true],
    ["Le président du Conseil du Trésor", false],
    ["Mr. Ray Speaker", false],
  ])("knows whether %s presides: %s", (words, isChair) => {
    expect(readAffiliation(words, null, null).isChair).toBe(isChair);
  });

  it.each([
    ["Friday, May 12, 2023", "2023-05-12"],
    ["Le mercredi 1er août 2012", "2012-08-01"],
    ["Le 31 juin 2012", null],
    ["soon", null],
  ])("reads the day %s: %s", (printed, day) => {
    expect(readPrintedDay(printed)).toBe(day);
  });

  it.each([
    ["<Hansard><ExtractedInformation/></Hansard>", "certain"],
    ["<Hansard/>", "no"],
    ["Hansard <ExtractedInformation", "no"],
  ])("is sure of %s: %s", (text, confidence) => {
    expect(canadaHansard.sniff({ path: "a.xml", text, complete: true }).confidence).toBe(confidence);
  });
});
