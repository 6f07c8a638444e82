import { describe, expect, it } from "vitest";
import { sha256 } from "../../electron/core/files/sha256.ts";
import { type Companion, companionPaths } from "./companions.ts";
import { readSource } from "./read-source.ts";
import { codesOf, occurrencesOf } from "./testing/trap.ts";

const SITTING = "ParlaMint-GB.TEI/2031/ParlaMint-GB_2031-03-04-commons";

function read(path: string, text: string, companions: Companion[]) {
  const bytes = new TextEncoder().encode(text);
  return readSource({ source: "s", path, bytes, revision: "r", companions }, { sha256 });
}

describe("files beside a source", () => {
  it("are looked for where editions put them, the nearest first", () => {
    expect(companionPaths(`${SITTING}.txt`)).toEqual([[`${SITTING}-meta-en.tsv`, `${SITTING}-meta.tsv`]]);
    const [people] = companionPaths(`${SITTING}.ana.xml`);
    expect(people).toContain("ParlaMint-GB.TEI/2031/ParlaMint-GB-listPerson.xml");
    expect(people).toContain("ParlaMint-GB.TEI/ParlaMint-GB-listPerson.xml");
    expect(companionPaths("a/ParlaMint-ES-CT_2031-03-04.xml").flat()).toContain("a/ParlaMint-ES-CT.xml");
    expect(companionPaths("a.zip!/x/ParlaMint-XX_2031-03-04.xml").flat()).toContain("a.zip!/ParlaMint-XX-listOrg.xml");
  });

  it.each(["a.xml", "ParlaMint-GB-listPerson.xml", "ParlaMint-GB.xml", `${SITTING}-meta.tsv`])(
    "are none for %s",
    (path) => expect(companionPaths(path)).toEqual([]),
  );

  it("give ParlaMint's TEI names, and parties of that day, and it is said from where", () => {
    const people: Companion = {
      path: "ParlaMint-GB.TEI/ParlaMint-GB-listPerson.xml",
      text:
        '<listPerson xmlns="http://www.tei-c.org/ns/1.0"><person xml:id="LindenHoy"><persName><surname>Hoy</surname>' +
        '<forename>Linden Ann</forename></persName><affiliation role="member" ref="#party.REED" from="2020-01-01" to="2030-12-31"/>' +
        '<affiliation role="member" ref="#party.MARSH" from="2031-01-01"/></person></listPerson>',
    };
    const parties: Companion = {
      path: "ParlaMint-GB.TEI/ParlaMint-GB-listOrg.xml",
      text: '<listOrg><org xml:id="party.MARSH" role="politicalParty"><orgName full="abb">Ma</orgName></org></listOrg>',
    };
    const tei =
      '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-GB_2031-03-04-commons"><text><body><div>' +
      '<u who="#LindenHoy"><seg>Order.</seg></u></div></body></text></TEI>';
    const parsed = read(`${SITTING}.xml`, tei, [people, parties]);
    expect(occurrencesOf(parsed)[0]?.speaker).toMatchObject({ name: "Linden Ann Hoy", party: "Ma", id: "#LindenHoy" });
    const said = parsed.diagnostics.find(({ code }) => code === "names-from-companion");
    expect(said?.message).toContain("ParlaMint-GB-listPerson.xml");
    expect(codesOf(parsed)).not.toContain("names-from-ids");
    expect(occurrencesOf(read(`${SITTING}.xml`, tei, []))[0]?.speaker).toMatchObject({
      name: "Linden Hoy",
      party: null,
    });
  });

  it("give ParlaMint's text speakers, parties, a day and a house", () => {
    const table: Companion = {
      path: `${SITTING}-meta.tsv`,
      text:
        "Text_ID\tID\tTitle\tDate\tBody\tSpeaker_role\tSpeaker_party\tSpeaker_ID\tSpeaker_name\n" +
        'X\tX.u1\t"Minutes" of the House\t2031-03-04\tLower house\tChairperson\tLAB\tLindenHoy\tHoy, Linden Ann\n' +
        'X\tX.u2\t"Minutes" of the House\t2031-03-04\tLower house\tRegular\t-\tNedVale\tVale, Ned\n',
    };
    const parsed = read(`${SITTING}.txt`, "X.u1\tOrder.\nX.u2\tI beg to move\nX.u3\tNobody.\n", [table]);
    expect(parsed.reader.id).toBe("parlamint-text");
    expect(parsed.extracts).toMatchObject([
      { title: '"Minutes" of the House', date: "2031-03-04", house: "commons", id: "X" },
      { title: null, date: "2031-03-04" },
    ]);
    expect(occurrencesOf(parsed)).toMatchObject([
      { kind: "chair", id: "X.u1", speaker: { name: "Linden Ann Hoy", party: "LAB", id: "#LindenHoy" } },
      { kind: "speech", id: "X.u2", speaker: { name: "Ned Vale", party: null } },
      { kind: "unattributed", id: "X.u3", speaker: null },
    ]);
    expect(codesOf(parsed)).toEqual(["names-from-companion", "no-speakers"]);
  });

  it("give ParlaMint's text what the table says in the language of the parliament, and of several parties the first", () => {
    const table: Companion = {
      path: "ParlaMint-XX_2031-03-04-meta.tsv",
      text:
        "Text_ID\tID\tTitle\tDate\tBody\tSpeaker_role\tSpeaker_party\tSpeaker_ID\tSpeaker_name\tTopic\n" +
        "X\ti-1\tProtokoll\t2031-03-04\tUnicameralism\tVoorzitter\tMP;Q10\tQ49\tAlm, Bo\tHealth\n",
    };
    const parsed = read("ParlaMint-XX_2031-03-04.txt", "i-1\tFru talman!\n", [table]);
    expect(parsed.extracts).toMatchObject([{ title: "Protokoll", house: "XX: parliament" }]);
    expect(occurrencesOf(parsed)).toMatchObject([{ kind: "chair", speaker: { name: "Bo Alm", party: "MP" } }]);
  });

  it("give an item of the Dutch Handelingen the day that the sitting's first item prints", () => {
    expect(companionPaths("nl/h-tk-20302031-70-10.xml")).toEqual([["nl/h-tk-20302031-70-1.xml"]]);
    const first: Companion = {
      path: "nl/h-tk-20302031-70-1.xml",
      text: "<officiele-publicatie><handelingen><vergadering><vergaderdatum>Donderdag 3 april 2031</vergaderdatum></vergadering></handelingen></officiele-publicatie>",
    };
    const item =
      "<officiele-publicatie><handelingen><agendapunt><item-titel>Veren</item-titel><spreekbeurt><spreker>De voorzitter:</spreker>" +
      "<tekst><al>Orde.</al></tekst></spreekbeurt></agendapunt></handelingen></officiele-publicatie>";
    const parsed = read("nl/h-tk-20302031-70-10.xml", item, [first]);
    expect(parsed.extracts).toMatchObject([{ title: "Veren", date: "2031-04-03" }]);
    expect(codesOf(parsed)).toEqual(["day-from-companion"]);
    expect(read("nl/h-tk-20302031-70-10.xml", item, []).extracts).toMatchObject([{ date: null }]);
  });
});
