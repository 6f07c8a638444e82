import { describe, expect, it } from "vitest";
import { readBytes } from "../testing/read-file.ts";
import { describeReader } from "../testing/reader-suite.ts";
import { parlamintTei } from "./reader.ts";
import { nameInId } from "./speaker.ts";
import { readTime } from "./time.ts";

describeReader(parlamintTei, import.meta.dirname);

describe("reader parlamint-tei", () => {
  it("says how many printed units became how many turns, and keeps the first one's id", () => {
    const unit = (id: string) => `<u who="#JaneDoe" xml:id="${id}"><seg>Words.</seg></u>`;
    const xml = `<TEI xml:id="ParlaMint-XX"><text><body>${unit("a")}${unit("b")}<note/>${unit("c")}</body></text></TEI>`;
    const { extracts, diagnostics } = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(extracts[0]?.occurrences.map(({ id, paragraphs }) => [id, paragraphs.length])).toEqual([
      ["a", 2],
      ["c", 1],
    ]);
    expect(diagnostics.find(({ code }) => code === "units-joined")?.message).toMatch(/^2 printed units .* 1 turn/);
  });

  it("takes a turn marked as the chair's for the chair's, also when it does not say who presides, and tells so", () => {
    const turns = '<u ana="#chair"><seg>Order.</seg></u><u ana="#regular"><seg>Hear, hear.</seg></u>';
    const xml = `<TEI xml:id="ParlaMint-XX"><text><body>${turns}</body></text></TEI>`;
    const { extracts, diagnostics, spans } = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(extracts[0]?.occurrences).toMatchObject([
      { kind: "chair", speaker: { printed: "chair", name: null, office: "chair" } },
      { kind: "unattributed", speaker: null },
    ]);
    const marks = spans.filter(({ role }) => role === "speaker");
    expect(marks.map(({ byteStart, byteEnd }) => xml.slice(byteStart, byteEnd))).toEqual(["#chair"]);
    expect(diagnostics.find(({ code }) => code === "chair-not-named")).toMatchObject({ severity: "info" });
  });

  it("bears ten thousand open elements within an utterance", () => {
    const xml = `<TEI xml:id="ParlaMint-XX"><text><u who="#JaneDoe"><seg>${"<hi>".repeat(10_000)}deep${"</hi>".repeat(10_000)}</seg></u></text></TEI>`;
    const { extracts, diagnostics } = readBytes("a.xml", new TextEncoder().encode(xml));
    expect(extracts[0]?.occurrences).toMatchObject([{ paragraphs: [{ text: "deep" }] }]);
    expect(diagnostics.map(({ code }) => code)).toContain("too-deep");
  });

  it.each([
    ['<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2031-03-04"/>', "certain"],
    ['<t:TEI xmlns:t="http://www.tei-c.org/ns/1.0"><t:text><t:u t:n="1" who="#a"/></t:text></t:TEI>', "certain"],
    ['<TEI.2><text><u who="a"/></text></TEI.2>', "no"],
    ['<listPerson xmlns="http://www.tei-c.org/ns/1.0"/>', "certain"],
    ["<listPerson/>", "no"],
    ['<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>A poem.</p></text></TEI>', "no"],
    [
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><sp><speaker>A. Elm</speaker><p>No.</p></sp></text></TEI>',
      "certain",
    ],
    ["<u who='a'/>", "no"],
  ])("is sure of %s: %s", (text, confidence) => {
    expect(parlamintTei.sniff({ path: "a.xml", text, complete: true }).confidence).toBe(confidence);
  });
});

it.each([
  ["LindsayDoe", "Lindsay Doe"],
  ["JaneMcAllister", "Jane McAllister"],
  ["Mustafa.Şen", "Mustafa Şen"],
  ["t_kruusimäe_19670409", "T Kruusimäe"],
  ["de-la-MoraJuan2", "De-la-Mora Juan"],
  ["PAD_88386", "PAD_88386"],
  ["person.17", "person.17"],
])("makes a name of the id %s: %s", (id, name) => {
  expect(nameInId(id)).toBe(name);
});

it.each([
  ["2031-03-04T09:05:06+01:00", "9:05", "09:05:06"],
  [null, "Beginn: 9:05 Uhr", "09:05"],
  [null, "14.00", "14:00"],
  ["2031-03-04", "25.61", null],
  [null, "no time", null],
])("reads the time of %s and %j as %s", (when, words, time) => {
  expect(readTime(when, words)).toBe(time);
});

it.each([
  ["<surname>Sánchez</surname><nameLink>i</nameLink><surname>Llibre</surname>", "Josep Sánchez i Llibre"],
  ["<nameLink>de</nameLink><surname>Vale</surname>", "Josep de Vale"],
  ["<surname>Vale</surname><nameLink>de</nameLink>", "Josep de Vale"],
])("puts the name %s in its usual order", (family, name) => {
  const person = `<person xml:id="A"><persName><forename>Josep</forename>${family}</persName></person>`;
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2031-03-04"><teiHeader><listPerson>${person}</listPerson></teiHeader><text><body><u who="#A"><seg>Yes.</seg></u></body></text></TEI>`;
  const parsed = readBytes("a.xml", new TextEncoder().encode(text));
  expect(parsed.extracts[0]?.occurrences[0]?.speaker?.name).toBe(name);
});

it("says that a name was made from an id also where an office is printed above the words", () => {
  const turn = '<note type="speaker">A señora PRESIDENTA:</note><u who="#OlmoAna" ana="#chair"><seg>Bo día.</seg></u>';
  const text = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-XX_2031-03-04"><text><body>${turn}</body></text></TEI>`;
  const parsed = readBytes("a.xml", new TextEncoder().encode(text));
  expect(parsed.extracts[0]?.occurrences[0]?.speaker).toMatchObject({
    name: "Olmo Ana",
    office: "A señora PRESIDENTA",
  });
  expect(parsed.diagnostics.map(({ code }) => code)).toEqual(["names-from-ids"]);
});
