import { describe, expect, it } from "vitest";
import { checkInvariants } from "../testing/invariants.ts";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { publicWhip } from "./reader.ts";

describeReader(publicWhip, import.meta.dirname);

describe("reader public-whip", () => {
  it("reads letters of windows-1252 in a file that calls itself ISO-8859-1, and leads back to their bytes", () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><publicwhip><speech speakername="Ren\u00c9e Doe"><p>\u00d6l \x96 ja.</p></speech></publicwhip>';
    const bytes = Uint8Array.from(xml, (character) => character.charCodeAt(0));
    const parsed = readBytes("debates/debates2031-03-04a.xml", bytes);
    checkInvariants(parsed, bytes);
    expect(parsed.encoding).toBe("windows-1252");
    expect(parsed.extracts[0]).toMatchObject({
      date: "2031-03-04",
      chamber: "Commons Chamber",
      occurrences: [{ speaker: { name: "RenÉe Doe" }, paragraphs: [{ text: "Öl – ja." }] }],
    });
  });

  it("keeps the ids of those who voted, one for each name: of the person, else of the member", () => {
    const xml = `<publicwhip><division id="a"><mplist vote="aye"><mpname id="m/1" person_id="p/7">Doe, Jane</mpname>
<mpname id="m/2">Roe, Rob</mpname></mplist><mplist vote="no"><mpname>Price, Ann</mpname></mplist></division>
<division id="b"><mplist vote="aye"><mpname>Doe, Jane</mpname></mplist></division></publicwhip>`;
    const parsed = readBytes("a.xml", new TextEncoder().encode(xml));
    const ids = parsed.extracts.flatMap(({ occurrences }) => occurrences.map(({ voterIds }) => voterIds));
    expect(ids).toEqual([["p/7", "m/2", null], undefined]);
  });

  it("bears ten thousand open elements within a speech", () => {
    const xml = `<publicwhip><speech speakername="Jane Doe"><p>${"<i>".repeat(10_000)}deep${"</i>".repeat(10_000)}</p></speech></publicwhip>`;
    const parsed = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(parsed.extracts[0]?.occurrences).toMatchObject([{ paragraphs: [{ text: "deep" }] }]);
    expect(parsed.diagnostics).toMatchObject([{ code: "too-deep" }]);
  });

  it.each([
    ["<publicwhip/>", "certain"],
    ['<publicwhip latest="yes">\n<regmem personid="a">Nil.</regmem></publicwhip>', "no"],
    ['<debates><speech id="uk.org.publicwhip/debate/1"/></debates>', "certain"],
    ["<debates><speech/></debates>", "no"],
    ["<TEI/>", "no"],
    ["publicwhip", "no"],
  ])("is sure of %s: %s", (text, confidence) => {
    expect(publicWhip.sniff({ path: "a.xml", text, complete: true }).confidence).toBe(confidence);
  });
});
