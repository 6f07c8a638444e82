import { describe, expect, it } from "vitest";
import { isChairOffice, mayBeSamePerson, readPrintedSpeaker } from "./printed-speaker.ts";

describe("readPrintedSpeaker", () => {
  it.each([
    ["Ada Marsh", null, "Ada Marsh", null, null, null],
    ["Ada Marsh (Oxhill) (Lab/Co-op)", null, "Ada Marsh", null, "Oxhill", "Lab/Co-op"],
    ["Ada Marsh (Oxhill, Combe and Dell) (Con)", null, "Ada Marsh", null, "Oxhill, Combe and Dell", "Con"],
    ["Ada Marsh (Oxhill)", null, "Ada Marsh", null, "Oxhill", null],
    ["Ada Marsh (Ind)", null, "Ada Marsh", null, null, "Ind"],
    ["Ada Marsh (Oxhill, Lab)", null, "Ada Marsh", null, "Oxhill", "Lab"],
    ["Ada Marsh (Labour - Oxhill)", null, "Ada Marsh", null, "Oxhill", "Labour"],
    ["Ada Marsh (Combe (East)) (SNP)", null, "Ada Marsh", null, "Combe (East)", "SNP"],
    ["Ada Marsh (Oxhill) (Con) (Maiden Speech)", null, "Ada Marsh", null, "Oxhill", "Con"],
    ["Ada Marsh [Minister for Ropes]", null, "Ada Marsh", "Minister for Ropes", null, null],
    ["The Minister for Ropes (Ada Marsh)", "Ada Marsh", "Ada Marsh", "The Minister for Ropes", null, null],
    ["Lord Chancellor (Ada Marsh)", "Ada Marsh", "Ada Marsh", "Lord Chancellor", null, null],
    ["Minister of State at the Treasury (Ned Vale)", null, "Ned Vale", "Minister of State at the Treasury", null, null],
    ["Lord Brook of Millpond (Con)", null, "Lord Brook of Millpond", null, null, "Con"],
    ["Baroness Thorne (Fishermen)", null, "Baroness Thorne", null, null, "Fishermen"],
    ["The Earl of Dunlin (CB)", null, "The Earl of Dunlin", null, null, "CB"],
    ["The Minister for Ropes (Baroness Thorne) (Lab)", null, "Baroness Thorne", "The Minister for Ropes", null, "Lab"],
    ["Mr Speaker", "Ned Vale", "Ned Vale", "Mr Speaker", null, null],
    ["Mr Speaker", null, null, "Mr Speaker", null, null],
    ["Kari Elv (A)", null, "Kari Elv", null, null, "A"],
    ["Kari Elv (FrP)", null, "Kari Elv", null, null, "FrP"],
    ["Statsråd Ola Fjell", null, "Ola Fjell", "Statsråd", null, null],
    ["Havneministeren (Eva Gran)", null, "Eva Gran", "Havneministeren", null, null],
    ["Ministr dopravy ČR Petr Jilm", null, "Petr Jilm", "Ministr dopravy ČR", null, null],
    ["Předseda PSP Jan Dub", null, "Jan Dub", "Předseda PSP", null, null],
    ["", null, "", null, null, null],
    ["(((", null, "(((", null, null, null],
  ])("reads %s", (printed, portrait, name, office, constituency, party) => {
    expect(readPrintedSpeaker(printed, portrait).speaker).toEqual({
      printed,
      name,
      office,
      constituency,
      party,
      id: null,
    });
  });

  it.each([
    "Some hon. Members",
    "Several noble Lords",
    "Hon. Members",
    "HON MEMBERS",
    "An hon. Member",
    "Members of the public",
    "Des voix",
    "Une voix",
    "Zwischenrufe",
    "Varios señores diputados",
  ])("takes %s for no person", (voices) => {
    const { speaker } = readPrintedSpeaker(voices);
    expect(speaker).toMatchObject({ printed: voices, name: null, office: null });
  });

  it.each(["Hon. Jane Doe", "Lord Members", "Ann Member", "M. Voix", "Mr Lords"])("takes %s for a person", (name) => {
    expect(readPrintedSpeaker(name).speaker.name).toBe(name);
  });

  it("knows who presides", () => {
    for (const office of [
      "An Leas-Chathaoirleach",
      "An Ceann Comhairle",
      "Le vice-président",
      "Mr Speaker",
      "Madam Deputy Speaker",
      "The Second Deputy Chairman of Ways and Means",
      "The Chairman of Ways and Means",
      "The Temporary Chair",
      "The Temporary Deputy Speaker",
      "The Temporary Deputy Chairlady",
      "Hon. Deputy Speaker",
      "Mdm Deputy Speaker",
      "The Acting Speaker",
      "The Lord Speaker",
    ]) {
      expect(isChairOffice(office), office).toBe(true);
    }
    for (const office of ["The Chair of the Home Affairs Committee", "The Speaker of Ruritania", null]) {
      expect(isChairOffice(office), `${office}`).toBe(false);
    }
    expect(readPrintedSpeaker("Sir Ned Vale (in the Chair)").chair).toBe(true);
    for (const office of ["La presidenta", "El vicepresident primer", "Le président"])
      expect(isChairOffice(office)).toBe(true);
    expect(isChairOffice("El president de la Generalitat")).toBe(false);
  });

  it("takes the language and whom somebody speaks for neither for a party nor for an office", () => {
    const { speaker } = readPrintedSpeaker("Ms Ellen Yew (Elm) (In Mandarin)");
    expect(speaker).toMatchObject({ name: "Ms Ellen Yew", constituency: "Elm", party: null, office: null });
    expect(readPrintedSpeaker("Mrs Jo Ash (for the Prime Minister)").speaker).toMatchObject({
      name: "Mrs Jo Ash",
      office: null,
    });
  });

  it("takes a courtesy with its article for a part of the name, but not before an office", () => {
    const vale = readPrintedSpeaker("The Hon. J.B. VALE (Marsh)").speaker;
    expect(vale).toMatchObject({ name: "The Hon. J.B. VALE", constituency: "Marsh", party: null, office: null });
    for (const office of ["The Honourable Speaker", "The Hon. Treasurer", "The Right Honourable the Prime Minister"])
      expect(readPrintedSpeaker(office).speaker).toMatchObject({ name: null, office });
  });

  it("knows offices of other languages by their article and small letter", () => {
    const minister = readPrintedSpeaker("El conseller de Ports (Joan Om i Faig)").speaker;
    expect(minister).toMatchObject({ office: "El conseller de Ports", name: "Joan Om i Faig", constituency: null });
    expect(readPrintedSpeaker("L’honorable conseller").speaker.name).toBeNull();
    expect(readPrintedSpeaker("La Marr (Elm)").speaker).toMatchObject({ name: "La Marr", constituency: "Elm" });
  });

  it("tells a title or surname from another person", () => {
    expect(mayBeSamePerson("Graham Reed", "Mr Reed")).toBe(true);
    expect(mayBeSamePerson("Ned Vale", "Sir Ned Vale")).toBe(true);
    expect(mayBeSamePerson("Earl of Dunlin", "The Earl of Dunlin")).toBe(true);
    expect(mayBeSamePerson("Lord Wade of Sandbank", "Lord Brook of Sandbank")).toBe(false);
    expect(mayBeSamePerson("Lord Wade of Sandbank", "Lord Brook of Millpond")).toBe(false);
  });
});
