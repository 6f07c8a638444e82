import { describe, expect, it } from "vitest";
import { READERS } from "../registry.ts";
import { readBytes } from "../testing/read-file.ts";
import { codesOf, occurrencesOf, testTraps, turnsOf } from "../testing/trap.ts";

const utf8 = new TextEncoder();
const TURNS = "JANE DOE: I beg to move.\nJOHN ROE: I second that.\n";
const SAID = [
  ["JANE DOE", "I beg to move."],
  ["JOHN ROE", "I second that."],
];
const whip = (words: string, head = "") =>
  `${head}<publicwhip latest="yes"><speech id="uk.org.publicwhip/debate/2031-03-04a.1.0" speakername="Jane Doe"><p>${words}</p></speech></publicwhip>`;
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("traps of bytes and encodings", () => {
  testTraps([
    {
      hazard: "no line end at the end of the file",
      file: TURNS.trimEnd(),
      reader: "name-colon",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual(SAID),
    },
    {
      hazard: "line ends of Windows and of old Macs",
      file: TURNS.replace("\n", "\r\n").replace(/\n$/, "\r"),
      reader: "name-colon",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual(SAID);
        expect(occurrencesOf(parsed)[1]?.paragraphs[0]?.line).toBe(2);
      },
    },
    {
      hazard: "a byte order mark",
      file: `\ufeff${TURNS}`,
      reader: "name-colon",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual(SAID);
        expect(occurrencesOf(parsed)[0]?.paragraphs[0]?.segments[0]?.byteStart).toBe(3 + "JANE DOE: ".length);
      },
    },
    {
      hazard: "XML that says ISO-8859-1 with bytes of windows-1252, and numbers of them as references",
      path: "debates2031-03-04a.xml",
      file: latin1(whip("caf\xe9 \x93so\x94 &#151; &#145;no&#146;", '<?xml version="1.0" encoding="ISO-8859-1"?>')),
      reader: "public-whip",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Jane Doe", "café “so” — ‘no’"]]),
    },
    {
      hazard: "entities of an internal DTD, and those of HTML without one",
      path: "debates2031-03-04a.xml",
      file: whip(
        "&pound;5 &mdash; &rsquo;",
        '<!DOCTYPE publicwhip [<!ENTITY mdash "&#8212;"><!ENTITY pound "&#163;">]>',
      ),
      reader: "public-whip",
      holds: (parsed) => expect(turnsOf(parsed)).toEqual([["Jane Doe", "£5 — ’"]]),
    },
    {
      hazard: "a bomb of entities and an external entity: neither is opened, the words as printed stay",
      path: "debates2031-03-04a.xml",
      file: whip(
        "&c; &file; end",
        `<!DOCTYPE publicwhip [<!ENTITY a "${"ha".repeat(50)}"><!ENTITY b "${"&a;".repeat(50)}">` +
          `<!ENTITY c "${"&b;".repeat(50)}"><!ENTITY file SYSTEM "file:///etc/hostname">]>`,
      ),
      reader: "public-whip",
      holds(parsed) {
        const [, words = ""] = turnsOf(parsed)[0] ?? [];
        expect(words?.length).toBeLessThan(1000);
        expect(words).toMatch(/&file; end$/);
      },
    },
    {
      hazard: "a misnamed encoding in single quotes: encoding='utf8'",
      path: "input.xml",
      file: whip("caf\u00e9", "<?xml version='1.0' encoding='utf8'?>"),
      reader: "public-whip",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([["Jane Doe", "café"]]);
        expect(codesOf(parsed)).toEqual([]);
      },
    },
    {
      hazard: "full-width colons and names that are not ASCII",
      file: "陳大文議員：主席，我發言。\n\n李小明議員：我反對這議案。\n\nÉamon Ó Sé：Yes, I do agree.\n\nÉamon Ó Sé：I do.\n",
      reader: "name-colon",
      holds(parsed) {
        expect(turnsOf(parsed)).toEqual([
          ["陳大文議員", "主席，我發言。"],
          ["李小明議員", "我反對這議案。"],
          ["Éamon Ó Sé", "Yes, I do agree."],
          ["Éamon Ó Sé", "I do."],
        ]);
      },
    },
    {
      hazard: "a file of no known format opens as text",
      path: "notes.xyz",
      file: "?? nothing that anybody knows\n\n== 1 ==\n",
      reader: "plain-text",
      holds: (parsed) => expect(turnsOf(parsed)[0]?.slice(1).join(" ")).toContain("nothing that anybody knows"),
    },
    {
      hazard: "XML of no known kind opens as text, with its words",
      path: "input.xml",
      file: '<?xml version="1.0"?><minutes><p>Words of nobody in particular.</p></minutes>',
      reader: "readable-xml",
      holds: (parsed) => expect(turnsOf(parsed)[0]?.join(" ")).toContain("Words of nobody in particular."),
    },
    {
      hazard: "AppleDouble and other bytes that are no text are named, not read",
      path: "._GBR_70_2031.txt",
      file: Uint8Array.from([0, 5, 0x16, 7, 0, 2, 0, 0, ...utf8.encode("Mac OS X        ")]),
      reader: "none",
      holds: (parsed) => expect(codesOf(parsed)).toEqual(["binary"]),
    },
  ]);

  it.each(READERS.map((reader) => reader.id))("bytes of no text given to %s by hand are a diagnostic too", (id) => {
    const parsed = readBytes("a.bin", Uint8Array.from([1, 0, 2]), id);
    expect([parsed.extracts, codesOf(parsed)]).toEqual([[], ["binary"]]);
  });
});
